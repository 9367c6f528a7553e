public import Audio
import Foundation
import Threading
public import Whisper

/// Whisper, restricted to the sentences of a grammar, with PocketSphinx as its second; on a thread of its own.
///
/// Each hears what the other misses: Whisper in noise, PocketSphinx in a sentence that nobody would write. Whisper hears
/// an utterance as a whole and does so in the pause behind it.
public actor WhisperRecognizer: Recognizer {
    private let executor = ThreadExecutor(name: "whisper")
    private let model: WhisperModel
    private let second: PocketSphinxRecognizer
    private var vocabulary: Vocabulary
    private var sentences: [String: WhisperModel.Sentences]
    private var utterance: Utterance?

    /// The utterance under way, and what was heard of it when it last became quiet.
    private struct Utterance {
        var expectation: Expectation
        var sound: [Int16] = []
        var anticipated: Hypothesis?
    }

    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    /// - Parameter second: Of the same vocabulary.
    public init(model: WhisperModel, second: PocketSphinxRecognizer, vocabulary: Vocabulary) {
        self.model = model
        self.second = second
        self.vocabulary = vocabulary
        sentences = vocabulary.networks.mapValues(model.sentences)
    }

    public func begin(expecting expectation: Expectation) async throws {
        utterance = Utterance(expectation: expectation)
        try await second.begin(expecting: expectation)
    }

    public func accept(_ chunk: AudioChunk) async throws {
        utterance?.sound += chunk.samples
        try await second.accept(chunk)
    }

    /// - Throws: `WhisperError` when the model's file has gone.
    public func anticipate() async throws -> Hypothesis {
        guard let utterance else { return Hypothesis(outcome: .noSpeech) }
        let streamed = await second.anticipate()
        let hypothesis = try decide(AudioChunk(samples: utterance.sound), utterance.expectation, streamed)
        self.utterance?.anticipated = hypothesis
        return hypothesis
    }

    public func finish() async throws -> Hypothesis {
        let hypothesis =
            if let anticipated = utterance?.anticipated { anticipated } else { try await anticipate() }
        await cancel()
        return hypothesis
    }

    public func cancel() async {
        utterance = nil
        await second.cancel()
    }

    public func recognize(_ utterance: AudioChunk, expecting expectation: Expectation) async throws -> Hypothesis {
        await cancel()
        return try decide(utterance, expectation, await second.recognize(utterance, expecting: expectation))
    }

    /// What is under way is heard with the new vocabulary by Whisper, and to its end with the old one by its second.
    public func use(_ new: Vocabulary) async throws {
        try await second.use(new)
        vocabulary = new
        sentences = new.networks.mapValues(model.sentences)
        utterance?.anticipated = nil
    }

    private func decide(
        _ utterance: AudioChunk, _ expectation: Expectation, _ other: Hypothesis
    ) throws -> Hypothesis {
        guard var sentences = sentences.removeValue(forKey: expectation.name) else {
            return Hypothesis(outcome: .notRecognized)
        }
        // Taken out and put back, so that what it learns of the network is no copy.
        defer { self.sentences[expectation.name] = sentences }
        let result = try model.hear(utterance, &sentences, or: other.intent == nil ? [] : other.words.map(\.text))
        let words = result.words == other.words.map(\.text) ? other.words : result.words.map { .init(text: $0) }
        guard let intent = vocabulary.intent(of: result.words, expecting: expectation) else {
            return Hypothesis(outcome: .notRecognized, words: words)
        }
        var evidence = other.evidence
        evidence.values[.languageScore] = result.logProbability
        evidence.values[.agreement] = intent.agreement(with: other.intent)
        return Hypothesis(words, meaning: intent, evidence: evidence, judgedBy: vocabulary.confidence[.best])
    }
}
