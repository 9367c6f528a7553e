public import DataFiles
public import Foundation
public import Recognition
import Texts
import Wyoming

/// Makes the recognizers of the product, the laboratory and the tests: the one place that knows which there are.
public struct RecognizerFactory: Sendable {
    public let vocabulary: Vocabulary
    private let models: SpeechModels
    private let choice: RecognizerChoice
    private let files: LanguageFiles
    private let expectations: [Expectation]
    /// How the text that another program writes sounds.
    private let pronouncer: TranscriptPronouncer

    /// Loads the models, reads pronunciations and compiles the grammar.
    /// - Parameter memory: See `AcousticModel.memory`.
    /// - Throws: `RecognitionError`, `ModelError`, or `DataFileError` for a dictionary that cannot be read.
    public init(
        _ grammar: GrammarFiles, _ choice: RecognizerChoice, in files: LanguageFiles,
        expectations: [Expectation] = [.anything], memory: URL? = nil
    ) async throws {
        var models = try choice.models(in: files)
        models.acoustic.memory = memory
        self.models = models
        (self.choice, self.files, self.expectations) = (choice, files, expectations)
        pronouncer = TranscriptPronouncer(grammar: grammar, model: models.acoustic, files: files)
        vocabulary = try await files.vocabulary(of: grammar, by: models.acoustic, expectations: expectations)
    }

    /// What can be heard of another grammar, by the same models.
    public func vocabulary(of grammar: GrammarFiles) async throws -> Vocabulary {
        try await files.vocabulary(of: grammar, by: models.acoustic, expectations: expectations)
    }

    /// The profile whose weights judge what it hears.
    public var profile: RecognizerProfile { models.neural == nil ? .light : .best }

    /// The profile whose weights judge the speaker's name alone: a model that hears no names leaves it to PocketSphinx.
    public var profileOfName: RecognizerProfile { models.neural?.hearsNames == true ? .best : .light }

    /// For reports, the same in every language: all that hear.
    public var name: String {
        [models.neural?.name, "PocketSphinx", choice.service.map { "\($0)" }].compactMap(\.self)
            .joined(separator: " + ")
    }

    /// A recognizer of its own each time, to be used by one at a time.
    public func make() throws -> any Recognizer {
        let own = try models.recognizer(vocabulary)
        guard let service = choice.service else { return own }
        return AssistedRecognizer(
            own, askingToo: TranscriptionService(at: service), vocabulary: vocabulary, pronounce: pronouncer.phones
        ) { [warn = files.warn] error in
            warn(Text(en: "heard without \(service): ", ja: "\(service) なしで聞きました。") + Text(error))
        }
    }
}
