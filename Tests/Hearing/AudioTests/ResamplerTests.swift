import Audio
import TestSupport
import Testing

@Suite struct ResamplerTests {
    @Test(arguments: [8000, 11_025, 22_050, 32_000, 44_100, 48_000, 96_000])
    func aToneKeepsItsFrequencyAndLoudness(rate: Int) throws {
        let tone = AudioSignals.sine(1000, amplitude: 0.5, seconds: 1, sampleRate: rate)
        let result = try tone.resampled(to: 16_000)
        let middle = result.samples[2000..<14_000]
        #expect(abs(AudioSignals.amplitude(of: 1000, in: middle, sampleRate: 16_000) - 0.5) < 0.005)
        // Nothing but the tone is there: the level of the whole is the level of the tone.
        let level = LevelMeter(AudioChunk(samples: Array(middle))).rms
        #expect(abs(level - -9.03) < 0.05)
        #expect(abs(result.samples.count - 16_000) <= 1)
    }

    @Test func aToneAboveTheNewBandDoesNotComeBackAsAnother() throws {
        let tone = AudioSignals.sine(10_000, amplitude: 0.9, seconds: 1, sampleRate: 48_000)
        let result = try tone.resampled(to: 16_000)
        #expect(LevelMeter(AudioChunk(samples: Array(result.samples[1000..<15_000]))).rms < -60)
    }

    @Test(arguments: [(44_100, 16_000), (48_000, 16_000), (22_050, 48_000), (16_000, 16_000)])
    func chunksGiveTheSameSoundAsTheWhole(from: Int, to: Int) throws {
        let sound = AudioSignals.sine(700, seconds: 0.7, sampleRate: from)
        var generator = SplitMix(state: 3)
        var resampler = try Resampler(from: from, to: to)
        var pieces: [Int16] = []
        var start = 0
        while start < sound.samples.count {
            let end = min(sound.samples.count, start + Int.random(in: 0...900, using: &generator))
            pieces += try resampler.process(Array(sound.samples[start..<end]))
            start = end
        }
        pieces += try resampler.finish()
        let whole = try sound.resampled(to: to).samples
        #expect(pieces.count == whole.count)
        // Float sums in another order may round to the neighbour.
        #expect(zip(pieces, whole).allSatisfy { abs(Int($0) - Int($1)) <= 1 })
    }

    @Test func aResamplerIsReadyForAnotherStreamAfterTheEndOfOne() throws {
        let sound = AudioSignals.sine(700, seconds: 0.2, sampleRate: 44_100)
        var resampler = try Resampler(from: 44_100, to: 16_000)
        let first = try resampler.process(sound.samples) + resampler.finish()
        let second = try resampler.process(sound.samples) + resampler.finish()
        #expect(first == second)
    }

    @Test(.tags(.slow), .needsSlowTests) func anHourOfSoundLosesNoSample() throws {
        var resampler = try Resampler(from: 44_100, to: 16_000)
        let second = Array(repeating: Int16(0), count: 44_100)
        var count = 0
        for _ in 0..<3600 {
            count += try resampler.process(second).count
        }
        count += try resampler.finish().count
        #expect(abs(count - 3600 * 16_000) <= 1)
    }

    @Test(arguments: [(0, 16_000), (16_000, 0), (-1, 16_000), (10, 16_000), (16_000, 10_000_000)])
    func ratesThatCannotBeAreRefused(from: Int, to: Int) {
        #expect(throws: ResamplerError.self) {
            try AudioChunk(samples: [1, 2], sampleRate: from).resampled(to: to)
        }
    }

    @Test func nothingIsMadeOfNothing() throws {
        #expect(try AudioChunk(samples: [], sampleRate: 44_100).resampled(to: 16_000).samples == [])
    }
}
