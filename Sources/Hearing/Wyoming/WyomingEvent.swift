public import Foundation

/// One message of the Wyoming protocol: a line of JSON, and behind it as many bytes of JSON and of sound as it says.
///
/// Source: https://github.com/OHF-Voice/wyoming, and what the reference client puts on the wire.
public struct WyomingEvent: Sendable, Equatable {
    public var type: String
    /// A JSON object, or nothing.
    public var data: Data
    /// Sound: little-endian signed PCM.
    public var payload: Data

    public init(type: String, data: Data = Data(), payload: Data = Data()) {
        (self.type, self.data, self.payload) = (type, data, payload)
    }

    /// - Throws: `EncodingError`.
    public init(type: String, _ data: some Encodable, payload: Data = Data()) throws {
        self.init(type: type, data: try JSONEncoder().encode(data), payload: payload)
    }

    /// What the data says; members that `Value` does not know are passed over.
    /// - Throws: `DecodingError`.
    public func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try JSONDecoder().decode(type, from: data.isEmpty ? Data("{}".utf8) : data)
    }

    /// As it goes over the wire.
    /// - Throws: `EncodingError`.
    public func encoded() throws -> Data {
        let header = Header(
            type: type, dataLength: data.isEmpty ? nil : data.count,
            payloadLength: payload.isEmpty ? nil : payload.count)
        return try JSONEncoder().encode(header) + Data("\n".utf8) + data + payload
    }

    struct Header: Codable {
        var type: String
        var dataLength: Int?
        var payloadLength: Int?

        enum CodingKeys: String, CodingKey {
            case type
            case dataLength = "data_length"
            case payloadLength = "payload_length"
        }
    }
}
