import Audio
import DataFiles
import Domino
import Foundation
import Grammar
import Recognition
import Synthesis
import TestSupport
import Testing

/// DOMINO with PocketSphinx beside it, on words that people said.
@Suite(
    "Japanese words heard by DOMINO",
    .needsSharedData,
    .enabled(if: isInstalled, "needs scripts/model"))
struct DominoSpeechTests {
    @Test("a word is the same in one piece and as a microphone delivers it")
    func streaming() async throws {
        let recognizer = try await recognizer(of: ["音楽《おんがく》", "科学《かがく》", "信号《しんごう》"])
        let sound = try recording("t6144")
        let whole = try await recognizer.recognize(sound, expecting: .anything)
        #expect(whole.text == "音楽")
        #expect(whole.intent?.slots == ["word": "1"])
        #expect(try #require(whole.evidence.values[.phonemeScore]) > -2)
        #expect(try await recognizer.stream(sound).words.map(\.text) == whole.words.map(\.text))
    }

    @Test("what is heard in the pause is what is said at the end, and is heard in the vocabulary of that moment")
    func pause() async throws {
        let recognizer = try await recognizer(of: ["音楽《おんがく》", "科学《かがく》"])
        try await recognizer.begin(expecting: .anything)
        try await recognizer.accept(recording("t4414"))
        #expect(try await recognizer.anticipate().text == "科学")
        #expect(try await recognizer.finish().text == "科学")

        try await recognizer.use(vocabulary(of: ["学者《がくしゃ》", "信号《しんごう》"]))
        #expect(try await recognizer.recognize(recording("t1874"), expecting: .anything).text == "学者")
    }

    @Test("a word without a reading is named before anything is heard")
    func unread() async throws {
        let recognizer = try await recognizer(of: ["科学《かがく》"])
        let english = try Vocabulary(
            Self.grammar(of: ["yes"]), dictionary: PronunciationDictionary(["yes": ["Y EH S"]], source: .reading))
        await #expect(throws: (any Error).self) { try await recognizer.use(english) }
        #expect(try await recognizer.recognize(recording("t4414"), expecting: .anything).text == "科学")
    }

    private func recognizer(of words: [String]) async throws -> any Recognizer {
        try await SpeechModels(acoustic: .english(), neural: DominoModel(folder: installed))
            .recognizer(vocabulary(of: words))
    }

    private func vocabulary(of words: [String]) async throws -> Vocabulary {
        let grammar = try Self.grammar(of: words)
        let map = try #require(try DataFolder(Checkout.root).phoneMap(locale: "ja"))
        let none = PronunciationDictionary([:], source: .reading)
        return try await Vocabulary(grammar, dictionary: none.deriving(grammar.words, by: map.pronouncer))
    }

    private static func grammar(of words: [String]) throws -> Grammar {
        let rule = words.enumerated().map { "\($1) {word=\($0 + 1)}" }.joined(separator: " | ")
        return try Grammar(files: [
            GrammarFile(path: "words.jsgf", text: "#JSGF V1.0 UTF-8 ja;\ngrammar words;\npublic <word> = \(rule);\n")
        ])
    }

    private func recording(_ name: String) throws -> AudioChunk {
        let words = try #require(SharedData.folder).appending(path: "speech/japanese-words/wav")
        return try WAVFile.decode(Data(contentsOf: words.appending(path: "\(name).wav")))
    }
}

private let installed = Checkout.root.appending(path: "models/domino")
private let isInstalled = FileManager.default.fileExists(atPath: installed.path)
