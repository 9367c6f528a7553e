import Foundation

/// Identifiers of rows, made by the writer.
enum Identifier {
    /// A UUID of version 7 (RFC 9562): milliseconds first, so that new rows stand together.
    static func make(at time: Date) -> String {
        var generator = SystemRandomNumberGenerator()
        return make(at: time, using: &generator)
    }

    static func make(at time: Date, using generator: inout some RandomNumberGenerator) -> String {
        let milliseconds = UInt64(clamping: time.milliseconds) & 0xFFFF_FFFF_FFFF
        let high = milliseconds << 16 | 0x7000 | generator.next() & 0xFFF
        let low = 0x8000_0000_0000_0000 | generator.next() & 0x3FFF_FFFF_FFFF_FFFF
        let digits = [high, low].map { number in
            let text = String(number, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }.joined()
        let (first, rest) = (digits.prefix(8), digits.dropFirst(8))
        return [first, rest.prefix(4), rest.dropFirst(4).prefix(4), rest.dropFirst(8).prefix(4), rest.dropFirst(12)]
            .joined(separator: "-")
    }
}
