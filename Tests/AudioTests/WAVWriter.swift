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
        var format = little(isExtensible ? 0xFFFE : encoding) + little(UInt16(channels)) + little(rate)
        let frameSize = channels * bits / 8
        format += little(rate * UInt32(frameSize)) + little(UInt16(frameSize)) + little(UInt16(bits))
        if isExtensible {
            format += little(UInt16(22)) + little(UInt16(bits)) + little(UInt32(4)) + little(encoding)
            format += [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]
        }
        let body =
            Array("WAVEfmt ".utf8) + little(UInt32(format.count)) + format + extraChunk
            + Array("data".utf8) + little(dataSize ?? UInt32(data.count)) + data
        return Data(Array("RIFF".utf8) + little(UInt32(body.count)) + body)
    }

    private func bytes(_ sample: Int16) -> [UInt8] {
        switch (encoding, bits) {
        case (1, 8): [UInt8(Int(sample) / 256 + 128)]
        case (1, 24): Array(little(Int32(sample) << 8).prefix(3))
        case (1, 32): little(Int32(sample) << 16)
        case (3, 32): little((Float(sample) / 32768).bitPattern)
        case (3, 64): little((Double(sample) / 32768).bitPattern)
        default: little(sample)
        }
    }

    private func little(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }
}
