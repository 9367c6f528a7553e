import Foundation
import Japanese

/// A word of the grammar as it can be typed: with its kanji, with the kana of their reading, or with some of each.
struct TypedWord: Sendable {
    let spellings: [[Character]]

    init(_ word: String) {
        // A word that is no ruby text is not in a grammar: the reader refused it.
        let runs = (try? RubyText(word).runs) ?? [RubyText.Run(base: word)]
        spellings = runs.reduce([[]]) { spellings, run in
            let forms = [run.base, run.reading].compactMap { $0 }.map(TypedText.letters)
            return spellings.flatMap { start in forms.map { start + $0 } }
        }
    }
}

/// Text as it is typed in a language without spaces, folded so that what reads alike is alike: no spaces or
/// punctuation, lower case, katakana as hiragana, a ー as the vowel that it lengthens, and all of one width.
struct TypedText {
    let letters: [Character]

    init(_ text: some StringProtocol) {
        letters = Self.letters(of: text)
    }

    static func letters(of text: some StringProtocol) -> [Character] {
        String(text).precomposedStringWithCompatibilityMapping.lowercased()
            .filter { $0.isLetter || $0.isNumber || $0.isJapanese }.map(\.hiragana)
            .reduce(into: []) { letters, letter in
                letters.append(letter == "ー" ? letters.last.flatMap(vowel) ?? letter : letter)
            }
    }

    /// The kana that people write instead of a ー behind `kana`: えーと is ええと, あのー is あのう. None behind う: うーん is
    /// a hesitation, and ううん is a no.
    private static func vowel(behind kana: Character) -> Character? {
        switch try? Mora.morae(of: String(kana)).last?.nucleus {
        case .a: "あ"
        case .i: "い"
        case .e: "え"
        case .o: "う"
        default: nil
        }
    }

    /// Where a word can end that begins at a position.
    func ends(of word: TypedWord, at position: Int) -> [Int] {
        let rest = letters[position...]
        return word.spellings.filter { !$0.isEmpty && rest.starts(with: $0) }.map { position + $0.count }
    }
}
