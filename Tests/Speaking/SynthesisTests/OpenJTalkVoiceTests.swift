import Audio
import DataFiles
import Foundation
import Japanese
import Phrases
import Rules
import TestSupport
import Testing

@testable import Synthesis

/// Open JTalk itself, where `make run` has installed it.
@Suite("The Japanese voice")
struct OpenJTalkVoiceTests {
    private static let installation = OpenJTalkVoice.Installation.find(
        voice: "nitech-jp-atr503-m001", in: DataFolder(Checkout.root).model("nitech-jp-atr503-m001"))
    private let settings: VoiceSettings

    init() throws {
        settings = try DataFolder(Checkout.root).voice(locale: "ja").settings
    }

    @Test("a sentence is said at five morae a second, slower when it is asked to", .enabled(if: installation != nil))
    func pace() async throws {
        let voice = OpenJTalkVoice(try #require(Self.installation))
        let sentence = try RubyText("次《つぎ》の古紙《こし》は、明日《あした》の木曜日《もくようび》です。")
        var paces: [Double] = []
        for steps in [0, -2] {
            let sound = try await voice.synthesize(sentence, settings: settings.adjusted(by: .init(paceSteps: steps)))
            #expect(LevelMeter(sound).rms > -40)
            paces.append(Double(Pronunciation(sentence).morae.count) / SpeechTiming(sound).speech)
        }
        #expect(abs(paces[0] / 5 - 1) <= 0.1, "\(paces)")
        #expect(paces[1] < paces[0] * 0.9, "\(paces)")
    }

    @Test("a long sentence without a comma is not dragged out", .enabled(if: installation != nil))
    func longSentence() async throws {
        let voice = OpenJTalkVoice(try #require(Self.installation))
        let sentence = try RubyText(
            "聞《き》きたいんですけど林先生《はやしせんせい》の明日《あした》の診療時間《しんりょうじかん》は何時《なんじ》まで")
        let sound = try await voice.synthesize(sentence, settings: settings)
        let pace = Double(Pronunciation(sentence).morae.count) / SpeechTiming(sound).speech
        #expect(abs(pace / 5 - 1) <= 0.15, "\(pace) morae a second")
    }

    @Test("a word that it would read otherwise is given in kana", .enabled(if: installation != nil))
    func misread() async throws {
        let voice = OpenJTalkVoice(try #require(Self.installation))
        // Read みょうごにち and ひらいて by itself.
        let sentence = try RubyText("明後日《あさって》は開《あ》いています。")
        #expect(try await voice.readsAsWritten(sentence) == false)
        #expect(try await voice.readsAsWritten(RubyText("次《つぎ》の木曜日《もくようび》です。")))
        _ = try await voice.synthesize(sentence, settings: settings)
    }

    @Test(
        "a telephone number is read right as it is written, with の between its groups",
        .enabled(if: installation != nil))
    func telephone() async throws {
        let voice = OpenJTalkVoice(try #require(Self.installation))
        let sentence = try RubyText("電話番号《でんわばんごう》は、0242-00-1000です。")
        #expect(OpenJTalkText(sentence).written == "電話番号は、0242の-00の-1000です。")
        #expect(try await voice.readsAsWritten(sentence))
    }

    @Test("where it has misread one word, only that word is given in kana")
    func correcting() throws {
        let text = OpenJTalkText(try RubyText("明日《あした》は「雨《あめ》」です"))
        #expect(text.written == "明日は雨です")
        #expect(text.isRead(as: [.a, .sh, .i, .t, .a, .w, .a, .a, .m, .e, .d, .e, .s, .u]))
        #expect(text.correcting([.a, .s, .u, .w, .a, .a, .m, .e, .d, .e, .s, .u]) == "あしたは雨です")
        #expect(text.kana == "あしたわあめです")
    }

    /// What the voice says of a sentence that is read as `phonemes` as long as it is given as it is written.
    private func wording(_ text: String, read phonemes: [Phoneme], then corrected: [Phoneme] = []) async throws
        -> String
    {
        let nowhere = URL(filePath: "/")
        let wanted = OpenJTalkText(try RubyText(text))
        return try await OpenJTalkVoice(.init(program: nowhere, dictionary: nowhere, voice: nowhere))
            .reading(of: wanted, read: { $0 == wanted.written ? phonemes : corrected }, say: { $0 })
    }

    @Test("a name whose reading nobody gave is left to its dictionary, not left out")
    func unread() async throws {
        #expect(try await wording("雑誌は、", read: [.z]) == "雑誌は、")
        #expect(try await wording("雑誌", read: [.z]) == "雑誌")
    }

    @Test("a reading that was given is said, also beside a kanji that nobody gave one")
    func partlyRead() async throws {
        // Read ナニゴミ カネン: only the given reading is put right.
        let read: [Phoneme] = [.n, .a, .n, .i, .g, .o, .m, .i, .k, .a, .n, .e, .moraicNasal]
        #expect(OpenJTalkText(try RubyText("何《なん》ごみ可燃")).correcting(read) == "なんごみ可燃")
        let right: [Phoneme] = [.n, .a, .moraicNasal, .g, .o, .m, .i, .k, .a, .n, .e, .moraicNasal]
        #expect(try await wording("何《なん》ごみ可燃", read: read, then: right) == "なんごみ可燃")
        // Whatever else is read, nothing is lost.
        #expect(try await wording("何《なん》ごみ可燃", read: read) == "ナンゴミ可燃")
    }

    @Test("words apart from each other are put right without those between them")
    func correctingTwo() throws {
        let text = OpenJTalkText(try RubyText("明日《あした》は雨《あめ》が降《ふ》る日《ひ》"))
        let read: [Phoneme] = [
            .a, .s, .u, .w, .a, .a, .m, .e, .g, .a, .f, .u, .r, .u, .n, .i, .ch, .i,
        ]
        #expect(text.correcting(read) == "あしたは雨が降るひ")
    }

    @Test(
        "numbers, dates and signs are heard as they are meant",
        .enabled(if: installation != nil), arguments: SayableSamples.texts)
    func heard(_ sample: SayableSamples.Sample) async throws {
        let installation = try #require(Self.installation)
        let wanted = OpenJTalkText(try RubyText(sample.text))
        let said = try await OpenJTalkVoice(installation)
            .reading(of: wanted, read: { try await installation.read($0).phonemes }, say: { $0 })
        let kana = try Mora.morae(of: sample.kana.filter(\.isKana)).flatMap(\.phonemes)
        #expect(try await installation.read(said).phonemes == kana, "said as \(said)")
    }

    @Test(
        "its sound begins and ends with 20 ms of silence, that of a clause with its pause",
        .enabled(if: installation != nil))
    func edges() async throws {
        let voice = OpenJTalkVoice(try #require(Self.installation))
        for (text, tail) in [("次《つぎ》の古紙《こし》です。", 0.02), ("次《つぎ》の古紙《こし》は、", 0.55)] {
            let sound = try await voice.synthesize(try RubyText(text), settings: settings)
            let loud = try #require(sound.samples.firstIndex { $0.magnitude > 103 })
            let last = try #require(sound.samples.lastIndex { $0.magnitude > 103 })
            #expect(abs(Double(loud) / 48_000 - 0.02) < 0.001)
            #expect(abs(Double(sound.samples.count - 1 - last) / 48_000 - tail) < 0.001)
            #expect(sound.samples.first == 0 && sound.samples.last == 0)
        }
    }

    @Test("a sentence is begun with its first clause, where both are long enough to be worth it")
    func pieces() throws {
        let nowhere = URL(filePath: "/")
        let voice = OpenJTalkVoice(.init(program: nowhere, dictionary: nowhere, voice: nowhere))
        for (text, pieces) in [
            ("次《つぎ》の古紙《こし》は、明日《あした》の、木曜日《もくようび》です。", ["次の古紙は、", "明日の、木曜日です。"]), ("はい、そうです。", ["はい、", "そうです。"]),
            ("え、そうです。", ["え、そうです。"]), ("燃《も》えるごみの日《ひ》です。", ["燃えるごみの日です。"]), ("はい、", ["はい、"]),
        ] {
            #expect(voice.pieces(of: try RubyText(text)).map(\.base) == pieces)
        }
    }

    @Test("its trace tells what it has read, without pauses, and with voiceless vowels as vowels")
    func trace() {
        let trace = OpenJTalkTrace(
            """
            [Text analysis result]
            次,名詞,一般,*,*,*,*,次,ツギ,ツギ,2/2,C3,-1

            [Output label]
            0 3500000 xx^xx-sil+ts=u/A:xx+xx+xx/B:xx-xx_xx
            3500000 5050000 xx^sil-ts+u=g/A:-1+1+3/B:xx-xx_xx
            5050000 5500000 sil^ts-U+g=i/A:-1+1+3/B:xx-xx_xx
            5500000 6000000 ts^u-pau+i=n/A:0+2+2/B:xx-xx_xx

            [Global parameter]
            Sampring frequency                     ->    48000(Hz)
              Name                                 -> xx^sil-ts+u=g/A:-1+1+3/B:xx-xx_xx
            """)
        #expect(trace.phonemes == [.ts, .u])
    }

    @Test("what is not installed is not found")
    func notInstalled() {
        #expect(OpenJTalkVoice.Installation.find(voice: "nobody", in: nil) == nil)
    }

    @Test("where one voice fails, the other speaks, and the reason is told")
    func fallback() async throws {
        let reasons = Reasons()
        let voice = FallbackVoice(Hoarse(), spare: ESpeakVoice()) { error in reasons.add("\(error)") }
        let sound = try await voice.synthesize(try RubyText("今日《きょう》です。"), settings: settings)
        #expect(LevelMeter(sound).rms > -40)
        #expect(reasons.all == ["hoarse"])
    }

    @Test("where a voice fails in the middle of a sentence, the other says the rest and nothing twice")
    func failsMidway() async throws {
        let spare = Counting()
        let voice = FallbackVoice(Breathless(), spare: spare) { _ in }
        let text = SpokenText(sentences: [RubyText(plain: "はい、そうです。")])
        for try await _ in voice.speak(text, settings: settings) {}
        #expect(await spare.said == ["そうです。"])
    }

    @Test("a reply said before sounds without being made again, until others have taken its place")
    func cache() async throws {
        let counting = Counting()
        let voice = CachedVoice(counting, capacity: 200)
        for word in ["a", "a", "b", "a", "c", "b"] {
            _ = try await voice.synthesize(RubyText(plain: word), settings: settings)
        }
        // Two of them fit: c took the place of b.
        #expect(await counting.said == ["a", "b", "c", "b"])
    }
}

private final class Reasons: @unchecked Sendable {
    // Guarded by `lock`.
    private var reasons: [String] = []
    private let lock = NSLock()

    var all: [String] { lock.withLock { reasons } }

    func add(_ reason: String) {
        lock.withLock { reasons.append(reason) }
    }
}

private struct Hoarse: Voice {
    struct Failure: Error, CustomStringConvertible {
        var description: String { "hoarse" }
    }

    func synthesize(_ sentence: RubyText, settings: VoiceSettings) throws -> AudioChunk {
        throw Failure()
    }
}

/// Says a clause and fails at what follows it.
private struct Breathless: Voice {
    func pieces(of sentence: RubyText) -> [RubyText] {
        sentence.firstClause(minimum: 1, rest: 1).map { [$0.head, $0.rest] } ?? [sentence]
    }

    func synthesize(_ sentence: RubyText, settings: VoiceSettings) throws -> AudioChunk {
        guard sentence.base.last == "、" else { throw Hoarse.Failure() }
        return AudioChunk(samples: [1])
    }
}

private actor Counting: Voice {
    private(set) var said: [String] = []

    func synthesize(_ sentence: RubyText, settings: VoiceSettings) -> AudioChunk {
        said.append(sentence.base)
        return AudioChunk(samples: Array(repeating: 1, count: 100), sampleRate: 8000)
    }
}
