import Foundation
import Phrases
import Rules
import TestSupport
import Testing
import Texts

@Suite struct VoiceSettingsTests {
    private func settings() throws -> VoiceSettings {
        let file = Checkout.root.appending(path: "voices/en/voice.yml")
        return try VoiceSettings(yaml: try String(contentsOf: file, encoding: .utf8), file: "voice.yml")
    }

    @Test func theEnglishVoiceIsTheOneThatWasMeasuredBest() throws {
        #expect(
            try settings()
                == VoiceSettings(
                    voice: "en-us+m3", wordsPerMinute: 150, pitch: 40, wordGapMilliseconds: 50, volume: 100,
                    sentencePauseMilliseconds: 400))
    }

    @Test(arguments: [(1, 0, 150), (0, 50, 150), (-1, 100, 150), (-2, 150, 150), (-3, 150, 135), (-9, 150, 135)])
    func slowerWidensTheGapsBeforeItSlowsTheWords(_ steps: Int, _ gap: Int, _ pace: Int) throws {
        let adjusted = try settings().adjusted(by: SpeechProfile(paceSteps: steps))
        #expect(adjusted.wordGapMilliseconds == gap)
        #expect(adjusted.wordsPerMinute == pace)
    }

    @Test(arguments: [(0, 100), (1, 120), (3, 160), (9, 160), (-3, 40), (-9, 40)])
    func volumeStaysWithinItsLimits(_ steps: Int, _ volume: Int) throws {
        #expect(try settings().adjusted(by: SpeechProfile(volumeSteps: steps)).volume == volume)
    }

    @Test func aResidentIsToldWhenTheVoiceCannotGoFurther() {
        var profile = SpeechProfile()
        #expect((1...4).map { _ in profile.apply(.slower) } == [.slower, .slower, .slower, .slowest])
        #expect((1...4).map { _ in profile.apply(.louder) } == [.louder, .louder, .louder, .loudest])
        #expect((1...7).map { _ in profile.apply(.quieter) }.suffix(2) == [.quieter, .quietest])
        #expect(profile == SpeechProfile(paceSteps: -3, volumeSteps: -3))
    }

    @Test(arguments: [
        ("voice: x\n", "wordsPerMinute"), ("wordsPerMinute: fast\nvoice: x\n", "wordsPerMinute"), ("[", "read"),
        (
            "voice: x\nwordsPerMinute: 150\npitch: 400\nwordGapMilliseconds: 5\nvolume: 100\nsentencePauseMilliseconds: 0",
            "0 to 99"
        ),
        (
            "voice: x\nwordsPerMinute: 150\npitch: 40\nwordGapMilliseconds: 5\nvolume: 100\nsentencePauseMilliseconds: 0\n"
                + "openJtalk: { voice: x }", "“openJtalk” means nothing here: use openJTalk, pitch"
        ),
    ])
    func aMistakeInTheVoiceFileIsNamed(_ yaml: String, _ word: String) {
        let error = #expect(throws: VoiceSettingsError.self) { try VoiceSettings(yaml: yaml, file: "voice.yml") }
        #expect(error?.message.en.contains(word) == true, "\(error?.message.en ?? "")")
    }
}
