public import Audio
import Grammar
import Threading

/// A neural model, restricted to the sentences of a grammar, with PocketSphinx as its second; on a thread of its own.
///
/// Each hears what the other misses: the neural model in noise, PocketSphinx in a sentence that surprises it. A neural
/// model hears an utterance as a whole and does so in the pause behind it.
public actor NeuralRecognizer<Model: SentenceModel>: Recognizer {
    private let executor = ThreadExecutor(name: "neural model")
    private let model: Model
    private let second: PocketSphinxRecognizer
    private var vocabulary: Vocabulary
    private var sentences: [Place: Model.Sentences]
    private var utterance: Utterance?

    /// What may be said from a state of an expectation's network on: all of it, or what follows the speaker's name.
    private struct Place: Hashable {
        var expectation: String
        var state: Int
    }

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
    /// - Throws: What the model throws when a word of the vocabulary cannot be spelled in it.
    public init(model: Model, second: PocketSphinxRecognizer, vocabulary: Vocabulary) throws {
        self.model = model
        self.second = second
        self.vocabulary = vocabulary
        sentences = try Self.sentences(of: vocabulary, in: model)
    }

    public func begin(expecting expectation: Expectation) async throws {
        utterance = Utterance(expectation: expectation)
        try await second.begin(expecting: expectation)
    }

    public func accept(_ chunk: AudioChunk) async throws {
        utterance?.sound += chunk.samples
        try await second.accept(chunk)
    }

    /// - Throws: `ModelError` when the model's file has gone.
    public func anticipate() async throws -> Hypothesis {
        guard let utterance else { return Hypothesis(outcome: .noSpeech) }
        let streamed = try await second.anticipate()
        let hypothesis = try decide(AudioChunk(samples: utterance.sound), utterance.expectation, streamed)
        self.utterance?.anticipated = hypothesis
        return hypothesis
    }

    public func finish() async throws -> Hypothesis {
        guard let utterance else { return Hypothesis(outcome: .noSpeech) }
        let hypothesis = if let anticipated = utterance.anticipated { anticipated } else { try await anticipate() }
        defer { self.utterance = nil }
        let agreed = rejudged(hypothesis, with: 1, utterance.expectation)
        guard agreed?.outcome == .recognized || mayHaveMissedName(hypothesis, utterance.expectation) else {
            await second.cancel()
            return hypothesis
        }
        let whole = try await second.finish()
        if whole.opening != nil {
            return try decide(AudioChunk(samples: utterance.sound), utterance.expectation, whole)
        }
        let agreement = hypothesis.intent.map { $0.agreement(with: whole.intent) }
        return agreement.flatMap { rejudged(hypothesis, with: $0, utterance.expectation) } ?? hypothesis
    }

    /// What was not believed, if the second agreed so far: in a pause it has only half a path through the grammar, and
    /// cannot yet know how loud the utterance as a whole is.
    /// - Returns: nil for what is no sentence, or is believed already.
    private func rejudged(
        _ heard: Hypothesis, with agreement: Double, _ expectation: Expectation
    ) -> Hypothesis? {
        guard heard.outcome == .notRecognized, let intent = heard.intent,
            agreement > heard.evidence.values[.agreement] ?? 0
        else { return nil }
        var evidence = heard.evidence
        evidence.values[.agreement] = agreement
        return vocabulary.hypothesis(
            of: heard.words, meaning: intent, evidence: evidence, by: .best, expecting: expectation)
    }

    /// A name is worth a second look: the second hears it best once it has the whole utterance.
    private func mayHaveMissedName(_ heard: Hypothesis, _ expectation: Expectation) -> Bool {
        !model.hearsNames && heard.intent?.isAddressed != true
            && vocabulary.expectationsWithName.contains(expectation.name)
    }

    public func cancel() async {
        utterance = nil
        await second.cancel()
    }

    public func recognize(_ utterance: AudioChunk, expecting expectation: Expectation) async throws -> Hypothesis {
        await cancel()
        return try decide(utterance, expectation, await second.recognize(utterance, expecting: expectation))
    }

    /// What is under way is heard with the new vocabulary by the model, and to its end with the old one by its second.
    public func use(_ new: Vocabulary) async throws {
        let sentences = try Self.sentences(of: new, in: model)
        try await second.use(new)
        vocabulary = new
        self.sentences = sentences
        utterance?.anticipated = nil
    }

    private func decide(
        _ utterance: AudioChunk, _ expectation: Expectation, _ other: Hypothesis
    ) throws -> Hypothesis {
        // Where its second heard a name that the model would not write, it hears what follows.
        let opening = model.hearsNames ? nil : other.opening
        let otherWords = other.words.map(\.text)
        if let opening, opening.words == otherWords { return other }
        let name = opening?.words ?? []
        let rest = AudioChunk(samples: Array(utterance.samples.dropFirst(opening?.end ?? 0)))
        let isRival = other.intent != nil && otherWords.starts(with: name)
        guard
            let result = try hear(
                rest, after: name, expectation, or: isRival ? Array(otherWords.dropFirst(name.count)) : [])
        else { return Hypothesis(outcome: .notRecognized) }
        let texts = result.words.isEmpty ? [] : name + result.words
        let words = texts == otherWords ? other.words : texts.map { .init(text: $0) }
        guard let intent = vocabulary.intent(of: texts, expecting: expectation) else {
            return Hypothesis(outcome: .notRecognized, words: words)
        }
        var evidence = other.evidence
        evidence.values.merge(result.evidence) { $1 }
        evidence.values[.agreement] = intent.agreement(with: other.intent)
        return vocabulary.hypothesis(
            of: words, meaning: intent, evidence: evidence, by: .best, expecting: expectation)
    }

    /// - Returns: nil when nothing can be said while `expectation` holds.
    private func hear(
        _ sound: AudioChunk, after opening: [String], _ expectation: Expectation, or other: [String]
    ) throws -> HeardSentence? {
        guard let network = vocabulary.networks[expectation.name], let state = network.state(after: opening) else {
            return nil
        }
        let place = Place(expectation: expectation.name, state: state)
        // Taken out and put back, so that what it learns of the network is no copy.
        var sentences =
            try self.sentences.removeValue(forKey: place)
            ?? model.sentences(of: network.starting(at: state))
        defer { self.sentences[place] = sentences }
        return try model.hypothesis(of: sound, among: &sentences, or: other)
    }

    /// The whole sentences of every expectation; what follows a name is spelled when it is first heard.
    private static func sentences(of vocabulary: Vocabulary, in model: Model) throws -> [Place: Model.Sentences] {
        try Dictionary(
            uniqueKeysWithValues: vocabulary.networks.map { expectation, network in
                (Place(expectation: expectation, state: network.start), try model.sentences(of: network))
            })
    }
}
