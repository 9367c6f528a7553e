import Audio
import TestSupport
import Testing

@Suite struct EndpointerTests {
    private static let quiet = AudioChunk.silence(.seconds(1)).samples

    /// A room with a little noise: a second of nothing, speech of some seconds, and the given silence after it.
    private static func room(speech: Double, silence: Double = 3) -> AudioChunk {
        let clean = quiet + AudioSignals.voice(seconds: speech).samples + AudioChunk.silence(.seconds(silence)).samples
        let noise = AudioSignals.noise(amplitude: 0.002, seconds: Double(clean.count) / 16_000)
        return AudioChunk(samples: zip(clean, noise.samples).map { $0 &+ $1 })
    }

    /// What the events of a sound say, with neighbouring sound put together.
    private struct Story: Equatable {
        var utterances: [[Int16]] = []
        var endings: [Endpointer.Ending] = []
        var timeOuts = 0
        var pauses = 0

        mutating func add(_ events: [Endpointer.Event]) {
            for event in events {
                switch event {
                case .began(let preRoll): utterances.append(preRoll.samples)
                case .continued(let chunk): utterances[utterances.count - 1] += chunk.samples
                case .paused: pauses += 1
                case .ended(let ending): endings.append(ending)
                case .timedOut: timeOuts += 1
                }
            }
        }
    }

    private func story(
        of chunk: AudioChunk, _ settings: Endpointer.Settings = .init(timeToBegin: nil), cut: () -> Int = { 320 }
    ) -> Story {
        var endpointer = Endpointer(settings: settings)
        var story = Story()
        var start = 0
        while start < chunk.samples.count {
            let end = min(chunk.samples.count, start + cut())
            story.add(endpointer.process(AudioChunk(samples: Array(chunk.samples[start..<end]))))
            start = end
        }
        story.add(endpointer.finish())
        return story
    }

    @Test func anUtteranceBeginsBeforeItsSpeechAndEndsAfterTheSilence() throws {
        let story = story(of: Self.room(speech: 2))
        let ending = try #require(story.endings.first)
        #expect(story.endings.count == 1)
        #expect(ending.reason == .trailingSilence)
        #expect(abs(ending.speechStart - 16_000) <= 1600)
        #expect(abs(ending.speechEnd - 48_000) <= 3200)
        #expect(ending.position - ending.speechEnd == 24_000)
        #expect(ending.wait == .milliseconds(1500))
        #expect(ending.speech > .seconds(1) && ending.speech <= .seconds(2.2))
        // Half a second of pre-roll, and all of the silence.
        #expect(story.utterances[0].count == 8000 + ending.position - ending.speechStart)
    }

    @Test func aPauseIsSaidOnceForEachSilence() {
        let voice = Self.room(speech: 1, silence: 0.8).samples.dropFirst(16_000)
        let twice = AudioChunk(samples: Self.quiet + voice + voice + AudioChunk.silence(.seconds(3)).samples)
        let story = story(of: twice)
        #expect(story.endings.count == 1)
        #expect(story.pauses == 2)
    }

