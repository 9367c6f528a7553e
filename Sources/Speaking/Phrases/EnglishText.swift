import Foundation
import Rules

/// What staff have typed in English, in the words that an English voice says right: 12/29, 8:30, 20 °C, No. 5.
public enum EnglishText {
    /// - Parameter text: A sentence as it is written.
    public static func spoken(_ text: String) -> String {
        // In the order in which one must not find the other's signs.
        [folded, telephones, wholeDates, ranges, dates, clocks, amounts, signs].reduce(text) { $1($0) }
    }

    /// The letters that an English voice spells by name or leaves out, in the order of the text.
    public static func unsayable(_ text: String) -> [Character] {
        spoken(text).filter { letter in
            letter.unicodeScalars.contains { scalar in
                scalar.value > 0x24F && !isPunctuation(scalar) && !scalar.properties.isVariationSelector
            }
        }
    }

    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || (0x2010...0x2027).contains(scalar.value)
            || (0x3000...0x3003).contains(scalar.value)
    }

    /// In half width, and without the strokes over long vowels: Kōriyama is Koriyama.
    private static func folded(_ text: String) -> String {
        var folded = ""
        for letter in text {
            let isNumber = letter.wholeNumberValue != nil && !letter.isASCII
            if letter == "№" {
                folded += "No. "
            } else if isNumber, let value = letter.wholeNumberValue,
                letter.unicodeScalars.allSatisfy({ $0.value < 0xFF00 })
            {
                folded += " \(value), "
            } else {
                folded += String(letter).precomposedStringWithCompatibilityMapping
            }
        }
        let plain = folded.decomposedStringWithCanonicalMapping.unicodeScalars.filter { $0.value != 0x304 }
        return String(String.UnicodeScalarView(plain)).precomposedStringWithCanonicalMapping
    }

    private static func telephones(_ text: String) -> String {
        text.replacing(/\b0[0-9]{1,4}[-‐–(][0-9]{1,4}[-‐–)][0-9]{3,4}\b/) { match in
            match.output.split { !$0.isNumber }
                .map { $0.compactMap(\.wholeNumberValue).map(EnglishNumbers.cardinal).joined(separator: " ") }
                .joined(separator: ", ")
        }
    }

    private static func wholeDates(_ text: String) -> String {
        text.replacing(/\b([12][0-9]{3})([-\/.])([0-9]{1,2})\2([0-9]{1,2})\b/) { match in
            date(month: Int(match.3), day: Int(match.4)).map { "\($0) \(match.1)" } ?? String(match.0)
        }
    }

    private static func dates(_ text: String) -> String {
        let strokes = text.matches(of: /\b[0-9]{1,2}\/[0-9]{1,2}\b/)
        // A half stands alone, not between dates.
        let hasDate = strokes.contains { fractions[String($0.output)] == nil }
        return text.replacing(/\b([0-9]{1,2})[\/⁄]([0-9]{1,2})\b(?!\/)/) { match in
            if !hasDate, let fraction = fractions["\(match.1)/\(match.2)"] { return fraction }
            return date(month: Int(match.1), day: Int(match.2)) ?? date(month: Int(match.2), day: Int(match.1))
                ?? "\(match.1) over \(match.2)"
        }
    }

    private static let fractions = [
        "1/2": "one half", "1/3": "one third", "2/3": "two thirds", "1/4": "one quarter", "3/4": "three quarters",
        "1/5": "one fifth", "1/10": "one tenth",
    ]

    private static func date(month: Int?, day: Int?) -> String? {
        guard let month, let day, (1...12).contains(month), (1...31).contains(day) else { return nil }
        return "\(EnglishWording.months[month - 1]) \(EnglishNumbers.ordinal(day))"
    }

    /// 8:30 is eight thirty, 13:00 one p m.
    private static func clocks(_ text: String) -> String {
        text.replacing(/\b([0-9]{1,2}):([0-9]{2})\b(?!:)(\s*[AaPp](?:\.[Mm]\.|[Mm]\b))?/) { match in
            guard let hour = Int(match.1), let minute = Int(match.2), hour <= 24, minute < 60 else {
                return String(match.0)
            }
            let half = match.3.map { $0.lowercased().contains("p") } ?? nil
            let minutes =
                switch minute {
                case 0: ""
                case 1..<10: " oh \(EnglishNumbers.cardinal(minute))"
                default: " \(EnglishNumbers.cardinal(minute))"
                }
            let name = EnglishNumbers.cardinal((hour + 11) % 12 + 1) + minutes
            if let half { return name + (half ? " p m" : " a m") }
            return hour > 12 && hour < 24 ? name + " p m" : minute == 0 ? name + " o'clock" : name
        }
    }

    /// A dash or a wave between two amounts, hours or days; three with hyphens are no range.
    private static func ranges(_ text: String) -> String {
        text.replacing(/[0-9][0-9:\/,.%]*(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s?[-~〜–—]\s?[¥$]?[0-9][0-9:\/,.]*)+/) { match in
            let ends = match.output.split { "-~〜–—".contains($0) }.map { $0.trimmingCharacters(in: .whitespaces) }
            return ends.count == 2 ? "\(ends[0]) to \(ends[1])" : String(match.output)
        }
    }

    private static func amounts(_ text: String) -> String {
        text.replacing(/(?<sign>[¥$€£])\s?(?<amount>[0-9][0-9,.]*[0-9]|[0-9])/) {
            "\($0.amount) \(currencies[$0.sign.first ?? " "] ?? "")"
        }
        .replacing(/(?<number>[0-9])\s?(?<unit>m2|m3|km\/h|km|cm|mm|kg|mg|ml|mL|kW|m|g|L|l|t)\b(?!')/) {
            "\($0.number) \(units[String($0.unit)] ?? String($0.unit))"
        }
        .replacing(/(?<before>^|[^A-Za-z0-9])[-−](?=[0-9])/) { "\($0.before)minus " }
        .replacing(/\b[Nn][Oo]\.?\s?(?=[0-9])|#(?=[0-9])/) { _ in "number " }
    }

    private static let currencies: [Character: String] = ["¥": "yen", "$": "dollars", "€": "euros", "£": "pounds"]
    private static let units = [
        "m2": "square metres", "m3": "cubic metres", "km/h": "kilometres an hour", "km": "kilometres",
        "cm": "centimetres", "mm": "millimetres", "kg": "kilograms", "mg": "milligrams", "ml": "millilitres",
        "mL": "millilitres", "kW": "kilowatts", "m": "metres", "g": "grams", "L": "litres", "l": "litres", "t": "tons",
    ]

    private static func signs(_ text: String) -> String {
        var spoken = ""
        var rest = text[...]
        while let letter = rest.first {
            if let (sign, words) = words.first(where: { rest.hasPrefix($0.sign) }) {
                spoken += words
                rest = rest.dropFirst(sign.count)
            } else {
                spoken.append(pauses.contains(letter) ? "," : letter)
                rest = rest.dropFirst()
            }
        }
        return spoken.split(separator: " ").joined(separator: " ").replacing(" ,", with: ",")
    }

    private static let words = [
        ("°C", " degrees Celsius "), ("°F", " degrees Fahrenheit "), ("°", " degrees "), ("%", " percent "),
        ("&", " and "), ("+", " plus "), ("=", " equals "), ("×", " times "), ("@", " at "), ("→", " to "),
        ("~", " to "),
        ("±", " plus or minus "), ("÷", " divided by "), ("≥", " at least "), ("≤", " at most "),
    ].map { (sign: $0, words: $1) }
    private static let pauses = Set("※•‣◦●○◎◆◇■□★☆▶►♪♫|…、。・／")
}
