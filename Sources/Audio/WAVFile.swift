public import Foundation

/// Reads and writes RIFF/WAVE files (Microsoft, "Multiple Channel Audio Data and WAVE Files", 2007).
///
/// Read are PCM of 8, 16, 24 and 32 bits and float of 32 and 64 bits, plain or as WAVE_FORMAT_EXTENSIBLE, at any rate;
/// all channels are mixed to one. Written is mono 16-bit PCM.
public enum WAVFile {
    /// The sound of a whole file at the file's own rate, mixed to mono.
    ///
    /// Streams whose writer never knew their length (a data size of 0 or 0xFFFFFFFF) and files cut off inside their
    /// data are read to the end of what is there, to the last whole frame.
    public static func decode(_ data: Data) throws(WAVError) -> AudioChunk {
        let bytes = [UInt8](data)
        guard bytes.starts(with: Array("RIFF".utf8)) else { throw WAVError(reason: .notRIFF, offset: 0) }
        guard bytes.count >= 12, bytes[8..<12].elementsEqual("WAVE".utf8) else {
            throw WAVError(reason: .notWAVE, offset: 8)
        }
        var format: WAVFormat?
        var offset = 12
        while offset + 8 <= bytes.count {
            let identifier = bytes[offset..<offset + 4]
            let size = Int(bytes.littleEndian(at: offset + 4, as: UInt32.self))
            let start = offset + 8
            if identifier.elementsEqual("fmt ".utf8) {
                format = try WAVFormat(bytes, at: start, size: size)
            } else if identifier.elementsEqual("data".utf8) {
                guard let format else { throw WAVError(reason: .noFormat, offset: offset) }
                // A streaming writer leaves 0 (SoX, ffmpeg: 0xFFFFFFFF) when it cannot seek back to fill the size in.
                let isOpenEnded = size == 0 || size >= 0xFFFF_FF00
                let end = isOpenEnded ? bytes.count : min(start + size, bytes.count)
                return AudioChunk(samples: format.mono(bytes[start..<end]), sampleRate: format.rate)
            }
            // Chunks are padded to an even length.
            offset = start + size + size % 2
        }
        throw WAVError(reason: format == nil ? .noFormat : .noData, offset: bytes.count)
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
