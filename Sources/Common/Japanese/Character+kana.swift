extension Character {
    /// Hiragana, katakana (full width) or the mark that lengthens a vowel.
    public var isKana: Bool {
        isHiragana || isKatakana || self == "ー"
    }

    public var isHiragana: Bool {
        isOne(of: 0x3041...0x3096)
    }

    public var isKatakana: Bool {
        isOne(of: 0x30A1...0x30FA)
    }

    /// A Chinese character, or one of the marks 々〆〇 that are read with those around them.
    public var isKanji: Bool {
        guard let first = unicodeScalars.first else { return false }
        return unicodeScalars.dropFirst().allSatisfy(\.properties.isVariationSelector)
            && (first.properties.isUnifiedIdeograph || first.properties.isIdeographic && first.value > 0x3007
                || "々〆〇".unicodeScalars.contains(first))
    }

    /// Kana or kanji.
    public var isJapanese: Bool {
        isKana || isKanji
    }

    /// Katakana as hiragana (ア…ヶ are ぁ…ゖ, 0x60 further on); every other character as it is.
    public var hiragana: Character {
        guard isOne(of: 0x30A1...0x30F6), let value = unicodeScalars.first?.value,
            let scalar = Unicode.Scalar(value - 0x60)
        else { return self }
        return Character(scalar)
    }

    /// Hiragana as katakana; every other character as it is.
    public var katakana: Character {
        guard isHiragana, let value = unicodeScalars.first?.value, let scalar = Unicode.Scalar(value + 0x60) else {
            return self
        }
        return Character(scalar)
    }

    /// A letter A…Z or a…z.
    var isLatin: Bool {
        isASCII && isLetter
    }

    private func isOne(of range: ClosedRange<UInt32>) -> Bool {
        unicodeScalars.count == 1 && unicodeScalars.first.map { range.contains($0.value) } == true
    }
}

extension StringProtocol {
    /// With every katakana as hiragana.
    public var hiragana: String {
        String(map(\.hiragana))
    }
}
