import Audio
import Composition
import DataFiles
@testable import Device
import DeviceLink
import Foundation
import Grammar
import Recognition
import Rules
import Synthesis
import TestSupport
import Testing

/// A household in which English and Japanese are spoken.
struct BilingualTests {
    @Test func whoeverAsksIsAnsweredInTheLanguageOfTheQuestion() async throws {
        let home = try await home()
        for line in ["what can i say", "何が聞けますか", "thank you"] { home.inputs.read(line) }
        let replies = try await home.live().map(\.reply)
        #expect(replies.map(Self.isJapanese) == [false, true, false], "\(replies)")
    }

    @Test func whatIsSaidAgainIsSaidInItsOwnLanguage() async throws {
        let home = try await home()
        for line in ["何が聞けますか", "say that again", "what can i say", "もう一度言って"] { home.inputs.read(line) }
        let replies = try await home.live().map(\.reply)
        try #require(replies.count == 4)
        #expect(replies[1] == replies[0])
        #expect(replies[3] == replies[2])
    }

    @Test func aQuestionCanBeAnsweredInTheOtherLanguage() async throws {
        let home = try await home()
        for line in ["please call my family", "はい"] { home.inputs.read(line) }
        let exchanges = try await home.live()
        try #require(exchanges.count == 2)
        #expect(exchanges[0].outcome == .confirmationNeeded)
        #expect(exchanges[1].outcome == .answered)
        #expect(Self.isJapanese(exchanges[1].reply))
    }

    @Test func theSurestOfTheRecognizersIsBelieved() async throws {
        let sure = Heard("what time is it", .recognized, 0.9, language: "en")
        let unsure = Heard("今何時", .recognized, 0.6, language: "ja")
        let refused = Heard("今何時", .notRecognized, 0.99, language: "ja")
        for (members, expected) in [([sure, unsure], sure), ([unsure, sure], sure), ([sure, refused], sure)] {
            let recognizer = MultilingualRecognizer(members.map { ($0.hypothesis.language, $0) })
            let heard = try await recognizer.recognize(.silence(.seconds(1)), expecting: .anything)
            #expect(heard == expected.hypothesis)
        }
    }

    @Test func whoNamesTheSpeakerInOneLanguageIsNotPassedOverForWhatTheOtherHeard() async throws {
        let named = Heard("mimamori what time is it", .notRecognized, 0.01, language: "en", namesSpeaker: true)
        let unnamed = Heard("今何時", .notRecognized, 0.7, language: "ja")
        let recognizer = MultilingualRecognizer([("ja", unnamed), ("en", named)])
        let heard = try await recognizer.recognize(.silence(.seconds(1)), expecting: .anything)
        #expect(heard == named.hypothesis)
    }

    @Test(.needsSharedData)
    func spokenEnglishIsAnsweredInEnglishThoughJapaneseIsHeard() async throws {
        let recognizer = try await Home.files(alsoLocales: ["ja"]).recognizer()
        let file = try #require(SharedData.folder)
            .appending(path: "speech/out-of-grammar/rhasspy_en/wav_en_what_time_is_it.wav")
        let sound = try WAVFile.decode(Data(contentsOf: file)).resampled(to: AudioChunk.speechRate)

        let heard = try await recognizer.hear(sound)

        #expect(heard.language == "en")
        #expect(heard.text == "what time is it")
    }

    private static func isJapanese(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0x3040...0x30FF).contains($0.value) }
    }

    private func home() async throws -> Home {
        try await Home(alsoLocales: ["ja"])
    }
}

/// Hears the same whatever is said.
private struct Heard: Recognizer {
    let hypothesis: Hypothesis

    init(
        _ text: String, _ outcome: Hypothesis.Outcome, _ confidence: Double, language: String,
        namesSpeaker: Bool = false
    ) {
        var hypothesis = Hypothesis(
            outcome: outcome, words: [Hypothesis.Word(text: text)], intent: Intent(name: "time"),
            confidence: confidence)
        hypothesis.language = language
        hypothesis.namesSpeaker = namesSpeaker
        self.hypothesis = hypothesis
    }

    func begin(expecting expectation: Recognition.Expectation) {}
    func accept(_ chunk: AudioChunk) {}
    func anticipate() -> Hypothesis { hypothesis }
    func finish() -> Hypothesis { hypothesis }
    func cancel() {}
    func recognize(_ utterance: AudioChunk, expecting expectation: Recognition.Expectation) -> Hypothesis { hypothesis }
    func use(_ vocabulary: Vocabulary) {}
}
