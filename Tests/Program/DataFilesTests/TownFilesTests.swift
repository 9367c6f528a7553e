import Texts
import DataFiles
import Foundation
import Grammar
import OpenData
import Phrases
import Rules
import TestSupport
import Testing

/// The sample town and the English voice as they ship, and what is said when somebody has damaged them.
struct TownFilesTests {
    private let data = DataFolder(Checkout.root)
    private let sample: TemporaryFolder

    init() throws {
        sample = try TemporaryFolder()
    }

    @Test func theSampleTownLoadsWithNothingWrong() throws {
        let town = try data.town(at: nil)
        #expect(town.issues == [])
        #expect(town.town.id == "komorebi")
        #expect(town.households.map(\.id) == ["hana", "kenji", "kiyo"])
        #expect(town.name(language: "en") == "Komorebi")
        #expect(town.name(language: "ja") == "木漏れ日町")
        #expect(town.name(language: "fr") == "komorebi")
    }

    @Test func aTownInAnotherFolderIsReadThere() throws {
        try sample.copy(Checkout.root.appending(path: "towns/komorebi"), to: "elsewhere")
        let manifest = sample.url.appending(path: "elsewhere/town.yml")
        let text = try String(contentsOf: manifest, encoding: .utf8)
        try sample.write(text.replacing("id: komorebi", with: "id: elsewhere"), to: "elsewhere/town.yml")

        let town = try data.town(at: sample.url.appending(path: "elsewhere"))
        #expect(town.town.id == "elsewhere")
        #expect(town.issues == [])
    }

    @Test func aHouseholdIsTheOneAskedForOrElseTheFirst() throws {
        let town = try data.town(at: nil)
        #expect(try town.household(nil).id == "hana")
        #expect(try town.household("kiyo").id == "kiyo")
        let error = #expect(throws: DataFileError.self) { try town.household("castle") }
        #expect(error?.subject.en == "household “castle”")
        #expect(error?.remedy.en == "choose one of: hana, kenji, kiyo")
    }

    @Test func aDistrictIsFoundByItsIdentifierOrByANameInAnyLanguage() throws {
        let town = try data.town(at: nil)
        for name in ["hill", "丘町", "the hill district"] {
            #expect(try town.district(name).id == "hill")
        }
        let error = #expect(throws: DataFileError.self) { try town.district("moon") }
        #expect(error?.subject.en == "district “moon”")
        #expect(error?.remedy.en == "choose one of: hill, river, station, forest")
    }

    @Test func thePeopleThatCanBeNamedAreThoseOfTheHousehold() throws {
        let town = try data.town(at: nil)
        let people = { (id: String) in
            town.slotLists(language: "en", household: try town.household(id)).first { $0.name == "person" }?
                .entries.map(\.value)
        }
        #expect(try people("hana") == ["kimura-kenji", "kimura-kiyo"])
        #expect(try people("kiyo") == [])
        #expect(
            town.slotLists(language: "en").map(\.name) == [
                "category", "district", "item", "clinic", "person", "busStop",
            ])
    }

    @Test func aManifestThatIsNotThereOrNoTextIsAnErrorThatNamesIt() throws {
        let latin = try sample.write(Data("id: caf".utf8) + [0xE9], to: "latin/town.yml")
        let missing = sample.url.appending(path: "missing/town.yml")
        for manifest in [latin, missing] {
            #expect {
                try data.town(at: manifest.deletingLastPathComponent())
            } throws: {
                "\($0)".contains("town.yml")
            }
        }
    }

    @Test(arguments: ["id: [komorebi", "- just\n- a list\n", "", "id: komorebi\ntimeZone: Asia/Atlantis\n"])
    func aDamagedManifestIsAnErrorThatNamesTheFile(text: String) throws {
        try sample.write(text, to: "town.yml")
        let error = #expect(throws: DataError.self) { try TownFiles(at: sample.url) }
        #expect(error?.file == "town.yml")
        #expect(error?.message.en.isEmpty == false)
    }

    @Test func aTownWithoutAHouseholdIsAnErrorWithTheRemedy() throws {
        try sample.copy(Checkout.root.appending(path: "towns/komorebi"), to: "komorebi")
        try sample.write("[]\n", to: "komorebi/households.yml")
        let error = #expect(throws: DataFileError.self) { try TownFiles(at: sample.url.appending(path: "komorebi")) }
        #expect(error?.remedy.en.contains("households.yml") == true)
    }

    @Test func aFileOfTheTownThatIsMissingIsAnIssueAndTheTownIsUsed() throws {
        try sample.copy(Checkout.root.appending(path: "towns/komorebi"), to: "komorebi")
        try FileManager.default.removeItem(at: sample.url.appending(path: "komorebi/garbage/area_days.csv"))
        let town = try TownFiles(at: sample.url.appending(path: "komorebi"))
        #expect(town.issues.contains { $0.file.hasSuffix("area_days.csv") })
        #expect(!town.town.clinics.isEmpty)
    }

    @Test func theEnglishVoiceLoads() throws {
        let voice = try data.voice(locale: "en")
        #expect(voice.settings.voice.hasPrefix("en"))
    }

    @Test func aDamagedPhraseIsAnErrorWithFileAndLine() throws {
        try sample.copy(Checkout.root.appending(path: "voices/en"), to: "voices/en")
        let original = Checkout.root.appending(path: "voices/en/phrases.yml")
        let text = try String(contentsOf: original, encoding: .utf8)
        let phrases = try sample.write("nonsense: \"Never said.\"\n" + text, to: "voices/en/phrases.yml")

        let error = #expect(throws: PhraseBookError.self) { try DataFolder(sample.url).voice(locale: "en") }
        #expect(try #require(error).description.hasPrefix("\(phrases.path):1:"))
        #expect(try #require(error).description.contains("“nonsense”"))
    }

    @Test func damagedVoiceSettingsAreAnErrorThatNamesTheFile() throws {
        try sample.copy(Checkout.root.appending(path: "voices/en"), to: "voices/en")
        let settings = try sample.write("voice: en-us\nwordsPerMinute: fast\n", to: "voices/en/voice.yml")
        let error = #expect(throws: VoiceSettingsError.self) { try DataFolder(sample.url).voice(locale: "en") }
        #expect(error?.file == settings.path)
        #expect(error?.message.en.contains("wordsPerMinute") == true)
    }

    @Test(arguments: ["voice.yml", "phrases.yml"])
    func aVoiceThatIsNoUTF8IsAnErrorThatNamesTheFile(name: String) throws {
        try sample.copy(Checkout.root.appending(path: "voices/en"), to: "voices/en")
        let file = try sample.write(Data([0x61, 0x3A, 0x20, 0xE9, 0x0A]), to: "voices/en/\(name)")
        let error = #expect(throws: DataFileError.self) { try DataFolder(sample.url).voice(locale: "en") }
        #expect(error?.subject.en == file.path)
        #expect(error?.remedy.en.contains("UTF-8") == true)
    }

    @Test func aVoiceForALanguageWithoutWordingIsAnErrorThatNamesTheLanguage() throws {
        try sample.copy(Checkout.root.appending(path: "voices/en"), to: "voices/tlh")
        let error = #expect(throws: SpeechError.self) { try DataFolder(sample.url).voice(locale: "tlh") }
        #expect(error?.language == "tlh")
    }
}
