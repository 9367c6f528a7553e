/// Whole numbers as they are read, in hiragana.
public enum JapaneseNumber {
    /// 42 is よんじゅうに. `nil` from ten thousand 兆 on.
    public static func reading(_ number: Int) -> String? {
        guard (0..<10_000_000_000_000_000).contains(number) else { return nil }
        if number == 0 { return "ぜろ" }
        return scales.reduce(into: "") { reading, scale in
            let group = number / scale.value % 10_000
            guard group > 0 else { return }
            // 一千万, but 千二百.
            let digits = (group == 1000 && scale.value > 1 ? "いっ" : "") + belowTenThousand(group)
            reading +=
                scale.isStopped && ["いち", "はち", "じゅう"].contains(where: digits.hasSuffix)
                ? digits.dropLast() + "っ" + scale.name : digits + scale.name
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

    /// 2.5 is にてんご, 8.05 はってんぜろご.
    static func reading(_ number: Int, point fraction: [Int]) -> String? {
        guard var whole = number == 0 ? "れい" : reading(number) else { return nil }
        if ["いち", "はち", "じゅう"].contains(where: whole.hasSuffix) { whole = whole.dropLast() + "っ" }
        return whole + "てん" + fraction.compactMap(reading).joined()
    }

    private static let scales: [(value: Int, name: String, isStopped: Bool)] = [
        (1_000_000_000_000, "ちょう", true), (100_000_000, "おく", false), (10_000, "まん", false), (1, "", false),
    ]
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
