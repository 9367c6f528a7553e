import Audio
import Foundation
import Testing

@Suite("Less noise")
struct NoiseSuppressionTests {
    /// Two seconds of steady noise, with a tone of half a second in the middle.
    private func tone(of amplitude: Double, in noise: Double) -> AudioChunk {
        var generator = SystemRandomNumberGenerator()
        return AudioChunk(
            samples: (0..<32_000).map { place in
                let isTone = (12_000..<20_000).contains(place)
                let wave = isTone ? amplitude * sin(2 * .pi * 440 * Double(place) / 16_000) : 0
                return Int16(wave + noise * Double.random(in: -1...1, using: &generator))
            })
    }

    private func level(_ chunk: AudioChunk, _ range: Range<Int>) -> Double {
        LevelMeter(AudioChunk(samples: Array(chunk.samples[range]))).rms
    }

    @Test("takes what is always there down from the first moment on, and leaves what is not")
    func steadyNoise() {
        let noisy = tone(of: 8000, in: 800)
        let quieter = noisy.withLessNoise
        #expect(quieter.samples.count == noisy.samples.count)
        #expect(level(quieter, 0..<8000) < level(noisy, 0..<8000) - 3)
        #expect(abs(level(quieter, 13_000..<19_000) - level(noisy, 13_000..<19_000)) < 2)
    }

    @Test("leaves speech where it is in time")
    func place() throws {
        let quieter = tone(of: 8000, in: 10).withLessNoise
        let start = try #require(quieter.samples.firstIndex { abs(Int($0)) > 1000 })
        #expect(abs(start - 12_000) < 160)
    }

    @Test("takes any length", arguments: [0, 1, 159, 160, 161])
    func length(_ count: Int) {
        #expect(AudioChunk(samples: Array(repeating: 7, count: count)).withLessNoise.samples.count == count)
    }
}
