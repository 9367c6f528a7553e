import Audio
import Testing

@Suite struct UtteranceJoinerTests {
    private let first = AudioChunk(samples: [1, 2])
    private let second = AudioChunk(samples: [3, 4])

    @Test(arguments: [(16_000, true), (16_001, true), (48_000, true), (48_001, false), (15_999, false)])
    func fragmentsUpToTwoSecondsApartAreJoined(start: Int, isJoined: Bool) {
        var joiner = UtteranceJoiner()
        joiner.hold(first, speechEnd: 16_000)
        #expect(joiner.joined(with: second, speechStart: start)?.samples == (isJoined ? [1, 2, 3, 4] : nil))
    }

    @Test func nothingIsJoinedWhereNothingIsHeld() {
        var joiner = UtteranceJoiner()
        #expect(joiner.joined(with: second, speechStart: 0) == nil)
        joiner.hold(first, speechEnd: 0)
        joiner.clear()
        #expect(joiner.joined(with: second, speechStart: 0) == nil)
    }

    @Test func aJoinedFragmentCanBeHeldAgain() {
        var joiner = UtteranceJoiner()
        joiner.hold(first, speechEnd: 0)
        if let joined = joiner.joined(with: second, speechStart: 100) {
            joiner.hold(joined, speechEnd: 200)
        }
        #expect(joiner.joined(with: AudioChunk(samples: [5]), speechStart: 300)?.samples == [1, 2, 3, 4, 5])
    }
}
