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
        let secondOpinion = neural.map { $0.hearsNames ? SecondOpinion.never : .onTheName } ?? .always
        var acoustic = acoustic
        if secondOpinion == .never { acoustic.settings = acoustic.settings.confirming }
        let light = try PocketSphinxRecognizer(
            model: acoustic, vocabulary: vocabulary, secondOpinion: secondOpinion)
        guard let neural else { return light }
        return try recognizer(neural, second: light, vocabulary)
    }

    private func recognizer(
        _ model: some SentenceModel, second: PocketSphinxRecognizer, _ vocabulary: Vocabulary
    ) throws -> any Recognizer {
        try NeuralRecognizer(model: model, second: second, vocabulary: vocabulary)
    }
}
