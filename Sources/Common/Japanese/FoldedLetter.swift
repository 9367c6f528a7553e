import Foundation

/// A letter of a text in the one form of its kind, with what stands there: １ is 1, ｺﾞ ゴ, ㌔ キロ, ㈱ (株).
struct FoldedLetter {
    var folded: Character
    /// As it is written; empty for all but the first letter of what a sign stands for.
    var raw: String
    /// One of several letters that a sign stands for.
    var isExpanded = false

    static func letters(of text: String) -> [FoldedLetter] {
        var letters: [FoldedLetter] = []
        for sign in text {
            if let last = letters.last, let digit = romanOnes(sign, after: last) {
                letters[letters.count - 1] = FoldedLetter(folded: digit, raw: last.raw + String(sign), isExpanded: true)
                continue
            }
            let folded = repeating(sign, after: letters.last?.folded) ?? fold(sign)
            for (index, letter) in folded.enumerated() {
                letters.append(
                    FoldedLetter(folded: letter, raw: index == 0 ? String(sign) : "", isExpanded: folded.count > 1))
            }
        }
        return letters
    }

    /// The letters that a sign stands for: itself where it has but one form.
    static func fold(_ sign: Character) -> String {
        if sign.isASCII || isPlain(sign) { return String(sign) }
        if let special = special(sign) { return special }
        if SpokenSign.pause(sign) != nil && sign.isPunctuation && !"／：，．；～".contains(sign) { return String(sign) }
        let plain = String(String.UnicodeScalarView(sign.unicodeScalars.filter { !$0.properties.isVariationSelector }))
        let folded = plain.precomposedStringWithCompatibilityMapping.precomposedStringWithCanonicalMapping
        return folded.isEmpty ? String(sign) : folded
    }

    /// ⅩⅡ is 12: the digit that takes the place of the nought of Ⅹ.
    private static func romanOnes(_ sign: Character, after last: FoldedLetter) -> Character? {
        guard last.folded == "0", last.raw.isEmpty, last.isExpanded, let value = sign.unicodeScalars.first?.value,
            (0x2160...0x2168).contains(value)
        else { return nil }
        return Character("\(value - 0x215F)")
    }

    /// Most letters of a text have but one form.
    private static func isPlain(_ sign: Character) -> Bool {
        guard sign.unicodeScalars.count == 1, let value = sign.unicodeScalars.first?.value else { return false }
        return (0x3041...0x3096).contains(value) || (0x30A1...0x30FC).contains(value)
            || (0x4E00...0x9FFF).contains(value) || (0x3001...0x3002).contains(value)
    }

    private static func special(_ sign: Character) -> String? {
        guard let value = sign.unicodeScalars.first?.value else { return nil }
        return switch value {
        // Roman numerals, of which NFKC makes letters.
        case 0x2160...0x216B: "\(value - 0x215F)"
        case 0x2170...0x217B: "\(value - 0x216F)"
        // A circle or brackets end a number: ①12 is no 112.
        case 0x2460...0x249B, 0x3251...0x325F, 0x32B1...0x32BF, 0x24EA, 0x2776...0x2793:
            enclosed(sign).map { "\(separator)\($0)\(separator)" }
        case 0x2121: "☎"
        // Hours, which NFKC writes as points.
        case 0x3358...0x3370: "\(value - 0x3358)時"
        case 0x328A...0x3290: "(" + String(sign).precomposedStringWithCompatibilityMapping + ")"
        case 0x33CD, 0x337F, 0x3291: "(株)"
        case 0x3292: "(有)"
        default: nil
        }
    }

    /// Ends a number and says nothing.
    static let separator: Character = "\u{2060}"

    private static func enclosed(_ sign: Character) -> Int? {
        Int(String(sign).precomposedStringWithCompatibilityMapping.filter(\.isASCII).filter(\.isNumber))
            ?? sign.wholeNumberValue
    }

    /// ゝ and ヽ repeat the kana before them, ゞ and ヾ with a voice.
    private static func repeating(_ sign: Character, after previous: Character?) -> String? {
        guard "ゝゞヽヾ".contains(sign), let previous, previous.isKana else { return nil }
        let voiced = "ゞヾ".contains(sign) ? "\u{3099}" : ""
        return (String(previous).decomposedStringWithCanonicalMapping.prefix(1) + voiced)
            .precomposedStringWithCanonicalMapping
    }
}

extension Character {
    /// 0…9.
    var decimalDigit: Int? {
        isASCII ? wholeNumberValue : nil
    }

    /// Stands between the groups of a telephone number, a date or an address.
    var isHyphen: Bool { "-−‐–—―".contains(self) }

    /// Stands between the first and the last of what is meant.
    var isRangeMark: Bool { "~〜∼".contains(self) || isHyphen }
}
