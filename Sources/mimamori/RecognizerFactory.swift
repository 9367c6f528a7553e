import DataFiles
import Foundation
import Recognition

/// Makes the recognizers of every command: the one place that knows which there are.
struct RecognizerFactory: Sendable {
    let vocabulary: Vocabulary
    private let models: SpeechModels
    private let data: DataOptions
    private let expectations: [Expectation]

    /// Loads the models, reads pronunciations and compiles the grammar.
    /// - Parameter memory: See `AcousticModel.memory`.
    /// - Throws: `RecognitionError`, `ModelError`, or `DataFileError` for a dictionary that cannot be read.
    init(
        _ grammar: GrammarFiles, _ options: RecognizerOptions, in data: DataOptions,
        expectations: [Expectation] = [.anything], memory: URL? = nil
    ) async throws {
        var models = try options.models(in: data.folder(), locale: data.locale)
        models.acoustic.memory = memory
        self.models = models
        (self.data, self.expectations) = (data, expectations)
        vocabulary = try await grammar.vocabulary(models.acoustic, in: data, expectations: expectations)
    }

    /// What can be heard of another grammar, by the same models.
    func vocabulary(of grammar: GrammarFiles) async throws -> Vocabulary {
        try await grammar.vocabulary(models.acoustic, in: data, expectations: expectations)
    }

    /// The profile whose weights judge what it hears.
    var profile: RecognizerProfile { models.neural == nil ? .light : .best }

    /// For reports.
    var name: String { models.neural.map { "\($0.name) and PocketSphinx" } ?? "PocketSphinx" }

    /// A recognizer of its own each time, to be used by one at a time.
    func make() throws -> any Recognizer {
        try models.recognizer(vocabulary)
    }
}
