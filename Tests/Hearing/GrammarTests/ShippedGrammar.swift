import Foundation
import Grammar
import TestSupport

/// The grammars that are shipped, with a town of a few things in place of a real one.
enum ShippedGrammar {
    static let english = Result { try load("en", town: englishTown) }
    static let japanese = Result { try load("ja", town: japaneseTown) }
    static let englishParser = Result { IntentParser(try english.get()) }
    static let japaneseParser = Result { IntentParser(try japanese.get()) }

    static func grammar(_ language: String) throws -> Grammar {
        try (language == "ja" ? japanese : english).get()
    }

    static func parser(_ language: String) throws -> IntentParser {
        try (language == "ja" ? japaneseParser : englishParser).get()
    }

    static func files(_ language: String) throws -> [GrammarFile] {
        let folder = folder(language)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".jsgf") }
        return try names.sorted().map { name in
            GrammarFile(path: name, text: try String(contentsOf: folder.appending(path: name), encoding: .utf8))
        }
    }

    static func folder(_ language: String) -> URL {
        Checkout.root.appending(path: "grammars/\(language)")
    }

    static func load(_ language: String, town: [SlotList]) throws -> Grammar {
        try Grammar(files: files(language), slots: town)
    }

    static let englishTown = [
        list(
            "category",
            ["burnable": ["burnable garbage", "burnables"], "plastic": ["plastic"], "glass": ["glass bottles"]]),
        list("district", ["north": ["the north district"], "harbor": ["harbor"]]),
        list("item", ["battery": ["battery", "batteries"], "futon": ["futon"]]),
        list("clinic", ["sakura": ["sakura clinic"], "tanaka": ["doctor tanaka"]]),
        list("person", ["mother": ["mother"], "hana": ["grandmother"]]),
        list("busStop", ["station": ["station"], "office": ["town office"]]),
        list("speaker", ["mimamori": ["mimamori"]]),
    ]

    static let japaneseTown = [
        list("category", ["burnable": ["燃《も》えるごみ", "燃《も》やせるごみ"], "plastic": ["プラスチック"]]),
        list("district", ["hill": ["丘町《おかまち》"]]),
        list("item", ["battery": ["乾電池《かんでんち》", "電池《でんち》"], "futon": ["布団《ふとん》"]]),
        list("clinic", ["sakura": ["さくら医院《いいん》"], "hayashi": ["林先生《はやしせんせい》"]]),
        list("person", ["mother": ["お母《かあ》さん"]]),
        list("busStop", ["station": ["駅前《えきまえ》"]]),
        list("speaker", ["こもれび": ["こもれび"]]),
    ]

    private static func list(_ name: String, _ phrases: KeyValuePairs<String, [String]>) -> SlotList {
        SlotList(name: name, entries: phrases.map { SlotList.Entry(value: $0, phrases: $1) })
    }
}
