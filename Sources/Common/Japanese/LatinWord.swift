/// Words in Latin letters as Japanese say them.
enum LatinWord {
    /// In katakana; nil for a word that nobody here knows, which is then left to the voice's dictionary.
    static func reading(_ word: String) -> String? {
        if let known = words[word.lowercased()] { return known }
        let letters = word.filter(\.isLatin)
        let isAbbreviation = letters.allSatisfy(\.isUppercase) && letters.count <= longestAbbreviation
        guard letters.count == 1 || isAbbreviation else { return nil }
        return spelled(letters)
    }

    static func spelled(_ letters: String) -> String {
        letters.compactMap { names[Character($0.uppercased())] }.joined()
    }

    /// Longer ones are words in capitals.
    private static let longestAbbreviation = 5
    private static let words = [
        "wi-fi": "ワイファイ", "wifi": "ワイファイ", "e-mail": "イーメール", "email": "イーメール", "mail": "メール", "fax": "ファックス",
        "tel": "でんわ", "pet": "ペット", "ok": "オーケー", "line": "ライン", "web": "ウェブ", "home": "ホーム", "no": "ナンバー",
    ]
    private static let names: [Character: String] = [
        "A": "エー", "B": "ビー", "C": "シー", "D": "ディー", "E": "イー", "F": "エフ", "G": "ジー", "H": "エイチ", "I": "アイ",
        "J": "ジェー", "K": "ケー", "L": "エル", "M": "エム", "N": "エヌ", "O": "オー", "P": "ピー", "Q": "キュー", "R": "アール",
        "S": "エス", "T": "ティー", "U": "ユー", "V": "ブイ", "W": "ダブリュー", "X": "エックス", "Y": "ワイ", "Z": "ゼット",
    ]
}
