import TestSupport
import Testing

@testable import ALSA

@Suite struct PCMFormatTests {
    @Test(arguments: PCMFormat.Sample.allCases, [1, 2, 6])
    func soundSurvivesEveryFormat(sample: PCMFormat.Sample, channels: Int) {
        let format = PCMFormat(rate: 48_000, channels: channels, sample: sample, period: 960, buffer: 9600)
        let samples: [Int16] = [0, 1, -1, 32767, -32768, 12_345]
        let bytes = format.interleaved(samples[...])
        #expect(bytes.count == samples.count * channels * (sample == .int16 ? 2 : 4))
        #expect(bytes.withUnsafeBytes { format.mono($0) } == samples)
    }

    @Test func channelsAreMixedToTheirMean() {
        let format = PCMFormat(rate: 48_000, channels: 2, sample: .int16, period: 960, buffer: 9600)
        let frames: [Int16] = [100, 300, -4, 0, 30_000, 30_000]
        #expect(frames.withUnsafeBytes { format.mono($0) } == [200, -2, 30_000])
    }
}
