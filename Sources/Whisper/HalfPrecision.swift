/// IEEE 754 half precision, by a table: the compiler's own conversion is a call for each number on processors before
/// x86-64-v3.
enum HalfPrecision {
    private static let table: [Float] = (0...UInt16.max).map { bits in
        let sign: Float = bits & 0x8000 == 0 ? 1 : -1
        let exponent = Int(bits >> 10 & 0x1F)
        let fraction = Float(bits & 0x3FF) / 1024
        switch exponent {
        case 0: return sign * Float(sign: .plus, exponent: -14, significand: fraction)
        case 31: return fraction == 0 ? sign * .infinity : .nan
        default: return sign * Float(sign: .plus, exponent: exponent - 15, significand: 1 + fraction)
        }
    }

    static func float(_ bits: UInt16) -> Float { table[Int(bits)] }
}
