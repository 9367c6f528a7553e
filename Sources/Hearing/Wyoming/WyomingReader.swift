public import Foundation

/// Cuts what comes over the wire into events.
public struct WyomingReader: Sendable {
    /// What the reference reader takes for a line.
    private static let longestLine = 64 * 1024
    /// Far more than a sentence and its description need; more than that is no answer to a question of ours.
    private static let mostBytes = 4 * 1024 * 1024

    private var bytes = Data()

    public init() {}

    public mutating func append(_ bytes: Data) {
        self.bytes += bytes
    }

    /// - Returns: nil where an event is not complete yet.
    /// - Throws: `WyomingError` for what is no event; nothing that follows can be read.
    public mutating func next() throws(WyomingError) -> WyomingEvent? {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else {
            guard bytes.count <= Self.longestLine else { throw .garbage }
            return nil
        }
        let line = bytes[..<end]
        guard line.count <= Self.longestLine,
            let header = try? JSONDecoder().decode(WyomingEvent.Header.self, from: line)
        else { throw .garbage }
        let (dataLength, payloadLength) = (header.dataLength ?? 0, header.payloadLength ?? 0)
        guard (0...Self.mostBytes).contains(dataLength), (0...Self.mostBytes).contains(payloadLength) else {
            throw .garbage
        }
        let body = bytes[(end + 1)...]
        guard body.count >= dataLength + payloadLength else { return nil }
        let event = WyomingEvent(
            type: header.type, data: try Self.merged(line, body.prefix(dataLength)),
            payload: Data(body.dropFirst(dataLength).prefix(payloadLength)))
        bytes = Data(body.dropFirst(dataLength + payloadLength))
        return event
    }

    /// Data may stand in the line, behind it, or in both: then what stands behind it counts.
    private static func merged(_ line: Data, _ block: Data) throws(WyomingError) -> Data {
        let header = (try? JSONSerialization.jsonObject(with: line)) as? [String: Any]
        guard let inline = header?["data"] as? [String: Any] else { return Data(block) }
        var merged = inline
        if !block.isEmpty {
            guard let later = (try? JSONSerialization.jsonObject(with: block)) as? [String: Any] else { throw .garbage }
            merged.merge(later) { $1 }
        }
        guard let data = try? JSONSerialization.data(withJSONObject: merged) else { throw .garbage }
        return data
    }
}
