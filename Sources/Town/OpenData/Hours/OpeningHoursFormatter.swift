public import Rules

/// Writes hours as an `opening_hours` value, the way `OpeningHoursParser` reads them.
public enum OpeningHoursFormatter {
    public static func string(_ hours: OpeningHours) -> String {
        hours.rules.enumerated().map { index, rule in
            (index == 0 ? "" : rule.isAdditional ? ", " : "; ") + string(rule)
        }.joined()
    }

    static func string(_ rule: OpeningRule) -> String {
        let parts =
            [days(of: rule), rule.spans.map(string).joined(separator: ",")]
            + [state(of: rule), rule.remark.map { "\"\($0)\"" } ?? ""]
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Only the days of which a rule speaks.
    static func days(of rule: OpeningRule) -> String {
        let weeks = rule.weeks.isEmpty ? [] : ["week " + rule.weeks.map(string).joined(separator: ",")]
        let parts =
            [rule.dates.map(string).joined(separator: ",")] + weeks + [rule.days.map(string).joined(separator: ",")]
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Two states have no word of their own: a half day is written with times, and what may be closed is unknown.
    private static func state(of rule: OpeningRule) -> String {
        switch rule.state {
        case .open: rule.spans.isEmpty ? (rule.selectsEveryDay ? "24/7" : "open") : ""
        case .closed: "off"
        case .closedOrDayAfter: "移動休館"
        case .unknown: rule.remark == nil ? "unknown" : ""
        case .perhapsClosed: "unknown"
        case .halfClosed(.morning): "00:00-12:00 off"
        case .halfClosed(.afternoon): "12:00-24:00 off"
        }
    }

    private static func string(_ dates: DateSelector) -> String {
        let from = string(dates.from)
        if dates.from == dates.to { return from }
        if dates.from.day == 1, dates.to.day == 31, dates.from.year == nil, dates.to.year == nil {
            let (first, last) = (month(dates.from.month), month(dates.to.month))
            return first == last ? first : "\(first)-\(last)"
        }
        return "\(from)-\(string(dates.to))"
    }

    private static func string(_ day: DateSelector.Day) -> String {
        (day.year.map { "\($0) " } ?? "") + month(day.month) + (day.day < 10 ? " 0" : " ") + String(day.day)
    }

    private static func month(_ month: Int) -> String {
        OpeningHoursNames.months[month - 1]
    }

    private static func string(_ weeks: WeekSelector) -> String {
        let (first, last) = (weeks.weeks.lowerBound, weeks.weeks.upperBound)
        return (first == last ? String(first) : "\(first)-\(last)") + (weeks.step == 1 ? "" : "/\(weeks.step)")
    }

    private static func string(_ days: DaySelector) -> String {
        switch days {
        case .weekdays(let weekdays): string(weekdays)
        case .nth(let weekday, let ordinals):
            weekday.openingHoursName + "[" + ordinals.sorted().map(String.init).joined(separator: ",") + "]"
        case .publicHoliday: "PH"
        case .besideHoliday(let days):
            "PH \(days < 0 ? "-" : "+")\(abs(days)) day\(abs(days) == 1 ? "" : "s")"
        }
    }

    /// Days in a row as one range: Mo-Fr.
    private static func string(_ weekdays: Set<Weekday>) -> String {
        let runs = weekdays.map(\.rawValue).sorted().reduce(into: [[Int]]()) { runs, day in
            if let last = runs.last?.last, last == day - 1 {
                runs[runs.count - 1].append(day)
            } else {
                runs.append([day])
            }
        }
        return runs.map { run in
            let names = run.compactMap { Weekday(rawValue: $0)?.openingHoursName }
            return run.count > 2 ? "\(names[0])-\(names[names.count - 1])" : names.joined(separator: ",")
        }.joined(separator: ",")
    }

    private static func string(_ span: TimeSpan) -> String {
        "\(span.from)-\(span.to)"
    }
}

/// What `opening_hours` calls months and weekdays.
enum OpeningHoursNames {
    static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    static let weekdays = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
}
