import Texts
import Audio
import DataFiles
import Foundation
import Grammar
import Phrases
import Synthesis
import TestSupport
import Testing

/// eSpeak NG's phonemes and the English phone map as it ships.
struct SpellingPronouncerTests {
    private let map: PhoneMap
    private let settings: VoiceSettings

    init() throws {
        let data = DataFolder(Checkout.root)
        map = try #require(try data.phoneMap(locale: "en"))
        settings = try data.voice(locale: "en").settings
    }

    @Test(arguments: [
        ("clinic", ["K L IH N IH K"]), ("water", ["W AO T ER"]), ("brookfield", ["B R UH K F IY L D"]),
        ("fireworks", ["F AY ER W ER K S"]), ("sutton", ["S AH T AH N", "S UW T OW N"]), ("12", ["T W EH L V"]),
        ("kaede", ["K IY D", "K AA EH D EH"]),
    ])
    func aWordSoundsAsItIsSpelled(word: String, phones: [String]) async throws {
        #expect(try await map.pronouncer.pronunciations(of: [word]) == [word: phones])
    }

    @Test func whatIsNoLatinSpellingIsNotDerived() async throws {
        #expect(try await map.pronouncer.pronunciations(of: ["really_bad_word", "桜", "…", "-", ""]).isEmpty)
    }

    @Test func theTableKnowsEveryPhonemeOfEnglishAndGivesOnlyPhonesOfTheModel() async throws {
        let text = try String(
            contentsOf: URL(filePath: "/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict"), encoding: .utf8)
        let entries = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(map.phoneSet.isSubset(of: Set(entries.flatMap { $0.dropFirst() })))
        // Every hundredth word of the model's dictionary.
        let words = Set(
            stride(from: 500, to: entries.count, by: 100).map { entries[$0][0] }.filter { !$0.contains("(") })
        let pronunciations = try await map.pronouncer.pronunciations(of: words)
        #expect(words.subtracting(pronunciations.keys).isEmpty)
    }

    @Test func thePronouncerLeavesTheVoiceAsItWas() async throws {
        let before = try await ESpeakVoice().synthesize("good morning", settings: settings)
        _ = try await map.pronouncer.pronunciations(of: ["clinic", "mitsuwano"])
        let after = try await ESpeakVoice().synthesize("good morning", settings: settings)
        #expect(abs(before.samples.count - after.samples.count) < before.sampleRate / 20)
    }

    @Test func aVoiceThatIsNotThereIsNamedWithTheRemedy() async throws {
        let map = try PhoneMap(GrammarFile(path: "phones.map", text: "voice nonesuch\nt T\n"))
        let error = await #expect(throws: SynthesisError.self) {
            try await map.pronouncer.pronunciations(of: ["worf"])
        }
        #expect(error?.description.contains("“nonesuch”") == true)
    }

    @Test func aPronunciationCanBeHeard() async throws {
        let short = try await ESpeakVoice().synthesize(phones: "K IY D", settings: settings)
        let long = try await ESpeakVoice().synthesize(phones: "K AA EH D EH K AA EH D EH", settings: settings)
        #expect(LevelMeter(short).rms > -40)
        #expect(long.duration > short.duration * 1.5)
    }

    @Test func whatIsNoPhoneIsNamed() async throws {
        let error = await #expect(throws: SynthesisError.self) {
            try await ESpeakVoice().synthesize(phones: "K QQ", settings: settings)
        }
        #expect(error?.description.contains("“K QQ”") == true)
    }
}
