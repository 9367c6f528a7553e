import DataFiles
import Japanese
import Phrases
import Rules
import TestSupport
import Testing

@testable import Synthesis
import Texts

/// eSpeak NG itself is the judge.
@Suite("Everything the speaker says is said as it is read")
struct ESpeakProofTests {
    private let folder = DataFolder(Checkout.root)
    private let today = CalendarDate(daysSinceEpoch: 20_800)

    @Test("each phrase with each name of the sample town, and each date, time and number", arguments: ["ja", "en"])
    func everything(_ locale: String) async throws {
        let voice = try folder.voice(locale: locale)
        let town = try folder.town(at: nil)
        let repertoire = try Repertoire(
            of: town.town, households: town.households, in: voice.speech, today: today)
        #expect(repertoire.lines.count > 3000)
        let mistakes = try await ESpeakProof.mistakes(in: repertoire.lines.map(\.text), settings: voice.settings)
        #expect(mistakes.map { "\($0.sentence.base): \($0.mistake)" } == [])
    }

    @Test(
        "what it would spell, drop or say otherwise is found",
        arguments: [
            ("次の燃《も》えるごみ", "spelled"), ("CDです", "spelled"),
        ])
    func unreadable(_ text: String, _ message: String) async throws {
        let settings = try folder.voice(locale: "ja").settings
        let sentence = try RubyText(text)
        let phonemes = try await ESpeakEngine.shared.phonemes(of: [sentence.base], voice: "ja", in: .mnemonics)
        let mistake = ESpeakProof.mistake(in: phonemes[sentence.base] ?? "", of: sentence, language: settings.language)
        #expect(mistake?.en.contains(message) == true)
    }

    @Test("a word whose reading nobody gave is a mistake, for it is not said at all")
    func unread() async throws {
        let settings = try folder.voice(locale: "ja").settings
        let sentences = try ["雑誌は、｜古紙《こし》です。", "｜雑誌《ざっし》は、｜古紙《こし》です。"].map { try RubyText($0) }
        let mistakes = try await ESpeakProof.mistakes(in: sentences, settings: settings)
        #expect(mistakes.map(\.sentence) == [sentences[0]])
        #expect(mistakes.first?.mistake.en.contains("雑誌") == true)
    }

    @Test(
        "a particle, a long vowel or a sound that is said otherwise is found",
        arguments: [
            ("きょーわ", "今日《きょう》は", true), ("きょーは", "今日《きょう》は", false), ("きょうわ", "今日《きょう》は", false),
            ("きょわ", "今日《きょう》は", false), ("きょーわわ", "今日《きょう》は", false), ("りょーきん", "料金《りょうきん》", false),
            ("りよーきん", "料金《りょうきん》", true), ("がっこーで", "学校《がっこう》で", true), ("がこーで", "学校《がっこう》で", false),
            ("しんぶんお", "新聞《しんぶん》を", true), ("しぶんお", "新聞《しんぶん》を", false),
        ])
    func judged(_ given: String, _ text: String, _ isRight: Bool) async throws {
        let phonemes = try await ESpeakEngine.shared.phonemes(of: [given], voice: "ja", in: .mnemonics)
        let mistake = ESpeakProof.mistake(in: phonemes[given] ?? "", of: try RubyText(text), language: "ja")
        #expect((mistake == nil) == isRight, "\(mistake?.en ?? "") \(phonemes)")
    }
}
