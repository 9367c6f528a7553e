public import Foundation

/// Reads and writes RIFF/WAVE files (Microsoft, "Multiple Channel Audio Data and WAVE Files", 2007).
///
/// Read are PCM of 8, 16, 24 and 32 bits and float of 32 and 64 bits, plain or as WAVE_FORMAT_EXTENSIBLE, at any rate,
/// in files of any size (RF64, BW64); all channels are mixed to one. Written is mono 16-bit PCM.
public enum WAVFile {
    /// The sound of a whole file at the file's own rate, mixed to mono.
    ///
    /// Streams whose writer never knew their length and files cut off inside their data are read to the end of what is
    /// there, to the last whole frame. Several chunks of data are one sound.
    public static func decode(_ data: Data) throws(WAVError) -> AudioChunk {
        let bytes = [UInt8](data)
        guard !bytes.isEmpty else { throw WAVError(reason: .empty, offset: 0) }
        guard ["RIFF", "RF64", "BW64"].contains(where: { bytes.starts(with: $0.utf8) }) else {
            throw WAVError(reason: .notRIFF, offset: 0)
        }
        guard bytes.count >= 12, bytes[8..<12].elementsEqual("WAVE".utf8) else {
            throw WAVError(reason: .notWAVE, offset: 8)
        }
        var format: WAVFormat?
        var sound: [Range<Int>] = []
        for chunk in WAVChunks(bytes) {
            switch chunk.identifier {
            case "fmt " where format == nil:
                format = try WAVFormat(bytes, at: chunk.content.lowerBound, size: chunk.size)
            case "data": sound.append(chunk.content)
            default: break
            }
        }
        guard let format else { throw WAVError(reason: .noFormat, offset: bytes.count) }
        guard !sound.isEmpty else { throw WAVError(reason: .noData, offset: bytes.count) }
        return AudioChunk(samples: sound.flatMap { format.mono(bytes[$0]) }, sampleRate: format.rate)
    }

    /// A mono 16-bit PCM file.
    public static func encode(_ chunk: AudioChunk) -> Data {
        let dataSize = chunk.samples.count * 2
        var bytes: [UInt8] = []
        bytes.reserveCapacity(44 + dataSize)
        bytes.append(contentsOf: "RIFF".utf8)
        bytes.append(littleEndian: UInt32(36 + dataSize))
        bytes.append(contentsOf: "WAVEfmt ".utf8)
        bytes.append(littleEndian: UInt32(16))
        bytes.append(littleEndian: UInt16(1))
        bytes.append(littleEndian: UInt16(1))
        bytes.append(littleEndian: UInt32(chunk.sampleRate))
        bytes.append(littleEndian: UInt32(chunk.sampleRate * 2))
        bytes.append(littleEndian: UInt16(2))
        bytes.append(littleEndian: UInt16(16))
        bytes.append(contentsOf: "data".utf8)
        bytes.append(littleEndian: UInt32(dataSize))
        for sample in chunk.samples {
            bytes.append(littleEndian: sample)
        }
        return Data(bytes)
    }
}

extension RandomAccessCollection<UInt8> where Index == Int {
    /// The integer stored at an offset from the first byte, which must lie inside, with its size.
    func littleEndian<Integer: FixedWidthInteger>(at offset: Int, as type: Integer.Type) -> Integer {
        var value: Integer = 0
        for index in 0..<Integer.bitWidth / 8 {
            value |= Integer(truncatingIfNeeded: self[startIndex + offset + index]) << (8 * index)
        }
        return value
    }
}

extension [UInt8] {
    fileprivate mutating func append<Integer: FixedWidthInteger>(littleEndian value: Integer) {
        for shift in stride(from: 0, to: Integer.bitWidth, by: 8) {
            append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }
}
