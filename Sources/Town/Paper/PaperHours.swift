import Rules
import Texts

/// Opening hours in a few words: 月～金 08:30～17:15, 祝日 休み.
enum PaperHours {
    /// A line for each rule; none if a rule needs more words, because the others alone would say something else.
    static func lines(_ hours: OpeningHours) -> [Text] {
        let lines = hours.rules.map(line)
        return lines.contains(nil) ? [] : lines.compactMap(\.self)
    }

    private static func line(_ rule: OpeningRule) -> Text? {
        guard rule.weeks.isEmpty, rule.remark == nil, let days = days(rule) else { return nil }
        switch rule.state {
        case .open where !rule.spans.isEmpty:
            let spans = rule.spans.map { "\($0.from)～\($0.to)" }.joined(separator: "　")
            return days + Text(verbatim: " " + spans)
        case .closed where rule.spans.isEmpty:
            return days + Text(en: " closed", ja: " 休み")
        default: return nil
        }
    }

    private static func days(_ rule: OpeningRule) -> Text? {
        guard !rule.dates.isEmpty || !rule.days.isEmpty else { return Text(en: "every day", ja: "毎日") }
        let days = rule.days.map(text)
        guard !days.contains(nil) else { return nil }
        let parts = [rule.dates.map(text), days.compactMap(\.self)].filter { !$0.isEmpty }
        return parts.map { $0.joined(separator: "・") }.joined(separator: " ")
    }

    private static func text(_ dates: DateSelector) -> Text {
        let (from, to) = (text(dates.from), text(dates.to))
        return Text(verbatim: from == to ? from : "\(from)～\(to)")
    }

    private static func text(_ day: DateSelector.Day) -> String {
        (day.year.map { "\($0)/" } ?? "") + "\(day.month)/\(day.day)"
    }

    private static func text(_ days: DaySelector) -> Text? {
        switch days {
        case .weekdays(let weekdays):
            runs(of: weekdays).map { run in
                [run.first, run.count > 1 ? run.last : nil].compactMap(\.self).map(text)
                    .joined(separator: run.count > 2 ? "～" : "・")
            }.joined(separator: "・")
        case .nth(let weekday, let ordinals) where ordinals.allSatisfy { $0 > 0 }:
            ordinals.sorted().map {
                Text(en: "\(text(weekday).en) no. \($0)", ja: "第\($0)\(text(weekday).ja)")
            }.joined(separator: "・")
        case .publicHoliday: Text(en: "holidays", ja: "祝日")
        default: nil
        }
    }

    /// The weekdays in groups of neighbours, Monday first.
    private static func runs(of weekdays: Set<Weekday>) -> [[Weekday]] {
        Weekday.allCases.filter(weekdays.contains).reduce(into: []) { runs, day in
            if let last = runs.last?.last, last.rawValue + 1 == day.rawValue {
                runs[runs.count - 1].append(day)
            } else {
                runs.append([day])
            }
        }
    }

    private static func text(_ weekday: Weekday) -> Text {
        Text(
            en: EnglishDates.weekdays[weekday.rawValue % 7], ja: String(Array("月火水木金土日")[weekday.rawValue - 1]))
    }
}
