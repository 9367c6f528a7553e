package import Glibc

/// Functions of the C library, under names that do not hide those of the module that imports them.
package enum Exponential {
    static func exp(_ value: Float) -> Float { expf(value) }

    static func erf(_ value: Float) -> Float { erff(value) }

    /// ln Σ eˣ, without overflow.
    @inlinable
    package static func logSum(_ values: some Collection<Float>) -> Float {
        guard let highest = values.max(), highest > -.infinity else { return -.infinity }
        return highest + logf(values.reduce(0) { $0 + expf($1 - highest) })
    }
}
