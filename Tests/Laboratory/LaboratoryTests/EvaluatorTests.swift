import Audio
import Evaluation
import Foundation
import Grammar
import Laboratory
import Recognition
import Recording
import TestSupport
import Testing

@Suite struct EvaluatorTests {
    private struct Damaged: Error {}

    /// Recordings are told apart by their loudness.
    private let entries = (0..<7).map {
        ManifestEntry(file: "\($0).wav", expected: .intent(Intent(name: "yes")))
    }

    @Test(arguments: [1, 2, 3])
    func resultsStandInTheOrderOfTheManifestWhoeverHeardThem(jobs: Int) async throws {
        let recognizers = (0..<jobs).map { _ in ParrotRecognizer() }
        let results = try await evaluate(with: recognizers, .whole)
        let files = results.compactMap { try? $0.get() }.map(\.entry.file)
        #expect(files == entries.map(\.file))
        // Each hears every n-th, so that what it has learnt is the same each time.
        for (number, recognizer) in recognizers.enumerated() {
            let expected = stride(from: number, to: entries.count, by: jobs).count { _ in true }
            #expect(await recognizer.utterances == expected)
        }
    }

    @Test func aRecordingThatCannotBeReadIsAnErrorForItselfAlone() async throws {
        let results = try await evaluate(with: [ParrotRecognizer()], .whole, damaged: "3.wav")
        let failed = results.map { if case .failure(let error) = $0 { error is Damaged } else { false } }
        #expect(failed == [false, false, false, true, false, false, false])
    }

    @Test func streamingHandsOverChunksOf20Milliseconds() async throws {
        let recognizer = ParrotRecognizer()
        _ = try await evaluate(with: [recognizer], .streaming)
        #expect(await recognizer.chunkLengths == [320])
    }

    @Test func inOnePieceIsInOnePiece() async throws {
        let recognizer = ParrotRecognizer()
        _ = try await evaluate(with: [recognizer], .whole)
        #expect(await recognizer.chunkLengths.isEmpty)
    }

    @Test func aTrialSaysWhatWasHeardAlsoWhenItWasNotAccepted() async throws {
        let results = try await evaluate(with: [ParrotRecognizer(outcome: .notRecognized)], .whole)
        let trial = try #require(results.first).get()
        #expect(trial.text == "yes")
        #expect(!trial.isAccepted)
        #expect(trial.isRight)
        #expect(trial.audioSeconds == 2)
    }

    private func evaluate(
        with recognizers: [ParrotRecognizer], _ mode: EvaluationReport.Mode, damaged: String? = nil
    ) async throws -> [Result<Trial, any Error>] {
        let evaluator = Evaluator(recognizers: recognizers, mode: mode)
        let voice = AudioSignals.voice(seconds: 2)
        return await evaluator.evaluate(entries) { entry in
            if entry.file == damaged { throw Damaged() }
            return voice
        } progress: { _ in
        }
    }
}

/// Hears “yes” in everything.
private actor ParrotRecognizer: Recognizer {
    private(set) var utterances = 0
    private(set) var chunkLengths: Set<Int> = []
    private let outcome: Hypothesis.Outcome

    init(outcome: Hypothesis.Outcome = .recognized) {
        self.outcome = outcome
    }

    func begin(expecting expectation: Recognition.Expectation) {}

    func accept(_ chunk: AudioChunk) {
        chunkLengths.insert(chunk.samples.count)
    }

    func finish() -> Hypothesis {
        utterances += 1
        return anticipate()
    }

    func anticipate() -> Hypothesis {
        Hypothesis(
            outcome: outcome, words: [Hypothesis.Word(text: "yes")], intent: Intent(name: "yes"), confidence: 0.7)
    }

    func use(_ vocabulary: Vocabulary) {}

    func cancel() {}

    func recognize(_ utterance: AudioChunk, expecting expectation: Recognition.Expectation) -> Hypothesis {
        finish()
    }
}
