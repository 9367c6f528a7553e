import DataFiles
import Recognition

/// Makes the recognizers of every command: the one place that knows which there are.
struct RecognizerFactory: Sendable {
    let vocabulary: Vocabulary
    private let models: SpeechModels
    private let data: DataOptions
    private let expectations: [Expectation]

    /// Loads the models, reads pronunciations and compiles the grammar.
    /// - Throws: `RecognitionError`, `WhisperError`, or `DataFileError` for a dictionary that cannot be read.
    init(
        _ grammar: GrammarFiles, _ options: RecognizerOptions, in data: DataOptions,
        expectations: [Expectation] = [.anything]
    ) async throws {
        models = try options.models(in: data.folder())
        (self.data, self.expectations) = (data, expectations)
        vocabulary = try await grammar.vocabulary(models.acoustic, in: data, expectations: expectations)
    }

    /// What can be heard of another grammar, by the same models.
    func vocabulary(of grammar: GrammarFiles) async throws -> Vocabulary {
        try await grammar.vocabulary(models.acoustic, in: data, expectations: expectations)
    }

    /// For reports.
    var name: String { models.whisper == nil ? "PocketSphinx" : "Whisper tiny.en and PocketSphinx" }

    /// A recognizer of its own each time, to be used by one at a time.
    func make() throws -> any Recognizer {
        try models.recognizer(vocabulary)
    }
}
