public import Audio
import Threading

/// PocketSphinx behind the `Recognizer` protocol, on a thread of its own: decoding a chunk blocks for milliseconds.
public actor PocketSphinxRecognizer: Recognizer {
    private let executor = ThreadExecutor(name: "pocketsphinx")
    private var vocabulary: Vocabulary
    /// Those who wait for the end of the utterance under way.
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private let decoder: PocketSphinxDecoder
    /// The expectation of the utterance under way.
    private var expectation: Expectation?
    private var sound: [Int16] = []

    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    /// Loads the model and compiles the grammar: 0.1 to 0.5 s of blocking work.
    /// - Throws: `RecognitionError`.
    public init(model: AcousticModel, vocabulary: Vocabulary) throws {
        self.vocabulary = vocabulary
        decoder = try PocketSphinxDecoder(model: model, vocabulary: vocabulary)
    }

    /// Changes what can be heard: slot lists, grammar, pronunciations. An utterance under way is still heard to its end
    /// with the vocabulary it began with; this returns when the new one is in force.
    /// - Throws: `RecognitionError`; the old vocabulary then stays in force.
    public func use(_ new: Vocabulary) async throws {
        while expectation != nil {
            await withCheckedContinuation { waiting.append($0) }
        }
        try decoder.replace(vocabulary, with: new)
        vocabulary = new
    }

    public func begin(expecting expectation: Expectation) throws {
        cancel()
        try decoder.start(search: expectation.name)
        self.expectation = expectation
        sound = []
    }

    public func accept(_ chunk: AudioChunk) throws {
        guard expectation != nil else { return }
        try decoder.process(chunk.samples)
        sound += chunk.samples
    }

    public func anticipate() -> Hypothesis {
        guard let expectation else { return Hypothesis(outcome: .noSpeech) }
        return hypothesis(of: decoder.words, expecting: expectation)
    }

    public func finish() throws -> Hypothesis {
        guard let expectation else { return Hypothesis(outcome: .noSpeech) }
        endUtterance()
        let streamed = hypothesis(of: try decoder.end(), expecting: expectation)
        if streamed.outcome == .recognized { return streamed }
        // While it streams, the decoder can only guess how loud the utterance as a whole will be, and it guesses badly
        // at the first words after its start or of another person.
        return try recognize(AudioChunk(samples: sound), expecting: expectation)
    }

    public func cancel() {
        guard expectation != nil else { return }
        endUtterance()
        // The utterance is given up: a failure to end it has nobody to tell.
        _ = try? decoder.end()
    }

    public func recognize(_ utterance: AudioChunk, expecting expectation: Expectation) throws -> Hypothesis {
        cancel()
        try decoder.start(search: expectation.name)
        try decoder.process(utterance.samples, isWhole: true)
        return hypothesis(of: try decoder.end(), expecting: expectation)
    }

    private func endUtterance() {
        expectation = nil
        // They go on only after the call under way, which still uses the decoder as it is.
        waiting.forEach { $0.resume() }
        waiting = []
    }

    private func hypothesis(of words: [Hypothesis.Word], expecting expectation: Expectation) -> Hypothesis {
        // The best path may stop in the middle of a sentence when the person did.
        guard let intent = vocabulary.intent(of: words.map(\.text), expecting: expectation) else {
            return Hypothesis(outcome: .notRecognized, words: words)
        }
        return Hypothesis(
            words, meaning: intent, evidence: Evidence(alignmentOf: words),
            judgedBy: vocabulary.confidence[.light, expectation])
    }
}
