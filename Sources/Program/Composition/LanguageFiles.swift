public import DataFiles
public import Grammar
public import Recognition
import Synthesis
public import Texts

/// The files of one language, of which recognizers and voices are made.
public struct LanguageFiles: Sendable {
    public let folder: DataFolder
    public let locale: String
    /// Takes what is wrong in a file and does without, a line each.
    let warn: @Sendable (Text) -> Void

    public init(_ folder: DataFolder, locale: String, warn: @escaping @Sendable (Text) -> Void) {
        self.folder = folder
        self.locale = locale
        self.warn = warn
    }

    /// How words sound: as words.dict, then `model`, then their spelling says, in phones that the model has.
    /// - Parameters:
    ///   - words: The words wanted; by default those of the grammar.
    ///   - report: Takes what is wrong in words.dict and phones.map; these lines are passed over.
    public func pronunciations(
        of files: GrammarFiles, by model: AcousticModel, words: Set<String>? = nil,
        report: (GrammarIssue) -> Void = { _ in }
    ) async throws -> PronunciationDictionary {
        let words = words ?? files.grammar.words
        let phones = try model.phones()
        let written = try files.pronunciations(in: model.dictionary, of: words, phones: phones, report: report)
            .within(phones)
        guard let map = try folder.phoneMap(locale: locale, phones: phones) else { return written }
        map.issues.forEach(report)
        return try await written.deriving(words, by: map.pronouncer).within(phones)
    }

    /// Everything that can be heard of a grammar. Sentences left out for a mistake in a file are told to `warn`.
    public func vocabulary(
        of files: GrammarFiles, by model: AcousticModel, expectations: [Expectation] = [.anything]
    ) async throws -> Vocabulary {
        let weights = try folder.confidence(of: files, locale: locale)
        let dictionary = try await pronunciations(of: files, by: model) { issue in
            warn(issue.asWarning.text + Text(en: " (this line is left out)", ja: "（この行は使いません）"))
        }
        let vocabulary = try Vocabulary(
            files.grammar, dictionary: dictionary, expectations: expectations,
            confidence: weights.map(ConfidenceModels.init) ?? .unjudged, language: locale)
        for word in vocabulary.unpronounced.sorted() {
            warn(
                Text(
                    en: "nobody knows how “\(word)” sounds, so sentences with it are not heard: correct its spelling, "
                        + "or add it to words.dict beside the grammar",
                    ja: "「\(word)」の読み方を、words.dict に書いてください。それまで、それを使う文は聞きとれません"))
        }
        return vocabulary
    }
}
