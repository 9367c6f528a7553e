import Foundation
import Testing

@testable import NeuralNetwork

struct PowerSpectrogramTests {
    @Test(arguments: [200, 1000, 7960]) func aToneStandsAtItsFrequency(hertz: Int) {
        let samples = (0..<3200).map { Float(sin(2 * Double.pi * Double(hertz * $0) / 16_000)) }
        let spectrum = PowerSpectrogram().of(samples, frames: 21)
        for frame in 2..<19 {
            let row = Array(spectrum[row: frame])
            #expect(row.indices.max { row[$0] < row[$1] } == hertz / 40)
            // Half the sum of a Hann window, squared.
            #expect(abs(row[hertz / 40] / 10_000 - 1) < 0.01)
        }
    }
}
