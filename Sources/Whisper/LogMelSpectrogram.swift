import Audio
import Foundation

/// What Whisper hears: the logarithm of the energy in 80 bands of the mel scale, every 10 ms (Radford et al. 2022;
/// bands as librosa's `slaney` filters).
struct LogMelSpectrogram: Sendable {
    static let hop = 160
    private static let window = 400
    private static let bandCount = 80

    /// A row for the cosine and one for the sine of each frequency, already windowed: 400 is no power of two, and a
    /// product of matrices takes 2 ms for a second of speech.
    private let transform: Matrix
    /// A row for each band.
    private let filters: Matrix

    init() {
        let frequencies = Self.window / 2 + 1
        let angle = 2 * Double.pi / Double(Self.window)
        var values: [Float] = []
        for wave in [cos, sin] as [(Double) -> Double] {
            for frequency in 0..<frequencies {
                for sample in 0..<Self.window {
                    let hann = 0.5 - 0.5 * cos(angle * Double(sample))
                    values.append(Float(hann * wave(angle * Double(frequency * sample))))
                }
            }
        }
        transform = Matrix(rows: 2 * frequencies, columns: Self.window, values: values)
        filters = Self.filters(frequencies: frequencies)
    }

    /// - Parameters:
    ///   - speech: 16 kHz.
    ///   - frames: Of 10 ms; what is longer than the speech is silence.
    /// - Returns: A row for each frame.
    func of(_ speech: AudioChunk, frames: Int) -> Matrix {
        let samples = mirrored(speech, count: frames * Self.hop)
        var windows = Matrix(rows: frames, columns: Self.window)
        for frame in 0..<frames {
            let start = frame * Self.hop
            windows.values.replaceSubrange(
                frame * Self.window..<(frame + 1) * Self.window, with: samples[start..<start + Self.window])
        }
        let waves = windows.times(transposeOf: transform)
        let frequencies = filters.columns
        var power = Matrix(rows: frames, columns: frequencies)
        for frame in 0..<frames {
            for frequency in 0..<frequencies {
                let real = waves.values[frame * waves.columns + frequency]
                let imaginary = waves.values[frame * waves.columns + frequencies + frequency]
                power.values[frame * frequencies + frequency] = real * real + imaginary * imaginary
            }
        }
        var bands = power.times(transposeOf: filters)
        for index in bands.values.indices {
            bands.values[index] = log10(max(bands.values[index], 1e-10))
        }
        // 80 dB under the loudest band nothing is told apart.
        let floor = (bands.values.max() ?? 0) - 8
        for index in bands.values.indices {
            bands.values[index] = (max(bands.values[index], floor) + 4) / 4
        }
        return bands
    }

    /// The samples in -1…1, with half a window more at both ends, as in a mirror.
    private func mirrored(_ speech: AudioChunk, count: Int) -> [Float] {
        var samples = speech.samples.prefix(count).map { Float($0) / 32_768 }
        samples += Array(repeating: 0, count: count - samples.count)
        let half = Self.window / 2
        return samples[1...half].reversed() + samples + samples[(count - half - 1)..<(count - 1)].reversed()
    }

    private static func filters(frequencies: Int) -> Matrix {
        let highest = Double(AudioChunk.speechRate) / 2
        let edges = (0..<bandCount + 2).map { hertz(mel(highest) * Double($0) / Double(bandCount + 1)) }
        var filters = Matrix(rows: bandCount, columns: frequencies)
        for band in 0..<bandCount {
            let (low, middle, high) = (edges[band], edges[band + 1], edges[band + 2])
            for frequency in 0..<frequencies {
                let hertz = highest * Double(frequency) / Double(frequencies - 1)
                let height = min((hertz - low) / (middle - low), (high - hertz) / (high - middle))
                filters.values[band * frequencies + frequency] = Float(max(0, height) * 2 / (high - low))
            }
        }
        return filters
    }

    /// Linear up to 1 kHz, logarithmic above.
    private static func mel(_ hertz: Double) -> Double {
        hertz < 1000 ? hertz * 3 / 200 : 15 + log(hertz / 1000) * 27 / log(6.4)
    }

    private static func hertz(_ mel: Double) -> Double {
        mel < 15 ? mel * 200 / 3 : 1000 * exp((mel - 15) * log(6.4) / 27)
    }
}
