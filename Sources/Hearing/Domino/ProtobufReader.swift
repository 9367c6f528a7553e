import Foundation
import NeuralNetwork
import Texts

/// Reads the fields of one message in Protocol Buffers' wire format (protobuf.dev, "Encoding"), one behind the other.
/// Works on the bytes of a mapped file and copies none of them.
struct ProtobufReader {
    struct Field {
        var number: Int
        var value: Value
    }

    enum Value {
        case integer(UInt64)
        /// A text, a message or a packed list: where it is in the file.
        case bytes(Range<Int>)
        /// A number of four or eight bytes, of which nothing here is made.
        case fixed
    }

    private let data: Data
    private let subject: String
    private var position: Int
    private let end: Int

    /// - Parameter range: Of the message in `data`, which begins at index 0.
    init(_ data: Data, in range: Range<Int>, subject: String) {
        self.data = data
        self.subject = subject
        position = range.lowerBound
        end = range.upperBound
    }

    /// - Returns: `nil` behind the last field.
    mutating func next() throws(ModelError) -> Field? {
        guard position < end else { return nil }
        let key = try varint()
        let number = Int(truncatingIfNeeded: key >> 3)
        switch key & 7 {
        case 0: return Field(number: number, value: .integer(try varint()))
        case 1: return Field(number: number, value: try fixed(8))
        case 2: return Field(number: number, value: .bytes(try bytes(try varint())))
        case 5: return Field(number: number, value: try fixed(4))
        default: throw foreign
        }
    }

    /// Seven bits a byte, the lowest first; the highest bit of a byte says that another follows.
    mutating func varint() throws(ModelError) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: 0, to: 64, by: 7) {
            guard position < end else { throw ModelError.cutOff(subject) }
            let byte = data[position]
            position += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return value }
        }
        throw foreign
    }

    private mutating func fixed(_ count: UInt64) throws(ModelError) -> Value {
        _ = try bytes(count)
        return .fixed
    }

    private mutating func bytes(_ count: UInt64) throws(ModelError) -> Range<Int> {
        guard count <= UInt64(end - position) else {
            throw ModelError.cutOff(subject)
        }
        defer { position += Int(count) }
        return position..<position + Int(count)
    }

    private var foreign: ModelError {
        ModelError(subject: subject, reason: Text(en: "it is no model in the ONNX format", ja: "ONNX の形ではありません"))
    }
}
