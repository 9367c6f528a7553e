import Audio

/// What was agreed with a device.
public struct PCMFormat: Sendable, Equatable, CustomStringConvertible {
    public enum Sample: String, Sendable, CaseIterable {
        case int16 = "S16"
        case int32 = "S32"
        case float32 = "FLOAT"

        var size: Int { self == .int16 ? 2 : 4 }
    }

    /// Frames a second.
    public var rate: Int
    public var channels: Int
    public var sample: Sample
    /// Frames that the device hands over at a time, about 20 ms.
    public var period: Int
    /// Frames that the device can hold.
    public var buffer: Int

    public init(rate: Int, channels: Int, sample: Sample, period: Int, buffer: Int) {
        self.rate = rate
        self.channels = channels
        self.sample = sample
        self.period = period
        self.buffer = buffer
    }

    public var description: String {
        "\(rate) Hz, \(channels == 1 ? "mono" : "\(channels) channels"), \(sample.rawValue)"
    }

    var frameSize: Int { channels * sample.size }

    /// The mean of the channels of interleaved frames.
    func mono(_ bytes: UnsafeRawBufferPointer) -> [Int16] {
        (0..<bytes.count / frameSize).map { frame in
            var sum = 0.0
            for channel in 0..<channels {
                let offset = frame * frameSize + channel * sample.size
                switch sample {
                case .int16: sum += Double(bytes.loadUnaligned(fromByteOffset: offset, as: Int16.self)) / 0x8000
                case .int32: sum += Double(bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self)) / 0x8000_0000
                case .float32: sum += Double(bytes.loadUnaligned(fromByteOffset: offset, as: Float.self))
                }
            }
            return Int16(fullScale: sum / Double(channels))
        }
    }

    /// Interleaved frames with the same sound on every channel.
    func interleaved(_ samples: ArraySlice<Int16>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(samples.count * frameSize)
        for value in samples {
            for _ in 0..<channels {
                switch sample {
                case .int16: withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) }
                case .int32: withUnsafeBytes(of: Int32(value) << 16) { bytes.append(contentsOf: $0) }
                case .float32: withUnsafeBytes(of: Float(value) / 0x8000) { bytes.append(contentsOf: $0) }
                }
            }
        }
        return bytes
    }
}
