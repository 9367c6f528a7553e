public import Audio
import Foundation
import Grammar
import Threading

/// PocketSphinx behind the `Recognizer` protocol, on a thread of its own: decoding a chunk blocks for milliseconds.
public actor PocketSphinxRecognizer: Recognizer {
    private let executor = ThreadExecutor(name: "pocketsphinx")
    private var vocabulary: Vocabulary
    private let memory: URL?
    /// Those who wait for the end of the utterance under way.
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private let decoder: PocketSphinxDecoder
    /// A decoder of another kind, which agrees about speech of the grammar only, and when it is asked.
    private let secondDecoder: PocketSphinxDecoder?
    private let secondOpinion: SecondOpinion
    /// The expectation of the utterance under way.
    private var expectation: Expectation?
    private var sound: [Int16] = []
    /// What the second opinion was when it last became quiet.
    private var anticipated: [Hypothesis.Word]?

    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    /// Loads the model and compiles the grammar: 0.1 to 0.5 s of blocking work.
    /// - Parameter secondOpinion: Not needed where another recognizer gives one.
    /// - Throws: `RecognitionError`.
    public init(model: AcousticModel, vocabulary: Vocabulary, secondOpinion: SecondOpinion = .always) throws {
        try self.init(model: model, vocabulary: vocabulary, order: .sentences, secondOpinion: secondOpinion)
    }

    init(
        model: AcousticModel, vocabulary: Vocabulary, order: PocketSphinxDecoder.WordOrder,
        secondOpinion: SecondOpinion
    ) throws {
        self.vocabulary = vocabulary
        let keepsTime = secondOpinion == .onTheName
        decoder = try PocketSphinxDecoder(model: model, vocabulary: vocabulary, order: order, keepsTime: keepsTime)
        self.secondOpinion = secondOpinion
        let judge = model.searched(with: model.settings.judging)
        secondDecoder =
            secondOpinion == .never
            ? nil
            : try PocketSphinxDecoder(model: judge, vocabulary: vocabulary, order: .trigrams, keepsTime: keepsTime)
        memory = model.memory
        // Neither a file that is not there yet nor a damaged one is worth a word: it is an estimate of what the next
        // utterance tells anyway.
        if let memory, let mean = try? JSONDecoder().decode([Float].self, from: Data(contentsOf: memory)) {
            decoder.cepstralMean = mean
        }
    }

    /// Changes what can be heard: slot lists, grammar, pronunciations. An utterance under way is still heard to its end
    /// with the vocabulary it began with; this returns when the new one is in force.
    /// - Throws: `RecognitionError`; the old vocabulary then stays in force.
    public func use(_ new: Vocabulary) async throws {
        while expectation != nil {
            await withCheckedContinuation { waiting.append($0) }
        }
        try decoder.replace(vocabulary, with: new)
        do {
            try secondDecoder?.replace(vocabulary, with: new)
        } catch {
            try decoder.replace(new, with: vocabulary)
            throw error
        }
        vocabulary = new
    }

    public func begin(expecting expectation: Expectation) throws {
        cancel()
        try decoder.start(search: expectation.name)
        self.expectation = expectation
        sound = []
        anticipated = nil
    }

    public func accept(_ chunk: AudioChunk) throws {
        guard expectation != nil else { return }
        try decoder.process(chunk.samples)
        sound += chunk.samples
    }

    public func anticipate() throws -> Hypothesis {
        guard let expectation else { return Hypothesis(outcome: .noSpeech) }
        anticipated = nil
        return try hypothesis(of: decoder.words, in: sound, expecting: expectation)
    }

    public func finish() throws -> Hypothesis {
        guard let expectation else { return Hypothesis(outcome: .noSpeech) }
        endUtterance()
        let streamed = try hypothesis(of: try decoder.end(), in: sound, expecting: expectation)
        defer { remember() }
        if streamed.outcome == .recognized { return streamed }
        // While it streams, the decoder can only guess how loud the utterance as a whole will be, and it guesses badly
        // at the first words after its start or of another person.
        let whole = try recognizeWhole(sound, expecting: expectation)
        if whole.namesSpeaker != streamed.namesSpeaker { return whole.namesSpeaker ? whole : streamed }
        return whole.confidence >= streamed.confidence ? whole : streamed
    }

    public func cancel() {
        guard expectation != nil else { return }
        endUtterance()
        // The utterance is given up: a failure to end it has nobody to tell.
        _ = try? decoder.end()
    }

    public func recognize(_ utterance: AudioChunk, expecting expectation: Expectation) throws -> Hypothesis {
        cancel()
        anticipated = nil
        return try recognizeWhole(utterance.samples, expecting: expectation)
    }

    private func recognizeWhole(_ samples: [Int16], expecting expectation: Expectation) throws -> Hypothesis {
        try hypothesis(
            of: decoder.words(in: samples, search: expectation.name), in: samples, expecting: expectation)
    }

    /// Keeps the estimate for the next start. A full disk is said by those who have more to lose.
    private func remember() {
        guard let memory else { return }
        try? JSONEncoder().encode(decoder.cepstralMean).write(to: memory, options: .atomic)
    }

    private func endUtterance() {
        expectation = nil
        // They go on only after the call under way, which still uses the decoder as it is.
        waiting.forEach { $0.resume() }
        waiting = []
    }

    private func hypothesis(
        of words: [Hypothesis.Word], in samples: [Int16], expecting expectation: Expectation
    ) throws -> Hypothesis {
        let texts = words.map(\.text)
        let intent = vocabulary.intent(of: texts, expecting: expectation)
        var other: [Hypothesis.Word]?
        if isAsked(about: intent, expecting: expectation) {
            other = try anticipated ?? opinion(of: samples, expecting: expectation)
            anticipated = other
        }
        let opening =
            secondOpinion == .onTheName
            ? vocabulary.opening(of: other ?? [], expecting: expectation)
                ?? vocabulary.opening(of: words, expecting: expectation) : nil
        // The best path may stop in the middle of a sentence when the person did.
        guard let intent else {
            var hypothesis = Hypothesis(outcome: .notRecognized, words: words)
            hypothesis.opening = opening
            return hypothesis
        }
        var evidence = Evidence(alignmentOf: words)
        if let other = other?.map(\.text) {
            evidence.values[.agreement] = intent.agreement(with: vocabulary.intent(of: other, expecting: expectation))
            evidence.values[.wordAgreement] = Evidence.agreement(of: texts, and: other)
            if let name = vocabulary.rangeOfName(in: texts), vocabulary.rangeOfName(in: other) != nil {
                evidence.confirmedNameScore = Evidence.score(of: words[name], before: words[name.upperBound...])
            }
        }
        var hypothesis = vocabulary.hypothesis(
            of: words, meaning: intent, evidence: evidence, by: .light, expecting: expectation)
        hypothesis.opening = opening
        return hypothesis
    }

    /// Whether the second decoder is worth its time.
    private func isAsked(about intent: Intent?, expecting expectation: Expectation) -> Bool {
        switch secondOpinion {
        case .never: false
        case .onTheName: vocabulary.expectationsWithName.contains(expectation.name)
        case .always: intent.map(expectation.matters) ?? false
        }
    }

    /// - Returns: nil where there is nobody else to ask.
    private func opinion(of samples: [Int16], expecting expectation: Expectation) throws -> [Hypothesis.Word]? {
        try secondDecoder?.words(in: samples, search: expectation.name)
    }
}

/// When PocketSphinx judges by a second decoder.
public enum SecondOpinion: Sendable {
    case never
    /// Whether the speaker was named, and where: another recognizer hears everything but the name. The stream alone
    /// hears a name badly whose sound as a whole is heard well.
    case onTheName
    case always
}
