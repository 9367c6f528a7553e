import Audio
import TestSupport
import Testing

@Suite struct LevelMeterTests {
    @Test func aFullScaleSineIsThreeDecibelsBelowFullScale() {
        let meter = LevelMeter(AudioSignals.sine(1000, amplitude: 1, seconds: 1))
        #expect(abs(meter.rms - -3.01) < 0.01)
        #expect(abs(meter.peak) < 0.01)
    }

    @Test func silenceAndNothingReadTheSameFiniteLevel() {
        #expect(LevelMeter(.silence(.seconds(1))).rms == LevelMeter.silence)
        #expect(LevelMeter().rms == LevelMeter.silence)
        #expect(LevelMeter().peak == LevelMeter.silence)
    }

    @Test func theLoudestSampleThereIsIsFullScale() {
        let meter = LevelMeter(AudioChunk(samples: [.min]))
        #expect(meter.peak == 0)
        #expect(meter.rms == 0)
    }

    @Test func chunksAddUp() {
        var meter = LevelMeter(AudioChunk(samples: [3, 4]))
        meter.add(AudioChunk(samples: [-5, 0]))
        #expect(meter == LevelMeter(AudioChunk(samples: [3, 4, -5, 0])))
    }
}
