public import Audio
import Foundation
import Threading
public import Whisper

/// Whisper, restricted to the sentences of a grammar, behind the `Recognizer` protocol; on a thread of its own.
///
/// It hears an utterance as a whole, so nothing is known of it while the person speaks.
public actor WhisperRecognizer: Recognizer {
    private let executor = ThreadExecutor(name: "whisper")
    private let model: WhisperModel
    private let vocabulary: Vocabulary
    private var sentences: [String: WhisperModel.Sentences]
    /// The sound of the utterance under way.
    private var utterance: (sound: [Int16], expectation: Expectation)?

    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    public init(model: WhisperModel, vocabulary: Vocabulary) {
        self.model = model
        self.vocabulary = vocabulary
        sentences = vocabulary.networks.mapValues(model.sentences)
    }

    public func begin(expecting expectation: Expectation) {
        utterance = ([], expectation)
    }

    public func accept(_ chunk: AudioChunk) {
        utterance?.sound += chunk.samples
    }

    /// - Throws: `WhisperError` when the model's file has gone.
    public func finish() throws -> Hypothesis {
        guard let utterance else { return Hypothesis(outcome: .noSpeech) }
        self.utterance = nil
        return try recognize(AudioChunk(samples: utterance.sound), expecting: utterance.expectation)
    }

    public func cancel() {
        utterance = nil
    }

    public func recognize(_ utterance: AudioChunk, expecting expectation: Expectation) throws -> Hypothesis {
        guard var sentences = sentences.removeValue(forKey: expectation.name) else {
            return Hypothesis(outcome: .notRecognized)
        }
        // Taken out and put back, so that what it learns of the network is no copy.
        defer { self.sentences[expectation.name] = sentences }
        let result = try model.hear(utterance, &sentences)
        let words = result.words.map { Hypothesis.Word(text: $0) }
        guard vocabulary.intent(of: result.words, expecting: expectation) != nil else {
            return Hypothesis(outcome: .notRecognized, words: words)
        }
        let confidence = LanguageConfidence.confidence(of: result)
        return Hypothesis(
            outcome: confidence >= 0.5 ? .recognized : .notRecognized, words: words, confidence: confidence)
    }
}
