extension Unicode.Scalar {
    /// Wide and full-width characters (UAX #11, East Asian Width W and F).
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
        0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
        0x1F900...0x1F9FF, 0x20000...0x3FFFD,
    ]

    /// How many columns of a terminal it takes. The voicing marks of half-width kana (ｶﾞ) have one of their own.
    fileprivate var columns: Int {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: 0
        default: Self.wide.contains { $0.contains(value) } ? 2 : 1
        }
    }
}

extension StringProtocol {
    /// How many columns of a terminal it takes: two for each full-width character.
    public var columns: Int {
        unicodeScalars.reduce(0) { $0 + $1.columns }
    }

    /// With spaces behind it, up to a number of columns.
    public func padded(to columns: Int) -> String {
        self + String(repeating: " ", count: Swift.max(0, columns - self.columns))
    }

    /// With spaces before it, up to a number of columns.
    public func aligned(right columns: Int) -> String {
        String(repeating: " ", count: Swift.max(0, columns - self.columns)) + self
    }
}
