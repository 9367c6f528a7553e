import ArgumentParser
import DataFiles
import Foundation
import Grammar
import Recognition
import Synthesis

/// Where the files that people edit are, and which language is spoken.
struct DataOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            en: "The folder with grammars, voices and towns. (default: MIMAMORI_DATA, or beside the program)",
            ja: "grammars と voices と towns の場所。（なければ MIMAMORI_DATA か、そばの場所）"))
    var data: String?

    @Option(
        help: ArgumentHelp(
            en: "The language spoken: a subfolder of grammars and voices.", ja: "話すことば：grammars と voices の中の名前。"))
    var locale = "en"

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
            en: "A JSGF file, or a folder of them with an optional words.dict, instead of the product's own grammar.",
            ja: "言い方のファイル（JSGF）か、その場所。いつもの言い方の代わりに使います。",
            valueName: "path"))
    var grammar: String?

    /// - Parameter name: What the speaker is called, where it is listened for.
    func load(
        from data: DataFolder, locale: String, town: TownFiles, name: SpeakerName? = nil
    ) throws -> GrammarFiles {
        let slots = town.slotLists(language: locale) + (name.map { [$0.slotList] } ?? [])
        if let grammar {
            return try GrammarFiles(at: URL(filePath: grammar), slots: slots)
        }
        return try data.grammarFiles(locale: locale, slots: slots)
    }
}

struct JSONOption: ParsableArguments {
    @Flag(help: ArgumentHelp(en: "Print JSON, one object a line, for scripts.", ja: "JSON で出します。一行に一つです。"))
    var json = false
}

extension GrammarFiles {
    /// How words sound: as `model`, then words.dict, then their spelling says.
    /// - Parameter words: The words wanted; by default those of the grammar.
    func pronunciations(
        _ model: AcousticModel, of words: Set<String>? = nil, in data: DataOptions
    ) async throws -> PronunciationDictionary {
        let words = words ?? grammar.words
        let written = try pronunciations(in: model.dictionary, of: words)
        guard let map = try data.folder().phoneMap(locale: data.locale) else { return written }
        return try await written.deriving(words, by: map.pronouncer)
    }

    /// Everything that can be heard of the grammar.
    func vocabulary(
        _ model: AcousticModel, in data: DataOptions, expectations: [Expectation] = [.anything]
    ) async throws -> Vocabulary {
        let weights = try data.folder().confidence(of: self, locale: data.locale)
        return try await Vocabulary(
            grammar, dictionary: pronunciations(model, in: data), expectations: expectations,
            confidence: weights.map(ConfidenceModels.init) ?? .unjudged, language: data.locale)
    }
}
