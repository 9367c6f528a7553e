import Foundation

/// Spellings that sound alike made equal, for finding what somebody typed or said: hiragana and katakana, full and half
/// width, small and large letters, and long vowels however they are written (コーヒー, コオヒイ, コヒ).
enum KanaFolding {
    private static let vowels: [Character: String] = [
        "a": "あかさたなはまやらわがざだばぱぁゃゎ", "i": "いきしちにひみりぎじぢびぴぃゐ", "u": "うくすつぬふむゆるぐずづぶぷゔぅゅっ",
        "e": "えけせてねへめれげぜでべぺぇゑ", "o": "おこそとのほもよろをごぞどぼぽぉょ",
    ]

    private static let vowelOf: [Character: Character] = Dictionary(
        vowels.flatMap { vowel, letters in letters.map { ($0, vowel) } }, uniquingKeysWith: { first, _ in first })

    /// What lengthens a vowel when it follows it: itself, and う after o, い after e.
    private static let lengthening: [Character: Set<Character>] = [
        "a": ["あ", "ぁ"], "i": ["い", "ぃ"], "u": ["う", "ぅ"], "e": ["え", "い", "ぇ", "ぃ"], "o": ["お", "う", "ぉ", "ぅ"],
    ]

    private static let longVowelMarks: Set<Character> = ["ー", "―", "‐", "－", "-", "〜", "~"]

    static func key(_ text: String) -> String {
        let kana = text.normalized.lowercased().map(hiragana)
        var key = ""
        var vowel: Character?
        for letter in kana {
            if vowel != nil, longVowelMarks.contains(letter) { continue }
            if let vowel, lengthening[vowel]?.contains(letter) == true { continue }
            vowel = vowelOf[letter]
            key.append(letter)
        }
        return key
    }

    /// ア…ヶ are ぁ…ゖ, 0x60 further on.
    private static func hiragana(_ letter: Character) -> Character {
        guard let scalar = letter.unicodeScalars.first, letter.unicodeScalars.count == 1,
            (0x30A1...0x30F6).contains(scalar.value), let hiragana = Unicode.Scalar(scalar.value - 0x60)
        else { return letter }
        return Character(hiragana)
    }
}
