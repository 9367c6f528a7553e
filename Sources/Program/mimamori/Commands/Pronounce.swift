import ALSA
import ArgumentParser
import Audio
import CommandSupport
import Composition
import DataFiles
import Foundation
import Grammar
import Phrases
import Recognition
import Synthesis
import Texts

struct Pronounce: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Text(en: "Show how words must sound to be heard, and who says so.", ja: "ことばがどう聞こえるはずかと、そのもとを出します。"),
        discussion: Text(
            en: """
                The first that knows a word counts: words.dict beside the grammar (its phones, or “sounds like” and other \
                words), the acoustic model's own dictionary, the spelling; in Japanese the reading.
                """, ja: "words.dict、聞きとり用の辞書、つづりの順にさがします。日本語は読みから作ります。"))

    @OptionGroup var data: DataOptions
    @OptionGroup var output: JSONOption

    @Flag(help: ArgumentHelp(en: "Say each pronunciation aloud, as the recognizer expects it.", ja: "読みを声に出します。"))
    var say = false

    @Option(
        help: ArgumentHelp(
            en: "The loudspeaker: a name that `mimamori devices` lists.", ja: "スピーカー：`mimamori devices` の名前。"))
    var loudspeaker = "default"

    @Argument(help: ArgumentHelp(en: "Words, as a grammar or a slot list spells them.", ja: "ことば。"))
    var words: [String]

    func run() async throws {
        let folder = try data.folder()
        let words = words.map { $0.lowercased() }
        let model = AcousticModel.english()
        let dictionary = try await data.files().pronunciations(
            of: folder.grammarFiles(locale: data.locale, slots: []), by: model, words: Set(words)
        ) { Terminal.warn($0.asWarning.text) }
        for word in words {
            try show(Line(word: word, dictionary))
        }
        if say {
            try await say(words.flatMap(dictionary.pronunciations))
        }
        if !words.allSatisfy(dictionary.contains) { throw ExitCode.failure }
    }

    private func show(_ line: Line) throws {
        if output.json {
            try Terminal.print(json: line)
        } else if line.pronunciations.isEmpty {
            Terminal.show(
                Text(
                    en: "\(line.word): no pronunciation is known; write one into words.dict beside the grammar",
                    ja: "\(line.word)：読み方がわかりません。grammars の words.dict に書いてください"))
        } else {
            for phones in line.pronunciations {
                Terminal.show(
                    Text(verbatim: "\(line.word)  \(phones)  (") + line.explanation + Text(verbatim: ")"))
            }
        }
    }

    private func say(_ pronunciations: [String]) async throws {
        let settings = try data.folder().voice(locale: data.locale).settings
        let (sound, continuation) = AsyncThrowingStream.makeStream(of: AudioChunk.self)
        for phones in pronunciations {
            continuation.yield(try await ESpeakVoice().synthesize(phones: phones, settings: settings))
        }
        continuation.finish()
        _ = try await Loudspeaker(device: loudspeaker).play(sound)
    }

    private struct Line: Encodable {
        var word: String
        var pronunciations: [String]
        var source: PronunciationDictionary.Source?

        init(word: String, _ dictionary: PronunciationDictionary) {
            self.word = word
            pronunciations = dictionary.pronunciations(of: word)
            source = dictionary.source(of: word)
        }

        var explanation: Text {
            switch source {
            case .model: Text(en: "the model's dictionary", ja: "聞きとり用の辞書")
            case .wordList: Text(verbatim: "words.dict")
            case .soundsLike: Text(en: "words.dict, sounds like", ja: "words.dict の似た音")
            case .derived: Text(en: "from its spelling", ja: "つづりから")
            case .reading: Text(en: "its kana", ja: "かなから")
            case nil: Text(en: "unknown", ja: "わかりません")
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(word, forKey: .word)
            try container.encode(pronunciations, forKey: .pronunciations)
            // Null, not left out, where there is none.
            try container.encode(source, forKey: .source)
        }

        private enum CodingKeys: CodingKey {
            case word, pronunciations, source
        }
    }
}
