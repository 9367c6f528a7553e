import Foundation
import Testing
import Wyoming

@Suite struct WyomingReaderTests {
    private struct Transcript: Decodable {
        var text: String
        var language: String?
    }

    /// What the reference client of version 1.10.2 puts on the wire.
    private static let wire = Data(
        """
        {"type": "transcript", "version": "1.10.2", "data_length": 42}
        {"text": "ごみのひ", "language": "ja"}{"type": "audio-chunk", "version": "1.10.2", "data_length": 61, "payload_length": 2}
        {"rate": 16000, "width": 2, "channels": 1, "timestamp": null}ab{"type": "describe", "version": "1.10.2"}

        """.utf8)

    @Test(arguments: [1, 7, 64, 10_000])
    func eventsAreReadHoweverTheyAreCut(size: Int) throws {
        var reader = WyomingReader()
        var events: [WyomingEvent] = []
        for start in stride(from: 0, to: Self.wire.count, by: size) {
            reader.append(Self.wire[start..<min(start + size, Self.wire.count)])
            while let event = try reader.next() { events.append(event) }
        }
        #expect(events.map(\.type) == ["transcript", "audio-chunk", "describe"])
        #expect(try events[0].value(Transcript.self).text == "ごみのひ")
        #expect(events[1].payload == Data("ab".utf8))
    }

    @Test func whatIsWrittenIsRead() throws {
        let event = try WyomingEvent(type: "transcript", ["text": "はい"], payload: Data([1, 0]))
        var reader = WyomingReader()
        reader.append(try event.encoded())
        #expect(try reader.next() == event)
        #expect(try reader.next() == nil)
    }

    @Test func dataBehindTheLineCountsBeforeDataInIt() throws {
        var reader = WyomingReader()
        let line = #"{"type": "transcript", "data": {"text": "old", "language": "en"}, "data_length": 15}"#
        reader.append(Data((line + "\n" + #"{"text": "new"}"#).utf8))
        let transcript = try #require(try reader.next()).value(Transcript.self)
        #expect(transcript.text == "new")
        #expect(transcript.language == "en")
    }

    @Test(arguments: [
        "HTTP/1.1 400 Bad Request\n", "\n", "{\"data_length\": 3}\n", "{\"type\": 7}\n", "[1, 2]\n",
        "{\"type\": \"transcript\", \"data_length\": -1}\n", "{\"type\": \"a\", \"payload_length\": 99999999999}\n",
        "{\"type\": \"a\", \"data\": {\"b\": 1}, \"data_length\": 4}\nrest",
    ])
    func whatIsNoEventIsRefused(garbage: String) {
        var reader = WyomingReader()
        reader.append(Data(garbage.utf8))
        #expect(throws: WyomingError.garbage) { try reader.next() }
    }

    @Test func aLineWithoutEndIsRefused() {
        var reader = WyomingReader()
        reader.append(Data(String(repeating: "a", count: 70_000).utf8))
        #expect(throws: WyomingError.garbage) { try reader.next() }
    }

    @Test(arguments: [
        "127.0.0.1:10300", "localhost:10300", "192.168.1.20:1", "10.0.0.2:65535", "172.31.0.1:10300",
        "169.254.1.1:10300",
        "[::1]:10300", "[fd12::1]:10300",
    ])
    func anAddressOfTheHouseholdIsTaken(address: String) {
        #expect(ServiceAddress(address)?.description == address)
    }

    @Test(arguments: [
        "8.8.8.8:10300", "172.32.0.1:10300", "[2001:db8::1]:10300", "example.com:10300", "127.0.0.1", "127.0.0.1:0",
        "127.0.0.1:70000", "::1:10300", ":10300", "0.0.0.0:10300",
    ])
    func anAddressOutsideOrANameIsNot(address: String) {
        #expect(ServiceAddress(address) == nil)
    }
}
