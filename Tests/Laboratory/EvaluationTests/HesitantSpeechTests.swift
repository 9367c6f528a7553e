import Audio
import Testing

@testable import Evaluation

@Suite("Speech with a pause in it")
struct HesitantSpeechTests {
    /// Two words of half a second with 60 ms of a softer sound between them.
    private static let words = AudioChunk(
        samples: tone(8000, seconds: 0.5) + tone(20, seconds: 0.06) + tone(8000, seconds: 0.5))

    private static func tone(_ level: Int16, seconds: Double) -> [Int16] {
        (0..<Int(seconds * 16_000)).map { $0 % 20 < 10 ? level : -level }
    }

    @Test("the pause is made between the words and sounds like the room")
    func between() throws {
        let speech = try #require(HesitantSpeech(Self.words))
        #expect((8000..<8960).contains(speech.place))
        let paused = speech.sound(pausing: .seconds(1), margins: .seconds(0.5))
        #expect(paused.samples.count == Self.words.samples.count + 32_000)
        let pause = paused.samples[(8000 + speech.place)..<(24_000 + speech.place)]
        #expect(pause.allSatisfy { abs($0) == 20 })
        #expect(paused.samples.prefix(8000).allSatisfy { abs($0) == 20 })
    }

    @Test("nothing is made of silence, or of what is too short to have a middle")
    func tooShort() {
        #expect(HesitantSpeech(.silence(.seconds(2))) == nil)
        #expect(HesitantSpeech(AudioChunk(samples: Self.tone(8000, seconds: 0.3))) == nil)
    }
}
