import Foundation

/// The discrete Fourier transform of one power-of-two length: iterative, radix 2 (Cooley and Tukey, 1965).
struct FourierTransform: Sendable {
    let length: Int
    private let cosines: [Float]
    private let sines: [Float]
    private let reversed: [Int]

    /// - Parameter length: A power of two.
    init(length: Int) {
        self.length = length
        let angles = (0..<length / 2).map { 2 * Double.pi * Double($0) / Double(length) }
        cosines = angles.map { Float(cos($0)) }
        sines = angles.map { Float(sin($0)) }
        let bits = length.trailingZeroBitCount
        reversed = (0..<length).map { index in
            (0..<bits).reduce(0) { $0 << 1 | (index >> $1) & 1 }
        }
    }

    /// The squared magnitudes of bins 0…length/2 of a real signal of `length` samples.
    func powerSpectrum(_ signal: [Float]) -> [Float] {
        var real = signal
        var imaginary = [Float](repeating: 0, count: length)
        transform(&real, &imaginary)
        return (0...length / 2).map { real[$0] * real[$0] + imaginary[$0] * imaginary[$0] }
    }

    /// The circular autocorrelation, lags 0…length/2, whose power spectrum (bins 0…length/2) is given.
    func autocorrelation(ofPower power: [Float]) -> [Float] {
        var real = power + power[1..<length / 2].reversed()
        var imaginary = [Float](repeating: 0, count: length)
        transform(&real, &imaginary)
        return Array(real[0...length / 2])
    }

    private func transform(_ real: inout [Float], _ imaginary: inout [Float]) {
        for index in 0..<length where index < reversed[index] {
            real.swapAt(index, reversed[index])
            imaginary.swapAt(index, reversed[index])
        }
        // Bounds checks would cost more than the arithmetic.
        real.withUnsafeMutableBufferPointer { real in
            imaginary.withUnsafeMutableBufferPointer { imaginary in
                var half = 1
                while half < length {
                    let step = length / (2 * half)
                    for start in stride(from: 0, to: length, by: 2 * half) {
                        for offset in 0..<half {
                            let (cosine, sine) = (cosines[offset * step], -sines[offset * step])
                            let (upper, lower) = (start + offset, start + offset + half)
                            let a = real[lower] * cosine - imaginary[lower] * sine
                            let b = real[lower] * sine + imaginary[lower] * cosine
                            (real[lower], imaginary[lower]) = (real[upper] - a, imaginary[upper] - b)
                            real[upper] += a
                            imaginary[upper] += b
                        }
                    }
                    half *= 2
                }
            }
        }
    }
}
