import Foundation

/// The energy of each frequency from 0 to 8 kHz in steps of 40 Hz, every 10 ms: what speech models of 16 kHz sound take
/// their bands from. Windows of 25 ms (Hann), the first around the first sample; the ends are mirrored.
package struct PowerSpectrogram: Sendable {
    package static let hop = 160
    package static let frequencies = window / 2 + 1
    private static let window = 400

    /// A row for the cosine and one for the sine of each frequency, already windowed: 400 is no power of two, and a
    /// product of matrices takes 2 ms for a second of speech.
    private let transform: Matrix

    package init() {
        let angle = 2 * Double.pi / Double(Self.window)
        var values: [Float] = []
        for wave in [cos, sin] as [(Double) -> Double] {
            for frequency in 0..<Self.frequencies {
                for sample in 0..<Self.window {
                    let hann = 0.5 - 0.5 * cos(angle * Double(sample))
                    values.append(Float(hann * wave(angle * Double(frequency * sample % Self.window))))
                }
            }
        }
        transform = Matrix(rows: 2 * Self.frequencies, columns: Self.window, values: values)
    }

    /// - Parameters:
    ///   - samples: -1…1; more than half a window of them.
    ///   - frames: At most one more than there are whole hops.
    /// - Returns: A row for each frame.
    package func of(_ samples: [Float], frames: Int) -> Matrix {
        let half = Self.window / 2
        let mirrored = samples[1...half].reversed() + samples + samples.dropLast().suffix(half).reversed()
        var windows = Matrix(rows: frames, columns: Self.window)
        for frame in 0..<frames {
            let start = frame * Self.hop
            windows.values.replaceSubrange(
                frame * Self.window..<(frame + 1) * Self.window, with: mirrored[start..<start + Self.window])
        }
        let waves = windows.times(transposeOf: transform)
        var power = Matrix(rows: frames, columns: Self.frequencies)
        for frame in 0..<frames {
            for frequency in 0..<Self.frequencies {
                let real = waves.values[frame * waves.columns + frequency]
                let imaginary = waves.values[frame * waves.columns + Self.frequencies + frequency]
                power.values[frame * Self.frequencies + frequency] = real * real + imaginary * imaginary
            }
        }
        return power
    }
}
