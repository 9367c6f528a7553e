import DataFiles
import Foundation
import Recognition
import Texts
import Wyoming

/// Makes the recognizers of every command: the one place that knows which there are.
struct RecognizerFactory: Sendable {
    let vocabulary: Vocabulary
    private let models: SpeechModels
    private let data: DataOptions
    private let expectations: [Expectation]
    /// Another program that is asked too, and how what it writes sounds.
    private let service: ServiceAddress?
    private let pronouncer: TranscriptPronouncer

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
        service = options.recognizerService
        pronouncer = TranscriptPronouncer(grammar: grammar, model: models.acoustic, data: data)
        vocabulary = try await grammar.vocabulary(models.acoustic, in: data, expectations: expectations)
    }

    /// What can be heard of another grammar, by the same models.
    func vocabulary(of grammar: GrammarFiles) async throws -> Vocabulary {
        try await grammar.vocabulary(models.acoustic, in: data, expectations: expectations)
    }

    /// The profile whose weights judge what it hears.
    var profile: RecognizerProfile { models.neural == nil ? .light : .best }

    /// The profile whose weights judge the speaker's name alone: a model that hears no names leaves it to PocketSphinx.
    var profileOfName: RecognizerProfile { models.neural?.hearsNames == true ? .best : .light }

    /// For reports, the same in every language: all that hear.
    var name: String {
        [models.neural?.name, "PocketSphinx", service.map { "\($0)" }].compactMap(\.self).joined(separator: " + ")
    }

    /// A recognizer of its own each time, to be used by one at a time.
    func make() throws -> any Recognizer {
        let own = try models.recognizer(vocabulary)
        guard let service else { return own }
        return AssistedRecognizer(
            own, askingToo: TranscriptionService(at: service), vocabulary: vocabulary, pronounce: pronouncer.phones
        ) { error in
            Terminal.warn(
                Text(en: "heard without \(service): ", ja: "\(service) なしで聞きました。") + Text(error))
        }
    }
}
