enum EnglishNumbers {
    private static let small = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    private static let irregularOrdinals = [
        "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
        "twelve": "twelfth",
    ]

    /// "twenty one". Beyond 99 the digits: the voice reads them itself.
    static func cardinal(_ number: Int) -> String {
        switch number {
        case 0..<20: small[number]
        case 20..<100: number % 10 == 0 ? tens[number / 10] : "\(tens[number / 10]) \(small[number % 10])"
        default: String(number)
        }
    }

    /// "twenty first", for the days of a month.
    static func ordinal(_ number: Int) -> String {
        let words = cardinal(number).split(separator: " ").map(String.init)
        guard let last = words.last else { return "" }
        let ordinal =
            if let irregular = irregularOrdinals[last] {
                irregular
            } else if last.hasSuffix("y") {
                "\(last.dropLast())ieth"
            } else {
                last + "th"
            }
        return (words.dropLast() + [ordinal]).joined(separator: " ")
    }
}
