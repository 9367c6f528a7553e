import Recording
import Foundation
import Grammar
import Testing
import Texts

@Suite struct ManifestTests {
    @Test func aLineIsARecordingAndWhatOughtToBeHeard() throws {
        let manifest = try Manifest(
            """
            {"file": "a.wav", "intent": "order", "slots": {"size": "small"}, "text": "a small one", "speaker": "x"}

            {"file": "b.wav", "outcome": "notRecognized", "group": "noise"}
            {"file": "c.wav", "intent": "stop"}
            """)
        #expect(
            manifest.entries == [
                ManifestEntry(
                    file: "a.wav", expected: .intent(Intent(name: "order", slots: ["size": "small"])),
                    text: "a small one"),
                ManifestEntry(file: "b.wav", expected: .notRecognized, group: "noise"),
                ManifestEntry(file: "c.wav", expected: .intent(Intent(name: "stop"))),
            ])
    }

    @Test(arguments: [
        (#"{"intent": "order"}"#, "“file” is missing"),
        (#"{"file": "a.wav"}"#, "neither “intent” nor “outcome”"),
        (#"{"file": "a.wav", "intent": "order", "outcome": "notRecognized"}"#, "neither “intent” nor “outcome”"),
        (#"{"file": "a.wav", "intent": "order", "slots": {"size": 8}}"#, "“slots.size” is no text"),
        (#"{"file": 1, "intent": "order"}"#, "“file” is no text"),
        (#"["a.wav"]"#, "a line is a JSON object"),
        (#"{"file": "a.wav""#, "no JSON object"),
    ])
    func aLineThatCannotBeUsedIsNamedWithTheReason(line: String, reason: String) throws {
        let good = #"{"file": "a.wav", "intent": "order"}"#
        let error = try #require(throws: ManifestError.self) { try Manifest("\(good)\n\(line)\n\(good)\n") }
        #expect(error.issues.map(\.line) == [2])
        #expect(error.description.contains(reason), "\(error)")
    }

    @Test func everyBadLineIsTold() throws {
        let error = try #require(throws: ManifestError.self) { try Manifest("x\n{}\n") }
        #expect(error.issues.map(\.line) == [1, 2])
    }

    @Test func anEmptyManifestIsAnError() {
        #expect(throws: ManifestError.self) { try Manifest("\n \n") }
    }

    @Test func whatIsWrittenIsReadAgain() throws {
        let entries = [
            ManifestEntry(
                file: "0001.wav", expected: .intent(Intent(name: "say", slots: ["words": "“a\\b”\n"])), text: "a/b",
                group: "父"),
            ManifestEntry(file: "0002.wav", expected: .notRecognized),
        ]
        let text = try entries.map(Manifest.line).joined()
        #expect(text.split(separator: "\n").count == 2)
        #expect(try Manifest(text).entries == entries)
    }
}
