public import Audio
import Foundation
public import Testing

/// Sounds that are known exactly.
public enum AudioSignals {
    public static func sine(
        _ frequency: Double, amplitude: Double = 0.5, seconds: Double, sampleRate: Int = AudioChunk.speechRate
    ) -> AudioChunk {
        AudioChunk(
            samples: (0..<Int(seconds * Double(sampleRate))).map {
                Int16((32767 * amplitude * sin(2 * .pi * frequency * Double($0) / Double(sampleRate))).rounded())
            }, sampleRate: sampleRate)
    }

    /// White noise, the same every time.
    public static func noise(amplitude: Double, seconds: Double, seed: UInt64 = 1) -> AudioChunk {
        var generator = SplitMix(state: seed)
        return AudioChunk(
            samples: (0..<Int(seconds * Double(AudioChunk.speechRate))).map { _ in
                Int16((32767 * amplitude * Double.random(in: -1...1, using: &generator)).rounded())
            })
    }

    /// Something like a voice: pulses of 125 Hz through two resonances, in syllables of 200 ms with gaps of 60 ms.
    public static func voice(seconds: Double, amplitude: Double = 0.3) -> AudioChunk {
        AudioChunk(
            samples: (0..<Int(seconds * Double(AudioChunk.speechRate))).map { index in
                let place = index % 4160
                guard place < 3200 else { return 0 }
                let envelope = sin(.pi * Double(place) / 3200)
                return Int16(32767 * amplitude * envelope * pitchPeriod[index % pitchPeriod.count])
            })
    }

    /// One period of the voice: 128 samples are 1/125 s.
    private static let pitchPeriod: [Double] = {
        let period = (0..<128).map { index in
            (1...28).reduce(0.0) { sum, harmonic in
                let frequency = 125 * Double(harmonic)
                let weight = 1 / (1 + pow((frequency - 600) / 250, 2)) + 0.5 / (1 + pow((frequency - 1700) / 300, 2))
                return sum + weight * sin(2 * .pi * Double(harmonic * index) / 128)
            }
        }
        let peak = period.map(abs).max() ?? 1
        return period.map { $0 / peak }
    }()

    /// How strong a frequency is in a sound: the amplitude of a sine, 1 for full scale. One bin of a Fourier transform.
    public static func amplitude(of frequency: Double, in samples: some Collection<Int16>, sampleRate: Int) -> Double {
        let step = 2 * Double.pi * frequency / Double(sampleRate)
        var (real, imaginary) = (0.0, 0.0)
        for (index, sample) in samples.enumerated() {
            real += Double(sample) / 32768 * cos(step * Double(index))
            imaginary += Double(sample) / 32768 * sin(step * Double(index))
        }
        return 2 * (real * real + imaginary * imaginary).squareRoot() / Double(samples.count)
    }
}

/// In the log of the tests: every sample would be a line of half a megabyte.
extension AudioChunk: CustomTestStringConvertible {
    public var testDescription: String { "\(samples.count) samples at \(sampleRate) Hz" }
}
