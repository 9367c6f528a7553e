import Glibc

/// Functions of the C library, under names that do not hide those of the module that imports them.
enum Exponential {
    static func exp(_ value: Float) -> Float { expf(value) }

    /// The exact Gaussian error linear unit: `x · Φ(x)`.
    static func gelu(_ value: Float) -> Float { 0.5 * value * (1 + erff(value * 0.707_106_77)) }

    /// ln Σ eˣ, without overflow.
    static func logSum(_ values: some Collection<Float>) -> Float {
        guard let highest = values.max(), highest > -.infinity else { return -.infinity }
        return highest + logf(values.reduce(0) { $0 + expf($1 - highest) })
    }
}
