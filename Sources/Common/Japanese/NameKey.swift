import Foundation

/// What makes two spellings of a name the same to somebody who looks for it: 髙橋 and 高橋, タカハシ and たかはし.
public struct NameKey: Sendable, Hashable {
    private let letters: String

    public init(_ text: String) {
        let plain = String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isVariationSelector }))
        letters = String(
            plain.precomposedStringWithCompatibilityMapping.precomposedStringWithCanonicalMapping.lowercased()
                .filter { !$0.isWhitespace }.map { KanjiVariants.found($0).hiragana })
    }

    public var isEmpty: Bool { letters.isEmpty }

    public func contains(_ part: NameKey) -> Bool {
        letters.contains(part.letters)
    }
}

/// The place of a reading in the order of the fifty sounds (五十音順, JIS X 4061): voicing, small letters and long vowels
/// decide only between readings that are otherwise alike.
public struct ReadingKey: Sendable, Comparable {
    private let base: [Unicode.Scalar]
    private let exact: [Unicode.Scalar]

    public init(_ reading: String) {
        let kana = reading.precomposedStringWithCompatibilityMapping.precomposedStringWithCanonicalMapping.hiragana
            .filter { !$0.isWhitespace && $0 != "・" }
        var vowel: Character?
        let letters = kana.map { letter -> Character in
            let plain = letter == "ー" ? vowel ?? letter : Self.plain[letter] ?? letter
            vowel = Self.vowels[plain] ?? vowel
            return plain
        }
        base = Array(String(letters).unicodeScalars)
        exact = Array(kana.unicodeScalars)
    }

    /// A reading that nobody knows stands behind all others.
    public static func < (left: ReadingKey, right: ReadingKey) -> Bool {
        guard left.base.isEmpty == right.base.isEmpty else { return right.base.isEmpty }
        return left.base == right.base
            ? left.exact.lexicographicallyPrecedes(right.exact) : left.base.lexicographicallyPrecedes(right.base)
    }

    private static let plain = Dictionary(
        uniqueKeysWithValues: zip(
            "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽゔぁぃぅぇぉっゃゅょゎゕゖ", "かきくけこさしすせそたちつてとはひふへほはひふへほうあいうえおつやゆよわかけ"))
    private static let vowels: [Character: Character] = Dictionary(
        uniqueKeysWithValues: [
            ("あ", "あかさたなはまやらわ"), ("い", "いきしちにひみりゐ"), ("う", "うくすつぬふむゆる"), ("え", "えけせてねへめれゑ"),
            ("お", "おこそとのほもよろを"),
        ].flatMap { vowel, letters in letters.map { ($0, Character(vowel)) } })
}
