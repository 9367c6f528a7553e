public import Foundation

extension UUID {
    /// An identifier that sorts by the time it was made (RFC 9562, version 7).
    public static func v7(
        at time: Date = Date(), using generator: inout some RandomNumberGenerator
    ) -> UUID {
        let milliseconds = UInt64(clamping: time.milliseconds)
        let random = (
            UInt64.random(in: .min ... .max, using: &generator), UInt64.random(in: .min ... .max, using: &generator)
        )
        let high = milliseconds << 16 | 0x7000 | random.0 & 0x0FFF
        let low = 0x8000_0000_0000_0000 | random.1 & 0x3FFF_FFFF_FFFF_FFFF
        var bytes = [UInt8](repeating: 0, count: 16)
        for index in 0..<8 {
            bytes[index] = UInt8(truncatingIfNeeded: high >> (56 - 8 * UInt64(index)))
            bytes[8 + index] = UInt8(truncatingIfNeeded: low >> (56 - 8 * UInt64(index)))
        }
        return bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }

    /// The same with the system's random numbers.
    public static func v7(at time: Date = Date()) -> UUID {
        var generator = SystemRandomNumberGenerator()
        return v7(at: time, using: &generator)
    }
}
