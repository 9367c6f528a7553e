import Foundation

/// What a Japanese keyboard and habit make of `opening_hours`, put back into its own letters.
enum OpeningHoursSpelling {
    private static let replacements: [(String, String)] = [
        ("〜", "-"), ("~", "-"), ("–", "-"), ("—", "-"), ("‐", "-"), ("−", "-"), ("ー", "-"), ("から", "-"),
        ("、", ","), ("，", ","), ("・", ","), ("；", ";"), ("。", ";"),
        ("祝日", "PH "), ("祝", "PH "), ("定休日", " off"), ("定休", " off"), ("休診日", " off"), ("休診", " off"), ("休館", " off"),
        ("休み", " off"), ("曜日", ""), ("曜", ""), ("月", "Mo"), ("火", "Tu"), ("水", "We"), ("木", "Th"), ("金", "Fr"),
        ("土", "Sa"), ("日", "Su"), ("closed", "off"), ("Holiday", "PH"), ("holidays", "PH"),
    ]

    static func corrected(_ value: String) -> String {
        // 移動休館 is a word of its own and must outlive the replacement of its second half.
        let folded = value.precomposedStringWithCompatibilityMapping.replacing("移動休館", with: "\u{1}")
        let spelt = replacements.reduce(folded) { $0.replacing($1.0, with: $1.1) }
        return withWholeDays(withMinutes(withAbbreviations(spelt))).replacing(/\s+/, with: " ")
            .replacing("\u{1}", with: "移動休館")
    }

    /// `Monday` and `Mon` are `Mo`; `mo` is `Mo`, and `ph` is `PH`.
    private static func withAbbreviations(_ value: String) -> String {
        let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        return value.replacing(/[A-Za-z]+/) { match in
            let word = String(match.output)
            if word.lowercased() == "ph" { return "PH" }
            let name = names.first { name in
                word.count >= 2 && name.lowercased().hasPrefix(word.lowercased().prefix(4))
            }
            return name.map { String($0.prefix(2)) } ?? word
        }
    }

    /// `9-12` and `9時-12時半` are `09:00-12:00` and `09:00-12:30`.
    private static func withMinutes(_ value: String) -> String {
        value.replacing(/([0-9]{1,2})時半/) { "\($0.output.1):30" }
            .replacing(/([0-9]{1,2})時([0-9]{2})分/) { "\($0.output.1):\($0.output.2)" }
            .replacing(/([0-9]{1,2})時/) { "\($0.output.1):00" }
            .replacing(/\b([0-9]{1,2})\.([0-9]{2})\b/) { "\($0.output.1):\($0.output.2)" }
    }

    /// `08:30-08:30` was meant to be the whole day.
    private static func withWholeDays(_ value: String) -> String {
        value.replacing(/([0-9]{1,2}:[0-9]{2})-([0-9]{1,2}:[0-9]{2})/) { match in
            match.output.1 == match.output.2 ? "00:00-24:00" : String(match.output.0)
        }
    }
}
