public import Audio
import Grammar

/// The device's own recognizer, and another program that is asked where it heard somebody and understood nothing: what
/// that writes is taken for the sentence of the grammar that sounds like it, if there is one near enough.
///
/// Whatever was understood here is neither sent nor waited for; and a program that fails is left alone for a while.
public actor AssistedRecognizer: Recognizer {
    /// How words sound that somebody else wrote, in the phones of the vocabulary; nil where nobody knows.
    public typealias Pronounce = @Sendable (String) async throws -> [String]?

    /// Of the phones of what was written, how many may be others. A sentence that is none of ours has more.
    private static let limit = 0.15
    /// Up to so many it is believed; between the two it is a guess, which the dialogue asks about before anything is done.
    private static let sure = 0.08
    /// How long a program that failed is not asked.
    private static let rest = Duration.seconds(30)

    private let own: any Recognizer
    private let transcriber: any Transcriber
    private let pronounce: Pronounce
    private let report: @Sendable (any Error) -> Void
    private var vocabulary: Vocabulary
    /// By expectation; made when first needed.
    private var finders: [String: NearestSentence] = [:]
    private var utterance: (expectation: Expectation, sound: [Int16])?
    private var restsUntil = ContinuousClock.now

    /// - Parameters:
    ///   - own: Of the same vocabulary.
    ///   - report: Told what went wrong with the other program.
    public init(
        _ own: any Recognizer, askingToo transcriber: any Transcriber, vocabulary: Vocabulary,
        pronounce: @escaping Pronounce, report: @escaping @Sendable (any Error) -> Void
    ) {
        (self.own, self.transcriber, self.vocabulary) = (own, transcriber, vocabulary)
        (self.pronounce, self.report) = (pronounce, report)
    }

    public func begin(expecting expectation: Expectation) async throws {
        utterance = (expectation, [])
        try await own.begin(expecting: expectation)
    }

    public func accept(_ chunk: AudioChunk) async throws {
        utterance?.sound += chunk.samples
        try await own.accept(chunk)
    }

    public func anticipate() async throws -> Hypothesis {
        try await own.anticipate()
    }

    public func finish() async throws -> Hypothesis {
        defer { utterance = nil }
        let hypothesis = try await own.finish()
        guard let utterance else { return hypothesis }
        return await assisted(hypothesis, AudioChunk(samples: utterance.sound), utterance.expectation)
    }

    public func cancel() async {
        utterance = nil
        await own.cancel()
    }

    public func recognize(_ utterance: AudioChunk, expecting expectation: Expectation) async throws -> Hypothesis {
        await assisted(try await own.recognize(utterance, expecting: expectation), utterance, expectation)
    }

    public func use(_ new: Vocabulary) async throws {
        try await own.use(new)
        vocabulary = new
        finders = [:]
    }

    private func assisted(
        _ hypothesis: Hypothesis, _ speech: AudioChunk, _ expectation: Expectation
    ) async -> Hypothesis {
        guard hypothesis.outcome == .notRecognized, .now >= restsUntil else { return hypothesis }
        do {
            let text = try await transcriber.transcribe(speech, language: vocabulary.language)
            return try await sentence(near: text, expectation) ?? hypothesis
        } catch {
            restsUntil = .now + Self.rest
            report(error)
            return hypothesis
        }
    }

    /// The sentence that somebody else's words are, or sound like.
    private func sentence(near text: String, _ expectation: Expectation) async throws -> Hypothesis? {
        guard !text.isEmpty else { return nil }
        if let intent = vocabulary.intent(ofTyped: text, expecting: expectation) {
            return hypothesis(of: [text], meaning: intent, changed: 0, expectation)
        }
        guard let phones = try await pronounce(text),
            let match = finder(of: expectation)?(to: phones, limit: Self.limit),
            let intent = vocabulary.intent(of: match.words, expecting: expectation)
        else { return nil }
        return hypothesis(
            of: match.words, meaning: intent, changed: match.distance / Double(phones.count), expectation)
    }

    private func hypothesis(
        of words: [String], meaning intent: Intent, changed: Double, _ expectation: Expectation
    ) -> Hypothesis {
        vocabulary.placed(
            Hypothesis(
                outcome: changed <= Self.sure ? .recognized : .notRecognized, words: words.map { .init(text: $0) },
                intent: intent, confidence: 1 - changed),
            expecting: expectation)
    }

    private func finder(of expectation: Expectation) -> NearestSentence? {
        if let known = finders[expectation.name] { return known }
        finders[expectation.name] = vocabulary.networks[expectation.name].map {
            NearestSentence($0, pronounced: vocabulary.dictionary)
        }
        return finders[expectation.name]
    }
}

/// Writes down what is said, in whatever words it likes: a recognizer that knows nothing of our grammar.
public protocol Transcriber: Sendable {
    /// - Parameters:
    ///   - speech: One utterance at 16 kHz.
    ///   - language: A language code; nil for any.
    /// - Returns: Empty where nothing was heard.
    func transcribe(_ speech: AudioChunk, language: String?) async throws -> String
}
