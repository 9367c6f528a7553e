import Testing

@testable import Domino

@Suite("The loudness at which speech is heard")
struct LoudnessTests {
    @Test("loud and soft speech become the same", arguments: [0.01, 0.5] as [Float])
    func same(amplitude: Float) {
        // A second of a square wave within two of silence.
        let silence = [Float](repeating: 0, count: 8000)
        let speech = (0..<16_000).map { $0 % 40 < 20 ? amplitude : -amplitude }
        let normalized = Loudness.normalized(silence + speech + silence)
        #expect(abs((normalized.max() ?? 0) - 0.0707) < 1e-3)
        #expect(normalized.first == 0)
    }

    @Test("silence stays silent", arguments: [0, 100, 1600])
    func silence(count: Int) {
        #expect(Loudness.normalized(Array(repeating: 0, count: count)) == Array(repeating: 0, count: count))
    }
}
