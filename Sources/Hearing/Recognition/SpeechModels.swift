/// The models of a locale, of which the second need not be installed.
public struct SpeechModels: Sendable {
    public var acoustic: AcousticModel
    public var neural: (any SentenceModel)?

    public init(acoustic: AcousticModel, neural: (any SentenceModel)? = nil) {
        self.acoustic = acoustic
        self.neural = neural
    }

    /// The best recognizer that there are models for.
    /// - Throws: `RecognitionError`, or what the neural model throws when it cannot spell a word.
    public func recognizer(_ vocabulary: Vocabulary) throws -> any Recognizer {
        guard let neural else { return try PocketSphinxRecognizer(model: acoustic, vocabulary: vocabulary) }
        let second = try neural.hearsNames ? confirming(vocabulary) : naming(vocabulary)
        return try recognizer(neural, second: second, vocabulary)
    }

    /// Beside a model that hears all of a sentence.
    private func confirming(_ vocabulary: Vocabulary) throws -> PocketSphinxRecognizer {
        try PocketSphinxRecognizer(
            model: acoustic.searched(with: acoustic.settings.confirming), vocabulary: vocabulary, order: .trigrams,
            secondOpinion: .never)
    }

    /// Beside a model that hears no names.
    private func naming(_ vocabulary: Vocabulary) throws -> PocketSphinxRecognizer {
        try PocketSphinxRecognizer(model: acoustic, vocabulary: vocabulary, secondOpinion: .onTheName)
    }

    private func recognizer(
        _ model: some SentenceModel, second: PocketSphinxRecognizer, _ vocabulary: Vocabulary
    ) throws -> any Recognizer {
        try NeuralRecognizer(model: model, second: second, vocabulary: vocabulary)
    }
}
