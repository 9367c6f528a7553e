import Foundation

/// The `fmt ` chunk of a WAV file.
struct WAVFormat {
    enum Encoding: UInt16 {
        case integer = 1
        case float = 3
    }

    var encoding: Encoding
    var channels: Int
    var rate: Int
    var bytesPerSample: Int

    /// - Parameters:
    ///   - start: Where the chunk's content begins.
    ///   - size: What the chunk says its size is.
    init(_ bytes: [UInt8], at start: Int, size: Int) throws(WAVError) {
        guard size >= 16, start + 16 <= bytes.count else { throw WAVError(reason: .noFormat, offset: start) }
        var tag = bytes.littleEndian(at: start, as: UInt16.self)
        if tag == 0xFFFE {
            // WAVE_FORMAT_EXTENSIBLE: the real tag is the first half word of the sub-format's GUID.
            guard size >= 26, start + 26 <= bytes.count else { throw WAVError(reason: .noFormat, offset: start) }
            tag = bytes.littleEndian(at: start + 24, as: UInt16.self)
        }
        guard let encoding = Encoding(rawValue: tag) else {
            throw WAVError(reason: .unsupportedEncoding(tag), offset: start)
        }
        let channels = Int(bytes.littleEndian(at: start + 2, as: UInt16.self))
        let rate = Int(bytes.littleEndian(at: start + 4, as: UInt32.self))
        let bits = Int(bytes.littleEndian(at: start + 14, as: UInt16.self))
        let widths = encoding == .integer ? [8, 16, 24, 32] : [32, 64]
        guard widths.contains(bits) else {
            throw WAVError(reason: .unsupportedWidth(bits: bits, encoding: tag), offset: start + 14)
        }
        guard channels > 0 else {
            throw WAVError(reason: .noChannel, offset: start + 2)
        }
        guard rate > 0 else {
            throw WAVError(reason: .noRate, offset: start + 4)
        }
        let frameSize = Int(bytes.littleEndian(at: start + 12, as: UInt16.self))
        guard frameSize == channels * bits / 8 else {
            throw WAVError(
                reason: .contradictoryFrame(bytes: frameSize, channels: channels, bits: bits),
                offset: start + 12)
        }
        self.encoding = encoding
        self.channels = channels
        self.rate = rate
        self.bytesPerSample = bits / 8
    }

    /// The mean of the channels, frame by frame, or the loudest of them if they cancel each other, as those of a
    /// microphone with one wire turned round do. A last frame that is cut off is left out.
    func mono(_ data: ArraySlice<UInt8>) -> [Int16] {
        if channels == 1, case (.integer, 2) = (encoding, bytesPerSample) { return Self.words(data) }
        let frameSize = channels * bytesPerSample
        let frames = 0..<data.count / frameSize
        var energies = Array(repeating: 0.0, count: channels)
        var energyOfMean = 0.0
        let mean = frames.map { frame in
            var sum = 0.0
            for channel in 0..<channels {
                let amplitude = sample(data, at: frame * frameSize + channel * bytesPerSample)
                energies[channel] += amplitude * amplitude
                sum += amplitude
            }
            let mean = sum / Double(channels)
            energyOfMean += mean * mean
            return Int16(fullScale: mean)
        }
        guard let loudest = energies.indices.max(by: { energies[$0] < energies[$1] }),
            energyOfMean < energies[loudest] / Double(channels * channels) * Self.cancellation
        else { return mean }
        return frames.map {
            Int16(fullScale: sample(data, at: $0 * frameSize + loudest * bytesPerSample))
        }
    }

    /// Share of a single channel's energy in the mean below which the others must have taken it away.
    private static let cancellation = 1.0 / 16

    /// The samples as they stand: a voice's sound is decoded while somebody waits for it.
    private static func words(_ data: ArraySlice<UInt8>) -> [Int16] {
        let count = data.count / 2
        let samples = [Int16](unsafeUninitializedCapacity: count) { samples, initialized in
            data.withUnsafeBytes { UnsafeMutableRawBufferPointer(samples).copyBytes(from: $0.prefix(2 * count)) }
            initialized = count
        }
        return Int16(littleEndian: 1) == 1 ? samples : samples.map(Int16.init(littleEndian:))
    }

    /// One sample, where full scale is ±1; 0 for what is no number.
    private func sample(_ data: ArraySlice<UInt8>, at offset: Int) -> Double {
        let amplitude = amplitude(data, at: offset)
        return amplitude.isNaN ? 0 : amplitude
    }

    private func amplitude(_ data: ArraySlice<UInt8>, at offset: Int) -> Double {
        switch (encoding, bytesPerSample) {
        case (.integer, 1):
            // 8-bit WAV is unsigned, unlike every wider width.
            return (Double(data[data.startIndex + offset]) - 128) / 128
        case (.integer, 2):
            return Double(data.littleEndian(at: offset, as: Int16.self)) / 0x8000
        case (.integer, 3):
            let low = Int32(data[data.startIndex + offset])
            let high = Int32(data.littleEndian(at: offset + 1, as: Int16.self))
            return Double(high << 8 | low) / 0x80_0000
        case (.integer, _):
            return Double(data.littleEndian(at: offset, as: Int32.self)) / 0x8000_0000
        case (.float, 4):
            return Double(Float(bitPattern: data.littleEndian(at: offset, as: UInt32.self)))
        case (.float, _):
            return Double(bitPattern: data.littleEndian(at: offset, as: UInt64.self))
        }
    }
}

extension Int16 {
    /// The nearest sample of an amplitude where full scale is ±1: clipped beyond it, and 0 where it is no number.
    package init(fullScale amplitude: Double) {
        let scaled = (amplitude * 32768).rounded()
        self = scaled.isNaN ? 0 : Int16(scaled.clamped(to: -32768...32767))
    }
}

extension Comparable {
    func clamped(to limits: ClosedRange<Self>) -> Self {
        min(max(self, limits.lowerBound), limits.upperBound)
    }
}
