import Foundation
import Rules

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
        var problems: [String]
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
                cell.problems.append("“\(token)” is no month: write 1 to 12")
            }
        }
        if cell.schedule.months.isEmpty {
            cell.problems.append("no month follows the colon: name the months, or remove it")
            cell.schedule.rules = []
        }
        return cell
    }

    private static func rule(_ token: Substring, problems: inout [String]) -> CollectionRule? {
        if let date = JapaneseDate.date(token) { return .on(date) }
        if token.first == "隔" { return everyOtherWeek(token, problems: &problems) }
        guard let weekday = token.first.flatMap(Weekday.init(japanese:)) else {
            problems.append("“\(token)” is no collection day: write 月, 水2, 20270104 or 隔月20270104")
            return nil
        }
        if token.count == 1 { return .weekly(weekday) }
        guard let ordinal = Int(token.dropFirst()), (1...5).contains(ordinal) else {
            problems.append("“\(token)” is no weekday of a month: write \(token.prefix(1))1 to \(token.prefix(1))5")
            return nil
        }
        return .monthly(ordinal: ordinal, weekday)
    }

    private static func everyOtherWeek(_ token: Substring, problems: inout [String]) -> CollectionRule? {
        let rest = token.dropFirst()
        guard let weekday = rest.first.flatMap(Weekday.init(japanese:)),
            let date = JapaneseDate.date(rest.dropFirst())
        else {
            problems.append("“\(token)” is no collection every other week: write 隔月20270104")
            return nil
        }
        guard date.weekday == weekday else {
            problems.append("“\(token)” begins on a day that is another weekday: give the date of a \(weekday)")
            return nil
        }
        return .everyOtherWeek(from: date)
    }
}
