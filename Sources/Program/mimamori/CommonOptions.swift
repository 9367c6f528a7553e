import ArgumentParser
import DataFiles
import Foundation
import Grammar
import Recognition
import Synthesis
import Texts

/// Where the files that people edit are, and which language is spoken.
struct DataOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            en: "The folder with grammars, voices and towns. (default: MIMAMORI_DATA, or beside the program)",
            ja: "grammars と voices と towns の場所。（なければ MIMAMORI_DATA か、そばの場所）"))
    var data: String?

    @Option(
        help: ArgumentHelp(
            en: "The language, spoken and written: a subfolder of grammars and voices.",
            ja: "ことば：grammars と voices の中の名前。"))
    var locale = Terminal.language.rawValue

    /// Refuses a language that there is none of, before a command does anything.
    func validate() throws {
        // Where there is no folder, the command says so itself.
        guard let folder = try? folder() else { return }
        do {
            try folder.require(locale: locale)
        } catch {
            throw ValidationError(Text(error))
        }
    }

    func folder() throws -> DataFolder {
        try DataFolder.locate(option: data)
    }

    /// The same files, with another language spoken.
    func speaking(_ locale: String) -> DataOptions {
        var options = self
        options.locale = locale
        return options
    }
}

/// Which town's data fill the slots of the grammar and answer the questions.
struct TownOptions: ParsableArguments {
    @Option(help: ArgumentHelp(en: "The town's folder. (default: the sample town)", ja: "町のデータの場所。（なければ見本の町）"))
    var town: String?

    func load(from data: DataFolder) throws -> TownFiles {
        try data.town(at: town.map { URL(filePath: $0) })
    }
}

/// Which sentences can be heard.
struct GrammarOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            en: "A JSGF file with an optional NAME.dict or words.dict beside it, or a folder of them with an optional "
                + "words.dict, instead of the product's own grammar.",
            ja: "言い方のファイル（JSGF）か、その場所。いつもの言い方の代わりに使います。読み方は、そばの「名前.dict」か words.dict に書けます。",
            valueName: "path"))
    var grammar: String?

    /// - Parameter name: What the speaker is called, where it is listened for.
    func load(
        from data: DataFolder, locale: String, town: TownFiles, name: SpeakerName? = nil
    ) throws -> GrammarFiles {
        let slots = town.slotLists(language: locale) + (name.map { [$0.slotList] } ?? [])
        if let grammar {
            return try GrammarFiles(at: URL(fileArgument: grammar), slots: slots)
        }
        return try data.grammarFiles(locale: locale, slots: slots)
    }
}

struct JSONOption: ParsableArguments {
    @Flag(help: ArgumentHelp(en: "Print JSON, one object a line, for scripts.", ja: "JSON で出します。一行に一つです。"))
    var json = false
}

extension GrammarFiles {
    /// How words sound: as words.dict, then `model`, then their spelling says, in phones that the model has.
    /// - Parameters:
    ///   - words: The words wanted; by default those of the grammar.
    ///   - report: Takes what is wrong in words.dict and phones.map; these lines are passed over.
    func pronunciations(
        _ model: AcousticModel, of words: Set<String>? = nil, in data: DataOptions,
        report: (GrammarIssue) -> Void = { _ in }
    ) async throws -> PronunciationDictionary {
        let words = words ?? grammar.words
        let phones = try model.phones()
        let written = try pronunciations(in: model.dictionary, of: words, phones: phones, report: report)
            .within(phones)
        guard let map = try data.folder().phoneMap(locale: data.locale, phones: phones) else { return written }
        map.issues.forEach(report)
        return try await written.deriving(words, by: map.pronouncer).within(phones)
    }

    /// Everything that can be heard of the grammar. What cannot be, for a mistake in a file, is logged.
    func vocabulary(
        _ model: AcousticModel, in data: DataOptions, expectations: [Expectation] = [.anything]
    ) async throws -> Vocabulary {
        let weights = try data.folder().confidence(of: self, locale: data.locale)
        let dictionary = try await pronunciations(model, in: data) { issue in
            Terminal.warn(issue.asWarning.text + Text(en: " (this line is left out)", ja: "（この行は使いません）"))
        }
        let vocabulary = try Vocabulary(
            grammar, dictionary: dictionary, expectations: expectations,
            confidence: weights.map(ConfidenceModels.init) ?? .unjudged, language: data.locale)
        for word in vocabulary.unpronounced.sorted() {
            Terminal.warn(
                Text(
                    en: "nobody knows how “\(word)” sounds, so sentences with it are not heard: correct its spelling, "
                        + "or add it to words.dict beside the grammar",
                    ja: "「\(word)」の読み方を、words.dict に書いてください。それまで、それを使う文は聞きとれません"))
        }
        return vocabulary
    }
}
