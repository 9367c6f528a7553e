public import Foundation
public import Grammar
public import OpenData
public import Rules
import Texts

/// A town as its folder describes it, with what its readers found wrong.
public struct TownFiles: Sendable {
    public let town: Town
    /// Never empty.
    public let households: [Household]
    /// What is wrong in the files and does not keep them from being used.
    public let issues: [DataIssue]

    /// The folder into which alerts are dropped; nil where town.yml names none.
    public let alerts: URL?

    static let manifest = "town.yml"

    /// - Parameter folder: A folder with `town.yml`.
    /// - Throws: `DataFileError` when it cannot be read or names no household, the reader's error for a damaged file.
    public init(at folder: URL) throws {
        let reading = try Self.reading(of: folder)
        (town, households, issues) = (reading.town, reading.households, reading.issues)
        alerts = reading.alerts.map { URL(filePath: $0, relativeTo: folder) }
        guard !households.isEmpty else {
            throw DataFileError(
                subject: folder.path, reason: Text(en: "no household is described", ja: "家が一つもありません"),
                remedy: Text(en: "add one to households.yml", ja: "households.yml に書いてください"))
        }
    }

    /// What a folder holds, homes or not.
    static func reading(of folder: URL) throws -> TownReading {
        let files = FolderFiles(in: folder)
        let text: String
        do {
            text = try TextDecoding.text(of: files.data(manifest), file: manifest)
        } catch let error as CocoaError {
            throw DataFileError(unreadable: folder.appending(path: manifest), error)
        }
        return try TownReader.read(manifest: text, file: files.data)
    }

    /// The household asked for, or the first one.
    public func household(_ id: Household.ID?) throws -> Household {
        guard let id else { return households[0] }
        guard let found = households.first(where: { $0.id == id }) else {
            throw DataFileError.unknown(
                Text(en: "household “\(id)”", ja: "家「\(id)」"), in: town.id, known: households.map(\.id))
        }
        return found
    }

    /// The town's name in a language, for people.
    public func name(language: String) -> String {
        town.name.byLanguage[language] ?? town.id
    }

    /// What the town calls its speakers; nil where it has not chosen a name in that language.
    public func speakerName(language: String) -> SpeakerName? {
        town.speakerName?.byLanguage[language].flatMap(SpeakerName.init)
    }

    /// A district by its identifier, or by its name in any language.
    public func district(_ name: String) throws -> District {
        let found = town.districts.first { $0.id == name || $0.name.byLanguage.values.contains(name) }
        guard let found else {
            throw DataFileError.unknown(
                Text(en: "district “\(name)”", ja: "地区「\(name)」"), in: town.id, known: town.districts.map(\.id))
        }
        return found
    }

    /// The town's slot lists for the grammar of one language, as heard in `household`.
    public func slotLists(language: String, household: Household? = nil) -> [SlotList] {
        town.slotLists(language: language, household: household ?? households[0])
    }
}

extension Town {
    /// The lists for the grammar of one language, as heard in `household`.
    public func slotLists(language: String, household: Household) -> [SlotList] {
        TownSlot.allCases.map { slot in
            SlotList(
                name: slot.rawValue,
                entries: slotEntries(slot, language: language, household: household)
                    .map { SlotList.Entry(value: $0.value, phrases: $0.phrases) })
        }
    }
}

extension DataFolder {
    /// The town in `folder`, or the sample town.
    public func town(at folder: URL?) throws -> TownFiles {
        try TownFiles(at: folder ?? url.appending(path: "towns/komorebi"))
    }

    /// Names for a speaker that were checked, the usual one first: `names.txt` beside the grammar.
    /// - Returns: None where the locale has no such list.
    public func speakerNames(locale: String) throws -> [SpeakerName] {
        let file = try folder(of: "grammars", locale: locale).appending(path: "names.txt")
        guard FileManager.default.fileExists(atPath: file.path) else { return [] }
        return try PromptFile.sentences(at: file).compactMap(SpeakerName.init)
    }

    /// The grammar of a locale with a town's slot lists.
    public func grammarFiles(locale: String, slots: [SlotList]) throws -> GrammarFiles {
        try GrammarFiles(at: folder(of: "grammars", locale: locale), slots: slots)
    }

    /// How words that are in no dictionary are made to sound in a locale: `phones.map` beside its grammar.
    /// - Parameter phones: Those that the acoustic model has; nil for all.
    /// - Returns: `nil` where the locale has none.
    public func phoneMap(locale: String, phones: Set<String>? = nil) throws -> PhoneMap? {
        let file = try folder(of: "grammars", locale: locale).appending(path: "phones.map")
        return FileManager.default.fileExists(atPath: file.path)
            ? try PhoneMap(GrammarFile(tableAt: file), phones: phones) : nil
    }

    /// The sentences that a demonstration asks: `demonstration.txt` beside the grammar.
    public func demonstration(locale: String) throws -> [String] {
        try PromptFile.lines(at: folder(of: "grammars", locale: locale).appending(path: "demonstration.txt"))
    }
}
