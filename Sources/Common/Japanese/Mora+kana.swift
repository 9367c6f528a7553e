import Texts

extension Mora {
    /// The morae of a reading in kana.
    ///
    /// A reading says what is heard, so particles are written as they sound: わ, え, お. Spaces and ・ are passed over.
    /// - Throws: `ReadingError` for a sign that is no kana, and for a ー that has no vowel before it.
    public static func morae(of reading: some StringProtocol) throws(ReadingError) -> [Mora] {
        var morae: [Mora] = []
        var rest = Substring(reading.hiragana)
        while let first = rest.first {
            if first.isWhitespace || first == "・" {
                rest.removeFirst()
            } else if first == "ー" {
                guard let vowel = morae.last?.vowel else {
                    throw ReadingError(
                        reading: String(reading), reason: Text(en: "a ー has no vowel before it", ja: "ーの前に母音がありません"))
                }
                morae.append(Mora(nucleus: vowel, lengthens: vowel))
                rest.removeFirst()
            } else {
                guard let kana = [rest.prefix(2), rest.prefix(1)].first(where: { table[String($0)] != nil }),
                    var mora = table[String(kana)]
                else {
                    throw ReadingError(
                        reading: String(reading), reason: Text(en: "“\(first)” is no kana", ja: "「\(first)」はかなではありません"))
                }
                if mora.consonant == nil, let vowel = morae.last?.vowel, mora.nucleus.lengthens(vowel) {
                    mora.lengthens = vowel
                }
                morae.append(mora)
                rest.removeFirst(kana.count)
            }
        }
        return morae
    }

    /// The vowel it ends in; nil for ん and っ.
    private var vowel: Phoneme? {
        nucleus == .moraicNasal || nucleus == .closure ? nil : nucleus
    }

    private static let table: [String: Mora] = {
        var table: [String: Mora] = ["ん": Mora(nucleus: .moraicNasal), "っ": Mora(nucleus: .closure)]
        for (consonant, row) in rows {
            for (vowel, kana) in zip([Phoneme.a, .i, .u, .e, .o], row.split(separator: " ")) where kana != "–" {
                table[String(kana)] = Mora(consonant: consonant, nucleus: vowel)
            }
        }
        return table
    }()

    /// Each row with a, i, u, e and o. A small kana that makes no mora with the one before is said by itself.
    private static let rows: [(Phoneme?, String)] = [
        (nil, "あ い う え お"), (nil, "ぁ ぃ ぅ ぇ ぉ"), (nil, "– ゐ – ゑ を"),
        (.k, "か き く け こ"), (.ky, "きゃ – きゅ きぇ きょ"), (.g, "が ぎ ぐ げ ご"), (.gy, "ぎゃ – ぎゅ ぎぇ ぎょ"),
        (.s, "さ すぃ す せ そ"), (.sh, "しゃ し しゅ しぇ しょ"), (.z, "ざ ずぃ ず ぜ ぞ"), (.z, "– – づ – –"),
        (.j, "じゃ じ じゅ じぇ じょ"), (.j, "ぢゃ ぢ ぢゅ ぢぇ ぢょ"),
        (.t, "た てぃ とぅ て と"), (.ch, "ちゃ ち ちゅ ちぇ ちょ"), (.ts, "つぁ つぃ つ つぇ つぉ"),
        (.d, "だ でぃ どぅ で ど"), (.dy, "でゃ – でゅ – でょ"),
        (.n, "な に ぬ ね の"), (.ny, "にゃ – にゅ にぇ にょ"), (.h, "は ひ – へ ほ"), (.hy, "ひゃ – ひゅ ひぇ ひょ"),
        (.f, "ふぁ ふぃ ふ ふぇ ふぉ"), (.b, "ば び ぶ べ ぼ"), (.by, "びゃ – びゅ びぇ びょ"),
        (.p, "ぱ ぴ ぷ ぺ ぽ"), (.py, "ぴゃ – ぴゅ ぴぇ ぴょ"), (.v, "ゔぁ ゔぃ ゔ ゔぇ ゔぉ"),
        (.m, "ま み む め も"), (.my, "みゃ – みゅ みぇ みょ"), (.y, "や – ゆ いぇ よ"), (.y, "ゃ – ゅ – ょ"),
        (.r, "ら り る れ ろ"), (.ry, "りゃ – りゅ りぇ りょ"), (.w, "わ うぃ – うぇ うぉ"), (.w, "ゎ – – – –"),
    ]
}

extension Phoneme {
    /// Whether this vowel, written behind another, lengthens it.
    fileprivate func lengthens(_ vowel: Phoneme) -> Bool {
        self == vowel || (self == .u && vowel == .o) || (self == .i && vowel == .e)
    }
}
