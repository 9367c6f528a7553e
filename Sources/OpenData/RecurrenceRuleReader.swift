import Rules

/// Reads the value of an RRULE (RFC 5545, section 3.3.10).
enum RecurrenceRuleReader {
    /// The part that is not understood.
    struct Failure: Error {
        var part: String
    }

    private static let weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

    /// - Parameter day: Reads the day or moment of UNTIL.
    static func read(_ text: String, day: (String) -> CalendarDate?) throws(Failure) -> RecurrenceRule {
        var rule: RecurrenceRule?
        let parts = text.uppercased().split(separator: ";").map { part in
            let pair = part.split(separator: "=", maxSplits: 1)
            return (key: String(pair.first ?? ""), value: pair.count == 2 ? String(pair[1]) : "", text: String(part))
        }
        for part in parts where part.key == "FREQ" {
            rule = RecurrenceRule.Frequency(rawValue: part.value).map { RecurrenceRule($0) }
        }
        guard var rule else { throw Failure(part: text) }
        for part in parts where part.key != "FREQ" {
            guard apply(part.key, part.value, to: &rule, day: day) else { throw Failure(part: part.text) }
        }
        // A yearly rule's ordinals count in the year where no month is named.
        if rule.frequency == .yearly, rule.months.isEmpty, !rule.days.isEmpty { throw Failure(part: text) }
        if rule.frequency == .weekly || rule.frequency == .daily,
            !rule.monthDays.isEmpty || rule.days.contains(where: { $0.ordinal != nil })
        {
            throw Failure(part: text)
        }
        return rule
    }

    private static func apply(
        _ key: String, _ value: String, to rule: inout RecurrenceRule, day: (String) -> CalendarDate?
    ) -> Bool {
        switch key {
        case "INTERVAL":
            guard let interval = Int(value), interval > 0 else { return false }
            rule.interval = interval
        case "COUNT":
            guard let count = Int(value), count > 0 else { return false }
            rule.end = .count(count)
        case "UNTIL":
            guard let date = day(value) else { return false }
            rule.end = .until(date)
        case "WKST":
            guard let start = weekday(value) else { return false }
            rule.weekStart = start
        case "BYDAY":
            guard let days: [RecurrenceRule.Day] = all(value, Self.day) else { return false }
            rule.days = days
        case "BYMONTHDAY":
            guard let days: [Int] = all(value, { Int($0) }), days.allSatisfy({ (1...31).contains(abs($0)) }) else {
                return false
            }
            rule.monthDays = days
        case "BYMONTH":
            guard let months: [Int] = all(value, { Int($0) }), months.allSatisfy((1...12).contains) else {
                return false
            }
            rule.months = Set(months)
        default: return false
        }
        return true
    }

    private static func day(_ text: String) -> RecurrenceRule.Day? {
        guard let weekday = weekday(String(text.suffix(2))) else { return nil }
        let ordinal = text.dropLast(2)
        if ordinal.isEmpty { return RecurrenceRule.Day(weekday) }
        guard let number = Int(ordinal), (1...5).contains(abs(number)) else { return nil }
        return RecurrenceRule.Day(weekday, ordinal: number)
    }

    private static func weekday(_ text: String) -> Weekday? {
        weekdays.firstIndex(of: text).map { Weekday.allCases[$0] }
    }

    /// The parts of a list; nil where one of them means nothing.
    private static func all<Part>(_ value: String, _ read: (String) -> Part?) -> [Part]? {
        let texts = value.split(separator: ",").map(String.init)
        let parts = texts.compactMap(read)
        return parts.count == texts.count && !parts.isEmpty ? parts : nil
    }
}
