import Foundation

extension Encodable {
    /// The value as one line of JSON, without its end: the keys in order, so that two runs can be compared.
    public func jsonLine() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}

extension Sequence<UInt8> {
    /// Two digits for each byte, as digests are written.
    public var hexadecimal: String {
        map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
    }
}
