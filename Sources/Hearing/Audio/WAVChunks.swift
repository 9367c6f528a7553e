/// The chunks of a RIFF file, in their order, to the end of what is there.
struct WAVChunks: Sequence, IteratorProtocol {
    struct Chunk {
        var identifier: String
        /// What the chunk says its size is.
        var size: Int
        /// Where its content lies, as far as it is there.
        var content: Range<Int>
    }

    private let bytes: [UInt8]
    private var offset = 12
    /// The size of the data in a file of more than 4 GB, whose `data` chunk cannot say it (EBU Tech 3306).
    private var largeDataSize: Int?

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func next() -> Chunk? {
        guard offset + 8 <= bytes.count else { return nil }
        let identifier = identifier(at: offset)
        let size = Int(bytes.littleEndian(at: offset + 4, as: UInt32.self))
        let start = offset + 8
        let known = identifier == "data" ? dataSize(size, at: start) : size
        let end = start + Swift.min(known ?? .max, bytes.count - start)
        if identifier == "ds64", end - start >= 16 {
            largeDataSize = Int(exactly: bytes.littleEndian(at: start + 8, as: UInt64.self))
        }
        offset = end + padding(at: end, behind: end - start)
        return Chunk(identifier: identifier, size: size, content: start..<end)
    }

    /// The size of a `data` chunk; nil for sound that goes on to the end of the file.
    private func dataSize(_ size: Int, at start: Int) -> Int? {
        // A writer that cannot seek back to fill the size in leaves 0 or the largest there is (SoX, FFmpeg, arecord).
        switch size {
        case 0: isChunk(at: start) ? 0 : nil
        case 0xFFFF_FF00...: largeDataSize
        default: size
        }
    }

    /// Chunks of odd size are padded with a zero. Some writers forget it: the next identifier stands in its place.
    private func padding(at end: Int, behind size: Int) -> Int {
        guard !size.isMultiple(of: 2) else { return 0 }
        return isIdentifier(at: end) && !["fmt ", "data"].contains(identifier(at: end + 1)) ? 0 : 1
    }

    private func isChunk(at offset: Int) -> Bool {
        guard isIdentifier(at: offset), offset + 8 <= bytes.count else { return false }
        return offset + 8 + Int(bytes.littleEndian(at: offset + 4, as: UInt32.self)) <= bytes.count
    }

    private func isIdentifier(at offset: Int) -> Bool {
        offset + 4 <= bytes.count && bytes[offset..<offset + 4].allSatisfy { (0x20...0x7E).contains($0) }
    }

    private func identifier(at offset: Int) -> String {
        String(decoding: bytes[Swift.min(offset, bytes.count)..<Swift.min(offset + 4, bytes.count)], as: UTF8.self)
    }
}
