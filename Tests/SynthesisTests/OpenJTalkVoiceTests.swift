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

    @Test("a word that it would read otherwise is given in kana", .enabled(if: installation != nil))
    func misread() async throws {
        let voice = OpenJTalkVoice(try #require(Self.installation))
        let jtalk = try #require(settings.openJTalk)
        // Read みょうごにち and ひらいて by itself.
        let sentence = try RubyText("明後日《あさって》は開《あ》いています。")
        #expect(try await voice.readsAsWritten(sentence, settings: jtalk) == false)
        #expect(try await voice.readsAsWritten(RubyText("次《つぎ》の木曜日《もくようび》です。"), settings: jtalk))
        _ = try await voice.synthesize(sentence, settings: settings)
    }

    @Test(
        "a telephone number is read right as it is written, with の between its groups",
        .enabled(if: installation != nil))
    func telephone() async throws {
        let voice = OpenJTalkVoice(try #require(Self.installation))
        let sentence = try RubyText("電話番号《でんわばんごう》は、0242-00-1000です。")
        #expect(OpenJTalkText(sentence).written == "電話番号は、0242の-00の-1000です。")
        #expect(try await voice.readsAsWritten(sentence, settings: try #require(settings.openJTalk)))
    }

    @Test("where it has misread one word, only that word is given in kana")
    func correcting() throws {
        let text = OpenJTalkText(try RubyText("明日《あした》は「雨《あめ》」です"))
        #expect(text.written == "明日は雨です")
        #expect(text.isRead(as: [.a, .sh, .i, .t, .a, .w, .a, .a, .m, .e, .d, .e, .s, .u]))
        #expect(text.correcting([.a, .s, .u, .w, .a, .a, .m, .e, .d, .e, .s, .u]) == "あしたは雨です")
        #expect(text.kana == "あしたわあめです")
    }

    @Test("a name whose reading nobody gave is left to its dictionary, not left out")
    func unread() async throws {
        let nowhere = URL(filePath: "/")
        let voice = OpenJTalkVoice(.init(program: nowhere, dictionary: nowhere, voice: nowhere))
        for sentence in ["雑誌は、｜古紙《こし》です。", "雑誌"] {
            let text = try RubyText(sentence)
            let taken = try await voice.reading(of: text) { written in
                .init(sound: AudioChunk(samples: [], sampleRate: written.count), phonemes: [.z])
            }
            #expect(taken.sound.sampleRate == text.base.count)
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

private actor Counting: Voice {
    private(set) var said: [String] = []

    func synthesize(_ sentence: RubyText, settings: VoiceSettings) -> AudioChunk {
        said.append(sentence.base)
        return AudioChunk(samples: Array(repeating: 1, count: 100), sampleRate: 8000)
    }
}
