import Audio
import Testing

@testable import Device

@Suite struct EarconTests {
    @Test func itIsShortAndSoftAndDoesNotClick() {
        let sound = Earcon.sound(volume: 100)
        #expect(sound.duration < .milliseconds(400))
        #expect((-20 ... -12).contains(LevelMeter(sound).peak))
        let steps = zip(sound.samples, sound.samples.dropFirst()).map { abs(Int($1) - Int($0)) }
        // No step is larger than the steepest of its own higher tone: 2π · 880 Hz / 22,050 Hz of the amplitude.
        #expect(steps.max() ?? 0 <= Int(0.2 * 32767 * 0.251) + 1)
        #expect(sound.samples.first == 0)
        #expect(abs(sound.samples.last ?? 1000) < 100)
    }

    @Test func itRisesWithinWhatOlderEarsHear() {
        let samples = Earcon.sound(volume: 100).samples
        let crossings = zip(samples, samples.dropFirst()).map { $0 < 0 && $1 >= 0 }
        let hertz = { (range: Range<Int>) in
            Double(crossings[range].count { $0 }) / (Double(range.count) / 22_050)
        }
        #expect(abs(hertz(300..<2300) - 659) < 30)
        #expect(abs(hertz(3000..<6000) - 880) < 30)
    }

    @Test func itIsAsLoudAsTheResidentWantsAndNeverClipped() {
        let usual = LevelMeter(Earcon.sound(volume: 100)).peak
        #expect(LevelMeter(Earcon.sound(volume: 50)).peak < usual - 5)
        #expect(LevelMeter(Earcon.sound(volume: 200)).clippedSamples == 0)
    }
}
