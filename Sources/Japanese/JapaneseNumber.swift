/// Whole numbers as they are read, in hiragana.
public enum JapaneseNumber {
    /// 0…99,999,999: 42 is よんじゅうに. `nil` for what is longer, which nobody takes in by ear.
    public static func reading(_ number: Int) -> String? {
        switch number {
        case 0: "ぜろ"
        case 1...9999: belowTenThousand(number)
        case 10_000...99_999_999: belowTenThousand(number / 10_000) + "まん" + belowTenThousand(number % 10_000)
        default: nil
        }
    }

    /// One digit of a number that is read digit by digit, such as a telephone number: those of one mora are drawn out.
    public static func telephoneReading(ofDigit digit: Int) -> String {
        switch digit {
        case 2: "にい"
        case 5: "ごお"
        default: reading(digit) ?? ""
        }
    }

    private static let ones = ["", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう"]
    private static let hundreds = [
        "", "ひゃく", "にひゃく", "さんびゃく", "よんひゃく", "ごひゃく", "ろっぴゃく", "ななひゃく", "はっぴゃく", "きゅうひゃく",
    ]
    private static let thousands = [
        "", "せん", "にせん", "さんぜん", "よんせん", "ごせん", "ろくせん", "ななせん", "はっせん", "きゅうせん",
    ]

    private static func belowTenThousand(_ number: Int) -> String {
        let tens = number / 10 % 10
        return thousands[number / 1000] + hundreds[number / 100 % 10]
            + (tens > 1 ? ones[tens] : "") + (tens > 0 ? "じゅう" : "") + ones[number % 10]
    }
}
