/// A text as it is searched: in one form of each letter, cut into single letters and pairs.
///
/// Japanese has no spaces, so a word is found by the pairs of letters that it consists of, and a word of one letter by
/// that letter. Widths, katakana, capitals and the variants of kanji in names make no difference.
///
/// The database keeps what this makes of a text: whoever changes it writes a migration that makes the index anew.
public struct SearchText: Sendable, Equatable {
    /// Letters and digits between spaces and signs.
    public let runs: [String]

    public init(_ text: String) {
        let letters = FoldedLetter.letters(of: text).map { Self.common($0.folded) }
        runs = letters.split { !($0.isLetter || $0.isNumber) }.map { String($0).lowercased() }
    }

    /// Every letter once, in a fixed order.
    public var letters: [String] {
        Set(runs.joined()).sorted().map { String($0) }
    }

    /// The neighbouring letters of each run, in their order; none for a run of one letter.
    public var pairs: [[String]] {
        runs.map { run in
            zip(run, run.dropFirst()).map { "\($0)\($1)" }
        }
    }

    private static func common(_ letter: Character) -> Character {
        let kanji = KanjiVariants.common(letter)
        guard let scalar = kanji.unicodeScalars.first, kanji.unicodeScalars.count == 1 else { return kanji }
        // ァ…ヶ and ヽヾ stand 0x60 after their hiragana.
        guard (0x30A1...0x30F6).contains(scalar.value) || (0x30FD...0x30FE).contains(scalar.value),
            let hiragana = Unicode.Scalar(scalar.value - 0x60)
        else { return kanji }
        return Character(hiragana)
    }
}
