import Foundation
import NeuralNetwork

/// Reads little-endian values one behind the other, and never past the end.
struct ByteReader {
    private let data: Data
    private let subject: String
    private var position: Int

    init(_ data: Data, subject: String) {
        self.data = data
        self.subject = subject
        position = 0
    }

    mutating func integer<Value: FixedWidthInteger>(_ type: Value.Type) throws(ModelError) -> Value {
        let range = try bytes(MemoryLayout<Value>.size)
        return data.withUnsafeBytes {
            Value(littleEndian: $0.loadUnaligned(fromByteOffset: range.lowerBound, as: Value.self))
        }
    }

    /// A text with its length in front and a zero at its end.
    mutating func string() throws(ModelError) -> String {
        let range = try bytes(Int(try integer(UInt16.self)))
        return String(decoding: data[range], as: UTF8.self).trimmingCharacters(in: ["\0"])
    }

    mutating func bytes(_ count: Int) throws(ModelError) -> Range<Int> {
        guard count <= data.count - position else {
            throw ModelError.cutOff(subject)
        }
        defer { position += count }
        return position..<position + count
    }
}
