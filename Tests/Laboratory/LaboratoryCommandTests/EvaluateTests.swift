import Audio
import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Cards.arePresent, "needs the Debian package pocketsphinx-testdata"))
struct EvaluateTests {
    @Test func aSetIsEvaluatedWithADamagedAndAMissingFileCounted() async throws {
        try await withTemporaryFolder { folder in
            try prepare(folder)
            let outcome = try await laboratory(
                "evaluate", "set/cards.jsonl", "--json", "--grammar", "cards.gram", "--html", "page.html", in: folder)
            #expect(outcome.exitCode == 1, "two files could not be used")
            let report = try #require(try outcome.objects.first)
            #expect(report["recordings"] as? Int == 6)
            let failures = try #require(report["failures"] as? [[String: String]])
            #expect(failures.map { $0["file"] } == ["damaged.wav", "missing.wav"])
            let clean = try #require((report["conditions"] as? [[String: Any]])?.first)
            #expect(clean["recordings"] as? Int == 4)
            #expect((clean["sentenceAccuracy"] as? [String: Any])?["count"] as? Int == 2)
            #expect((clean["intentAccuracy"] as? [String: Any])?["count"] as? Int == 3)
            #expect((clean["falseAcceptRate"] as? [String: Any])?["of"] as? Int == 1)
            #expect(outcome.errors.contains("damaged.wav: "))
            #expect(outcome.errors.contains("missing.wav: no such file or directory"))
            #expect(try String(contentsOf: folder.appending(path: "page.html"), encoding: .utf8).contains("<svg"))
        }
    }

    @Test func noiseIsMixedInAtEachRatioByAllRecognizersAlike() async throws {
        try await withTemporaryFolder { folder in
            try prepare(folder)
            let command = [
                "evaluate", "set/good.jsonl", "--json", "--grammar", "cards.gram", "--noise", "noise.wav", "--snr",
                "9,15",
            ]
            let one = try await laboratory(command, in: folder)
            let two = try await laboratory(command + ["--jobs", "2"], in: folder)
            #expect(one.exitCode == 0 && two.exitCode == 0, "\(one.errors) \(two.errors)")
            let rates = try [one, two].map { outcome in
                let conditions = try #require(try outcome.objects.first?["conditions"] as? [[String: Any]])
                #expect(conditions.map { $0["condition"] as? String } == ["clean", "9 dB", "15 dB"])
                return conditions.map { ($0["intentAccuracy"] as? [String: Any])?["count"] as? Int }
            }
            #expect(rates[0] == rates[1])
            #expect(rates[0].first == 3)
        }
    }

    @Test func streamingIsAModeOfItsOwn() async throws {
        try await withTemporaryFolder { folder in
            try prepare(folder)
            let outcome = try await laboratory(
                "evaluate", "set/good.jsonl", "--grammar", "cards.gram", "--streaming", in: folder)
            #expect(outcome.exitCode == 0)
            #expect(outcome.output.contains("streamed in chunks of 20 ms"))
        }
    }

    @Test func publishedFiguresBesideTheGrammarAreShown() async throws {
        try await withTemporaryFolder { folder in
            try prepare(folder)
            let published = """
                {"source": "a benchmark", "note": "of long ago",
                 "engines": [{"name": "Oracle", "intentAccuracy": {"9": 0.75}}]}
                """
            try Data(published.utf8).write(to: folder.appending(path: "cards.published.json"))
            let outcome = try await laboratory(
                "evaluate", "set/good.jsonl", "--grammar", "cards.gram", "--noise", "noise.wav", "--snr", "9",
                in: folder)
            #expect(outcome.output.contains("Oracle"))
            #expect(outcome.output.contains("a benchmark"))
        }
    }

    @Test func aManifestWithAMistakeIsRefusedWithTheLine() async throws {
        try await withTemporaryFolder { folder in
            try Data("{\"file\": \"a.wav\"}\n".utf8).write(to: folder.appending(path: "a.jsonl"))
            let outcome = try await laboratory("evaluate", "a.jsonl", in: folder)
            #expect(outcome.exitCode == 1)
            #expect(outcome.errors.hasPrefix("mimamori-lab: a.jsonl: line 1: "))
            #expect(outcome.errorLines.count == 1)
        }
    }

    /// Recordings of cards, labelled; one is labelled with other words than are said.
    private func prepare(_ folder: URL) throws {
        let set = folder.appending(path: "set")
        try FileManager.default.createDirectory(at: set, withIntermediateDirectories: true)
        try FileManager.default.copyContents(of: URL(filePath: Cards.grammar), to: folder.appending(path: "cards.gram"))
        for name in ["001", "003", "005"] {
            try FileManager.default.copyContents(of: Cards.recording(name), to: set.appending(path: "\(name).wav"))
        }
        try FileManager.default.copyContents(of: Cards.recording("002"), to: set.appending(path: "other.wav"))
        try WAVFile.encode(AudioSignals.noise(amplitude: 0.1, seconds: 12))
            .write(to: folder.appending(path: "noise.wav"))
        try Data("RIFF, and then nothing".utf8).write(to: set.appending(path: "damaged.wav"))
        let good = """
            {"file": "001.wav", "intent": "cards", "slots": {}, "text": "ten of clubs"}
            {"file": "003.wav", "intent": "cards", "text": "seven of clubs"}
            {"file": "005.wav", "intent": "cards", "text": "nothing of the kind"}
            {"file": "other.wav", "outcome": "notRecognized", "group": "other"}

            """
        let bad = """
            {"file": "damaged.wav", "outcome": "notRecognized"}
            {"file": "missing.wav", "outcome": "notRecognized"}

            """
        try Data(good.utf8).write(to: set.appending(path: "good.jsonl"))
        try Data((good + bad).utf8).write(to: set.appending(path: "cards.jsonl"))
    }
}