    @Test(arguments: [900, 1200, 3000])
    func anotherSilenceEndsTheUtteranceUntilSomebodySpeaksOn(milliseconds: Int) {
        let voice = Self.room(speech: 1, silence: 0.8).samples.dropFirst(16_000)
        let sound = AudioChunk(samples: Self.quiet + voice + voice + AudioChunk.silence(.seconds(4)).samples)
        var endpointer = Endpointer(settings: .init(timeToBegin: nil))
        var pauses = 0
        var endings: [Endpointer.Ending] = []
        for chunk in sound.cut(every: .milliseconds(20)) {
            for event in endpointer.process(chunk) {
                if case .ended(let ending) = event { endings.append(ending) }
                guard event == .paused else { continue }
                pauses += 1
                endpointer.endUtterance(after: .milliseconds(milliseconds))
            }
        }
        #expect(pauses == 2)
        #expect(endings.map(\.wait) == [.milliseconds(milliseconds)])
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func howTheSoundIsCutIntoChunksChangesNothing(seed: UInt64) {
        let twice = AudioChunk(samples: Self.room(speech: 1.5).samples + Self.room(speech: 0.8, silence: 11).samples)
        let settings = Endpointer.Settings()
        let expected = story(of: twice, settings)
        #expect(expected.endings.count == 2)
        #expect(expected.timeOuts == 1)
        var generator = SplitMix(state: seed)
        let largest = [7, 333, 5000, 70_000][Int(seed) - 1]
        #expect(story(of: twice, settings, cut: { Int.random(in: 1...largest, using: &generator) }) == expected)
    }

    @Test func whatIsHandedOutIsOneUnbrokenPieceOfTheInput() throws {
        // The noise never repeats, so a piece can only be found where it was.
        let sound = Self.room(speech: 2)
        let story = story(of: sound)
        let ending = try #require(story.endings.first)
        let utterance = try #require(story.utterances.first)
        #expect(Array(sound.samples[ending.position - utterance.count..<ending.position]) == utterance)
    }

    @Test func twoUtterancesShareNoSound() throws {
        let speech = Self.room(speech: 1, silence: 1.6).samples
        let story = story(of: AudioChunk(samples: speech + speech))
        #expect(story.endings.count == 2)
        let secondStart = story.endings[1].position - story.utterances[1].count
        #expect(secondStart >= story.endings[0].position)
    }

    @Test(arguments: [(0.1, 0.8), (0.8, 0.8), (2.5, 2.5), (9.0, 3.0)])
    func trailingSilenceIsKeptWithinItsBounds(asked: Double, granted: Double) throws {
        let settings = Endpointer.Settings(timeToBegin: nil, trailingSilence: .seconds(asked))
        let ending = try #require(story(of: Self.room(speech: 1, silence: 4), settings).endings.first)
        #expect(abs(ending.wait.seconds - granted) < 0.021)
    }

    @Test func aPreRollIsNeverTooShortForASyllable() {
        #expect(Endpointer.Settings(preRoll: .zero).preRoll == .milliseconds(300))
    }

    @Test func endlessSpeechIsCutOffAtTheMaximumLength() throws {
        let settings = Endpointer.Settings(timeToBegin: nil, maximumLength: .seconds(4))
        let story = story(of: Self.room(speech: 9), settings)
        #expect(story.endings.first?.reason == .maximumLength)
        #expect(story.utterances.first?.count == 64_000)
    }

    @Test func theEndOfAFileEndsItsUtterance() {
        let story = story(of: Self.room(speech: 1, silence: 0.2))
        #expect(story.endings.map(\.reason) == [.endOfInput])
    }

    @Test func nobodySpeakingIsAnOutcomeOfItsOwn() {
        let silence = AudioSignals.noise(amplitude: 0.002, seconds: 17)
        #expect(story(of: silence, .init(timeToBegin: .seconds(8))).timeOuts == 2)
        #expect(story(of: silence, .init(timeToBegin: nil)) == Story())
    }

    @Test func aClickBeginsNothing() {
        var sound = AudioSignals.noise(amplitude: 0.002, seconds: 4)
        for index in 32_000..<32_400 {
            sound.samples[index] = index % 5 < 2 ? 30_000 : -30_000
        }
        #expect(story(of: sound) == Story())
    }

    @Test func afterAResetNothingSaidBeforeIsHandedOut() throws {
        let sound = Self.room(speech: 4)
        var endpointer = Endpointer(settings: .init(timeToBegin: nil))
        #expect(!endpointer.process(AudioChunk(samples: Array(sound.samples[..<33_000]))).isEmpty)
        #expect(endpointer.isSpeaking)
        endpointer.reset()
        #expect(!endpointer.isSpeaking)
        let position = endpointer.position
        var after = Story()
        after.add(endpointer.process(AudioChunk(samples: Array(sound.samples[33_000...]))))
        let ending = try #require(after.endings.first)
        #expect(ending.position - after.utterances[0].count >= position)
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func whateverIsHeardItEnds(seed: UInt64) {
        var generator = SplitMix(state: seed)
        var samples: [Int16] = []
        while samples.count < 20 * 16_000 {
            let length = Double.random(in: 0.02...2, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: samples += AudioSignals.voice(seconds: length).samples
            case 1: samples += AudioSignals.noise(amplitude: 0.3, seconds: length, seed: seed).samples
            default: samples += AudioChunk.silence(.seconds(length)).samples
            }
        }
        let story = story(of: AudioChunk(samples: samples))
        #expect(story.endings.count == story.utterances.count)
        #expect(story.utterances.allSatisfy { $0.count <= 15 * 16_000 })
    }
}
