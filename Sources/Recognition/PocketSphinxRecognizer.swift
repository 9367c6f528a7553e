public import Audio
import Threading

/// PocketSphinx behind the `Recognizer` protocol, on a thread of its own: decoding a chunk blocks for milliseconds.
public actor PocketSphinxRecognizer: Recognizer {
    private let executor = ThreadExecutor(name: "pocketsphinx")
    private let vocabulary: Vocabulary
    private let decoder: PocketSphinxDecoder
    /// The expectation of the utterance under way.
    private var expectation: Expectation?

    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    /// Loads the model and compiles the grammar: 0.1 to 0.5 s of blocking work.
    /// - Throws: `RecognitionError`.
    public init(model: AcousticModel, vocabulary: Vocabulary) throws {
        self.vocabulary = vocabulary
        decoder = try PocketSphinxDecoder(model: model, vocabulary: vocabulary)
    }

    public func begin(expecting expectation: Expectation) throws {
        cancel()
        try decoder.start(search: expectation.name)
        self.expectation = expectation
    }

    public func accept(_ chunk: AudioChunk) throws {
        guard expectation != nil else { return }
        try decoder.process(chunk.samples)
    }

    public func finish() throws -> Hypothesis {
        guard let expectation else { return Hypothesis(outcome: .noSpeech) }
        self.expectation = nil
        return hypothesis(of: try decoder.end(), expecting: expectation)
    }

    public func cancel() {
        guard expectation != nil else { return }
        expectation = nil
        // The utterance is given up: a failure to end it has nobody to tell.
        _ = try? decoder.end()
    }

    public func recognize(_ utterance: AudioChunk, expecting expectation: Expectation) throws -> Hypothesis {
        cancel()
        try decoder.start(search: expectation.name)
        try decoder.process(utterance.samples, isWhole: true)
        return hypothesis(of: try decoder.end(), expecting: expectation)
    }

    private func hypothesis(of words: [Hypothesis.Word], expecting expectation: Expectation) -> Hypothesis {
        // The best path may stop in the middle of a sentence when the person did.
        guard vocabulary.intent(of: words.map(\.text), expecting: expectation) != nil else {
            return Hypothesis(outcome: .notRecognized, words: words)
        }
        let confidence = AcousticConfidence.confidence(of: words)
        return Hypothesis(
            outcome: confidence >= 0.5 ? .recognized : .notRecognized, words: words, confidence: confidence)
    }
}
