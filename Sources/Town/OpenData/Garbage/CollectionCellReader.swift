import Foundation
import Rules
import Texts

/// Reads one cell of `area_days.csv`: when a category is collected in a district.
///
///     cell  = token {" " token} [":" month {" " month}]
///     token = weekday | weekday ordinal | date | "隔" weekday date | "*" remark
///
/// Source: LOCALIZE.md of https://github.com/codeforkanazawa-org/5374
enum CollectionCellReader {
    struct Cell {
        var schedule: CollectionSchedule
        /// The ids of the remarks it refers to.
        var remarks: [String]
        /// What could not be understood, for a person to read.
        var problems: [Text]
    }

    static func read(_ text: String) -> Cell {
        // Full-width digits, colons and spaces are what a Japanese keyboard gives unasked.
        let halves = text.precomposedStringWithCompatibilityMapping
            .split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        var cell = Cell(schedule: CollectionSchedule(rules: []), remarks: [], problems: [])
        for token in halves[0].split(whereSeparator: \.isWhitespace) {
            if token.first == "*" {
                cell.remarks.append(String(token.dropFirst()))
            } else if let rule = rule(token, problems: &cell.problems) {
                cell.schedule.rules.append(rule)
            }
        }
        guard halves.count == 2 else { return cell }
        for token in halves[1].split(whereSeparator: \.isWhitespace) {
            if let month = Int(token), (1...12).contains(month) {
                cell.schedule.months.insert(month)
            } else {
                cell.problems.append(
                    Text(en: "“\(token)” is no month: write 1 to 12", ja: "「\(token)」は月ではありません。1 から 12 で書いてください"))
            }
        }
        if cell.schedule.months.isEmpty {
            cell.problems.append(
                Text(
                    en: "no month follows the colon: name the months, or remove it",
                    ja: "コロンの後に月がありません。月を書くか、コロンを消してください"))
            cell.schedule.rules = []
        }
        return cell
    }

    private static func rule(_ token: Substring, problems: inout [Text]) -> CollectionRule? {
        if let date = JapaneseDate.date(token) { return .on(date) }
        if token.first == "隔" { return everyOtherWeek(token, problems: &problems) }
        guard let weekday = token.first.flatMap(Weekday.init(japanese:)) else {
            problems.append(
                Text(
                    en: "“\(token)” is no collection day: write 月, 水2, 20270104 or 隔月20270104",
                    ja: "「\(token)」は集める日ではありません。月、水2、20270104、隔月20270104 のように書いてください"))
            return nil
        }
        if token.count == 1 { return .weekly(weekday) }
        guard let ordinal = Int(token.dropFirst()), (1...5).contains(ordinal) else {
            problems.append(
                Text(
                    en: "“\(token)” is no weekday of a month: write \(token.prefix(1))1 to \(token.prefix(1))5",
                    ja: "「\(token)」は月に一度の曜日ではありません。\(token.prefix(1))1 から \(token.prefix(1))5 で書いてください"))
            return nil
        }
        return .monthly(ordinal: ordinal, weekday)
    }

    private static func everyOtherWeek(_ token: Substring, problems: inout [Text]) -> CollectionRule? {
        let rest = token.dropFirst()
        guard let weekday = rest.first.flatMap(Weekday.init(japanese:)),
            let date = JapaneseDate.date(rest.dropFirst())
        else {
            problems.append(
                Text(
                    en: "“\(token)” is no collection every other week: write 隔月20270104",
                    ja: "「\(token)」は一週おきの日ではありません。隔月20270104 のように書いてください"))
            return nil
        }
        guard date.weekday == weekday else {
            problems.append(
                Text(
                    en: "“\(token)” begins on a day that is another weekday: give the date of a \(weekday)",
                    ja: "「\(token)」の日は曜日がちがいます。\(weekday)曜日の日付を書いてください"))
            return nil
        }
        return .everyOtherWeek(from: date)
    }
}
