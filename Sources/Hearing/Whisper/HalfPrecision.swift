/// IEEE 754 half precision, by moving the bits: the compiler's own conversion is a call for each number on processors
/// before x86-64-v3.
enum HalfPrecision {
    @inline(__always)
    static func float(_ bits: UInt16) -> Float {
        let magnitude = UInt32(bits & 0x7FFF)
        // The fraction grows from 10 to 23 bits; 2¹¹² is the distance between the biases of the exponents, and numbers
        // without an exponent of their own come right by it as well.
        let value =
            magnitude < 0x7C00
            ? Float(bitPattern: magnitude << 13) * 0x1p112 : Float(bitPattern: magnitude << 13 | 0x7F80_0000)
        return Float(bitPattern: value.bitPattern | UInt32(bits & 0x8000) << 16)
    }
}
