import Audio
import Foundation
import TestSupport
import Testing

/// The product's own voices say sentences of its own grammars (`Benchmarks/own-voices`, drawn once). What voice and
/// recognizer share nobody else need have: this proves plumbing, and nothing about people.
struct BelievedSentenceTests {
    private struct Sentence: Decodable {
        var text: String
        var notation: String
        var intent: String
        var slots: [String: String]
    }

    private struct Entry: Encodable {
        var file: String
        var text: String
        var intent: String
        var slots: [String: String]
    }

    /// Of the 500 sentences, every one, or two.
    private static let step = SlowTests.areEnabled ? 1 : 250

    @Test("no sentence is believed as another", arguments: ["en", "ja"])
    func belief(language: String) async throws {
        try await withTemporaryFolder { folder in
            var manifest = Data()
            for (number, sentence) in try Self.sentences(language).enumerated() where number % Self.step == 0 {
                let file = "\(number).wav"
                try await say(sentence.notation, in: language, to: file, folder)
                let entry = Entry(file: file, text: sentence.text, intent: sentence.intent, slots: sentence.slots)
                manifest += try JSONEncoder().encode(entry) + Data("\n".utf8)
            }
            try manifest.write(to: folder.appending(path: "manifest.jsonl"))
            let program = try RunningProgram(
                ["evaluate", "manifest.jsonl", "--json", "--locale", language], of: .laboratory, in: folder)
            let outcome = try await Outcome(program, within: .seconds(SlowTests.areEnabled ? 7200 : 300))
            let conditions = try #require(
                try outcome.objects.first?["conditions"] as? [[String: Any]], "\(outcome.errors)")
            let mistakes = try #require(conditions.first?["mistakes"] as? [[String: Any]])
            for mistake in mistakes where mistake["kind"] as? String == "wrongIntent" {
                Issue.record("\(mistake["expected"] ?? "") was believed as \(mistake["heard"] ?? "")")
            }
        }
    }

    private static func sentences(_ language: String) throws -> [Sentence] {
        let file = Checkout.root.appending(path: "Benchmarks/own-voices/\(language).jsonl")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .map { try JSONDecoder().decode(Sentence.self, from: Data($0.utf8)) }
    }

    /// With a pause around it, from which the detector learns the noise of the room.
    private func say(_ text: String, in language: String, to file: String, _ folder: URL) async throws {
        let outcome = try await mimamori("say", "--locale", language, "--output", file, text, in: folder)
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
        let url = folder.appending(path: file)
        let sound = try WAVFile.decode(Data(contentsOf: url)).resampled(to: AudioChunk.speechRate)
        let pause = AudioChunk.silence(.milliseconds(700)).samples
        try WAVFile.encode(AudioChunk(samples: pause + sound.samples + pause)).write(to: url)
    }
}
