import Audio
import Domino
import Foundation
import Grammar
import TestSupport
import Testing

/// Two people say single words, each known from their own list of 173 and 200.
@Suite("Hearing Japanese", .enabled(if: Installed.isPresent, "needs scripts/model"))
struct HearingTests {
    @Test(
        "words of both speakers are heard", .enabled(if: SharedData.isPresent, "the shared folder is absent"),
        arguments: ["man", "woman"])
    func words(of speaker: String) throws {
        let words = try SpokenWord.all(of: speaker)
        let model = try Installed.model.get()
        let sentences = try model.sentences(of: Self.network(of: words.map(\.reading)))
        let sample = SlowTests.areEnabled ? words : words.enumerated().filter { $0.offset % 8 == 0 }.map(\.element)
        let heard = try sample.count { try model.hear($0.sound, sentences).words == [$0.reading] }
        #expect(Double(heard) / Double(sample.count) >= 0.97)
    }

    @Test(
        "a word said clearly lacks nothing of the best row of phonemes, and no word has more, cut off or not",
        .enabled(if: SharedData.isPresent, "the shared folder is absent"))
    func bound() throws {
        let word = try #require(try SpokenWord.all(of: "man").first { $0.file.hasSuffix("t6144.wav") })
        let model = try Installed.model.get()
        let sound = try word.sound
        #expect(try model.hear(sound, model.sentences(of: Self.network(of: [word.reading]))).phonemeScore > -0.1)
        for reading in [word.reading, "おん", "おお", "ん", "うん"] {
            let sentences = try model.sentences(of: Self.network(of: [reading]))
            for length in stride(from: 4000, through: sound.samples.count, by: 3000) {
                let part = AudioChunk(samples: Array(sound.samples.prefix(length)))
                #expect(try model.hear(part, sentences).phonemeScore <= 0)
            }
        }
    }

    @Test(
        "a word that was said is likelier than silence, and no word is likelier than silence in noise",
        .enabled(if: SharedData.isPresent, "the shared folder is absent"))
    func silence() throws {
        let word = try #require(try SpokenWord.all(of: "man").first { $0.file.hasSuffix("t6144.wav") })
        let model = try Installed.model.get()
        let said = try model.hear(word.sound, model.sentences(of: Self.network(of: [word.reading])))
        #expect(said.speechScore > 5)
        let answers = try model.sentences(of: Self.network(of: ["はい", "うん", "いいえ"]))
        #expect(try model.hear(AudioSignals.noise(amplitude: 0.01, seconds: 2), answers).speechScore < 0)
    }

    @Test("what another recognizer heard wins only when it fits nearly as well")
    func another() throws {
        let model = try Installed.model.get()
        let sentences = try model.sentences(of: Self.network(of: ["はい", "いいえ"]))
        let noise = AudioSignals.noise(amplitude: 0.01, seconds: 1)
        let alone = try model.hear(noise, sentences)
        #expect(try model.hear(noise, sentences, or: alone.words) == alone)
        let long = "じどうしょうがくせいきゅうしょくせいどけんとういいんかい"
        #expect(try model.hear(noise, sentences, or: [long]).words != [long])
    }

    @Test("sound of any length is heard as no sentence", arguments: [0.0, 0.04, 0.06, 25.0])
    func length(seconds: Double) throws {
        let model = try Installed.model.get()
        let sentences = try model.sentences(of: Self.network(of: ["はい", "いいえ"]))
        #expect(try model.hear(AudioSignals.noise(amplitude: 0.01, seconds: seconds), sentences).phonemeScore < -5)
    }

    @Test("a word without a reading is named")
    func unread() throws {
        let model = try Installed.model.get()
        let error = #expect(throws: (any Error).self) { try model.sentences(of: WordNetwork(sentence: ["燃えるごみ"])) }
        #expect("\(try #require(error))".contains("燃"))
        #expect(throws: Never.self) { try model.sentences(of: WordNetwork(sentence: ["燃《も》えるごみ"])) }
    }

    private static func network(of words: [String]) throws -> WordNetwork {
        let rule = words.joined(separator: " | ")
        return try Grammar(files: [
            GrammarFile(path: "words.jsgf", text: "#JSGF V1.0 UTF-8 ja;\ngrammar words;\npublic <word> = \(rule);\n")
        ]).network(of: nil)
    }
}

/// A line of the labels, with its sound.
private struct SpokenWord: Decodable {
    var file: String
    var speaker: String
    var reading: String

    static func all(of speaker: String) throws -> [SpokenWord] {
        let labels = try #require(SharedData.folder).appending(path: "speech/japanese-words/labels.jsonl")
        return try String(contentsOf: labels, encoding: .utf8).split(separator: "\n")
            .map { try JSONDecoder().decode(SpokenWord.self, from: Data($0.utf8)) }
            .filter { $0.speaker == speaker }
    }

    var sound: AudioChunk {
        get throws {
            let folder = try #require(SharedData.folder).appending(path: "speech/japanese-words")
            return try WAVFile.decode(Data(contentsOf: folder.appending(path: file)))
        }
    }
}
