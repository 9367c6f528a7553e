import Foundation

/// Writes the WAV files that `WAVFile` does not write itself, right and wrong ones.
struct WAVWriter {
    var encoding: UInt16
    var bits: Int
    var channels: Int
    var rate: UInt32
    var isExtensible = false
    /// A whole chunk that stands before the data.
    var extraChunk: [UInt8] = []
    /// What the header says, where that is not the truth.
    var dataSize: UInt32?

    init(encoding: UInt16, bits: Int, channels: Int, rate: UInt32) {
        self.encoding = encoding
        self.bits = bits
        self.channels = channels
        self.rate = rate
    }

    /// The same samples on every channel.
    func file(_ samples: [Int16]) -> Data {
        file(interleaved: samples.flatMap { Array(repeating: $0, count: channels) })
    }

    func file(interleaved samples: [Int16]) -> Data {
        let data = samples.flatMap(bytes)
        var format = Self.little(isExtensible ? 0xFFFE : encoding) + Self.little(UInt16(channels)) + Self.little(rate)
        let frameSize = channels * bits / 8
        format += Self.little(rate * UInt32(frameSize)) + Self.little(UInt16(frameSize)) + Self.little(UInt16(bits))
        if isExtensible {
            format +=
                Self.little(UInt16(22)) + Self.little(UInt16(bits)) + Self.little(UInt32(4)) + Self.little(encoding)
            format += [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]
        }
        let body =
            Array("WAVEfmt ".utf8) + Self.little(UInt32(format.count)) + format + extraChunk
            + Array("data".utf8) + Self.little(dataSize ?? UInt32(data.count)) + data
        return Data(Array("RIFF".utf8) + Self.little(UInt32(body.count)) + body)
    }

    private func bytes(_ sample: Int16) -> [UInt8] {
        switch (encoding, bits) {
        case (1, 8): [UInt8(Int(sample) / 256 + 128)]
        case (1, 24): Array(Self.little(Int32(sample) << 8).prefix(3))
        case (1, 32): Self.little(Int32(sample) << 16)
        case (3, 32): Self.little((Float(sample) / 32768).bitPattern)
        case (3, 64): Self.little((Double(sample) / 32768).bitPattern)
        default: Self.little(sample)
        }
    }

    static func chunk(_ identifier: String, _ content: [UInt8], isPadded: Bool = true) -> [UInt8] {
        Array(identifier.utf8) + little(UInt32(content.count)) + content
            + (isPadded && !content.count.isMultiple(of: 2) ? [0] : [])
    }

    static func little(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }
}
