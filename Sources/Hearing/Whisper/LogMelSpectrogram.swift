import Audio
import Foundation
import NeuralNetwork

/// What Whisper hears: the logarithm of the energy in 80 bands of the mel scale, every 10 ms (Radford et al. 2022;
/// bands as librosa's `slaney` filters).
struct LogMelSpectrogram: Sendable {
    private static let bandCount = 80

    private let spectrogram = PowerSpectrogram()
    /// A row for each band.
    private let filters = filters(frequencies: PowerSpectrogram.frequencies)

    /// - Parameters:
    ///   - speech: 16 kHz.
    ///   - frames: Of 10 ms; what is longer than the speech is silence.
    /// - Returns: A row for each frame.
    func of(_ speech: AudioChunk, frames: Int) -> Matrix {
        let count = frames * PowerSpectrogram.hop
        var samples = speech.samples.prefix(count).map { Float($0) / 32_768 }
        samples += Array(repeating: 0, count: count - samples.count)
        var bands = spectrogram.of(samples, frames: frames).times(transposeOf: filters)
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
