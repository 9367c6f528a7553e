package import ArgumentParser
package import Composition
package import DataFiles
import Foundation
package import Grammar
import Texts

/// Where the files that people edit are, and which language is spoken.
package struct DataOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            en: "The folder with grammars, voices and towns. (default: MIMAMORI_DATA, or beside the program)",
            ja: "grammars と voices と towns の場所。（なければ MIMAMORI_DATA か、そばの場所）"))
    package var data: String?

    @Option(
        help: ArgumentHelp(
            en: "The language, spoken and written: a subfolder of grammars and voices.",
            ja: "ことば：grammars と voices の中の名前。"))
    package var locale = Terminal.language.rawValue

    package init() {}

    /// Refuses a language that there is none of, before a command does anything.
    package func validate() throws {
        // Where there is no folder, the command says so itself.
        guard let folder = try? folder() else { return }
        do {
            try folder.require(locale: locale)
        } catch {
            throw ValidationError(Text(error))
        }
    }

    package func folder() throws -> DataFolder {
        try DataFolder.locate(option: data)
    }

    /// The files of the language.
    package func files() throws -> LanguageFiles {
        LanguageFiles(try folder(), locale: locale, warn: Terminal.warn)
    }
}

/// Which town's data fill the slots of the grammar and answer the questions.
package struct TownOptions: ParsableArguments {
    @Option(help: ArgumentHelp(en: "The town's folder. (default: the sample town)", ja: "町のデータの場所。（なければ見本の町）"))
    package var town: String?

    package init() {}

    package func load(from data: DataFolder) throws -> TownFiles {
        try data.town(at: town.map { URL(filePath: $0) })
    }
}

/// Which sentences can be heard.
package struct GrammarOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            en: "A JSGF file with an optional NAME.dict or words.dict beside it, or a folder of them with an optional "
                + "words.dict, instead of the product's own grammar.",
            ja: "言い方のファイル（JSGF）か、その場所。いつもの言い方の代わりに使います。読み方は、そばの「名前.dict」か words.dict に書けます。",
            valueName: "path"))
    package var grammar: String?

    package init() {}

    /// - Parameter name: What the speaker is called, where it is listened for.
    package func load(
        from data: DataFolder, locale: String, town: TownFiles, name: SpeakerName? = nil
    ) throws -> GrammarFiles {
        let slots = town.slotLists(language: locale) + (name.map { [$0.slotList] } ?? [])
        if let grammar {
            return try GrammarFiles(at: URL(fileArgument: grammar), slots: slots)
        }
        return try data.grammarFiles(locale: locale, slots: slots)
    }
}

package struct JSONOption: ParsableArguments {
    @Flag(help: ArgumentHelp(en: "Print JSON, one object a line, for scripts.", ja: "JSON で出します。一行に一つです。"))
    package var json = false

    package init() {}
}
