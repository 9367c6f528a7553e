import Glibc

/// The exponential and what is made of it, in arithmetic alone, so that the compiler takes several numbers at a time:
/// expf(3) and erff(3) are a call for each, a third of the time that a neural model takes.
package enum Exponential {
    /// eˣ with a relative error below 2·10⁻⁷ (Cephes' `expf`: eˣ = 2ⁿ·eʳ with |r| ≤ ln 2 / 2). Never 0 and never infinite:
    /// what is beyond ±87 is taken for that.
    @inline(__always)
    static func exp(_ value: Float) -> Float {
        let value = min(max(value, -87), 87)
        // What is added leaves no bits for fractions, so that the lowest ones hold the nearest whole number.
        let shifted = value * 1.442_695_04 + 0x1.8p23
        let number = shifted - 0x1.8p23
        let rest = value - number * 0.693_359_375 + number * 2.121_944_4e-4
        var series: Float = 1.987_569_15e-4
        series = series * rest + 1.398_199_95e-3
        series = series * rest + 8.333_451_9e-3
        series = series * rest + 4.166_579_6e-2
        series = series * rest + 1.666_666_55e-1
        series = series * rest + 5.000_000_1e-1
        let power = Float(bitPattern: (shifted.bitPattern &+ 127) &<< 23)
        return (series * rest * rest + rest + 1) * power
    }

    /// The error function, with an error below 5·10⁻⁷ (Abramowitz and Stegun 1964, formula 7.1.26).
    @inline(__always)
    static func erf(_ value: Float) -> Float {
        let size = abs(value)
        let fraction = 1 / (1 + 0.327_591_1 * size)
        var series: Float = 1.061_405_429
        series = series * fraction - 1.453_152_027
        series = series * fraction + 1.421_413_741
        series = series * fraction - 0.284_496_736
        series = series * fraction + 0.254_829_592
        let distance = 1 - series * fraction * exp(-size * size)
        return value < 0 ? -distance : distance
    }

    /// Puts eˣ, less the highest of them all, in the place of each number.
    /// - Returns: Their sum, and the highest number; nothing where all are minus infinity.
    static func replace(_ values: UnsafeMutableBufferPointer<Float>) -> (sum: Float, highest: Float)? {
        var highest = -Float.infinity
        for value in values { highest = max(highest, value) }
        guard highest > -.infinity else { return nil }
        for index in values.indices { values[index] = exp(values[index] - highest) }
        return (values.reduce(0, +), highest)
    }

    /// ln Σ eˣ, without overflow.
    package static func logSum(_ values: some Collection<Float>) -> Float {
        var values = Array(values)
        guard let (sum, highest) = values.withUnsafeMutableBufferPointer({ replace($0) }) else { return -.infinity }
        return highest + logf(sum)
    }
}
