import Japanese

/// Spellings that sound alike made equal, for finding what somebody typed or said: hiragana and katakana, full and half
/// width, and long vowels however they are written (コーヒー, コオヒイ, コヒ).
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

    /// Marks that stand between words and are not said.
    private static let silentMarks: Set<Character> = ["・", "·", "、", ",", "/", "「", "」"]

    static func key(_ text: String) -> String {
        withoutLongVowels(text.normalized.lowercased().hiragana)
    }

    /// As `key`, and equal as well for what people confuse in writing: small letters and large ones (フィルム, フイルム),
    /// ヴ and ブ, ヂ and ジ, ヶ and カ, and a voiced letter after ッ (ベッド, ベット).
    static func looseKey(_ text: String) -> String {
        let text = confusions.reduce(text.normalized.lowercased().hiragana) { $0.replacing($1.0, with: $1.1) }
        var afterSmallTsu = false
        let letters = text.map { letter in
            defer { afterSmallTsu = letter == "っ" }
            return afterSmallTsu ? (unvoiced[letter] ?? letter) : letter
        }
        return withoutLongVowels(String(letters.map { large[$0] ?? $0 }))
    }

    private static let confusions = [
        ("ゔぁ", "ば"), ("ゔぃ", "び"), ("ゔぇ", "べ"), ("ゔぉ", "ぼ"), ("ゔ", "ぶ"), ("ぢ", "じ"), ("づ", "ず"), ("を", "お"), ("ゐ", "い"),
        ("ゑ", "え"), ("でぃ", "じ"),
    ]

    private static let unvoiced = pairs("がぎぐげござじずぜぞだぢづでどばびぶべぼ", "かきくけこさしすせそたちつてとはひふへほ")
    private static let large = pairs("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかか")

    private static func pairs(_ first: String, _ second: String) -> [Character: Character] {
        Dictionary(uniqueKeysWithValues: zip(first, second))
    }

    private static func withoutLongVowels(_ kana: String) -> String {
        var key = ""
        var vowel: Character?
        for letter in kana where !silentMarks.contains(letter) {
            if vowel != nil, longVowelMarks.contains(letter) { continue }
            if let vowel, lengthening[vowel]?.contains(letter) == true { continue }
            vowel = vowelOf[letter]
            key.append(letter)
        }
        return key
    }
}
