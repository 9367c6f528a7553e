import Rules

/// Reads the value of an RRULE (RFC 5545, section 3.3.10).
enum RecurrenceRuleReader {
    /// The part that is not understood.
    struct Failure: Error {
        var part: String
    }

    private static let weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

    /// - Parameter lastDay: Reads UNTIL: the last day on which the event may begin.
    static func read(_ text: String, lastDay: (String) -> CalendarDate?) throws(Failure) -> RecurrenceRule {
        let parts = text.uppercased().split(separator: ";").map { part in
            let pair = part.split(separator: "=", maxSplits: 1).map(\.trimmed)
            return (key: pair.first ?? "", value: pair.count == 2 ? pair[1] : "", text: String(part))
        }
        var rule: RecurrenceRule?
        for part in parts where part.key == "FREQ" {
            rule = RecurrenceRule.Frequency(rawValue: part.value).map { RecurrenceRule($0) }
        }
        guard var rule else { throw Failure(part: text) }
        var known: Set<String> = []
        for part in parts {
            guard known.insert(part.key).inserted,
                part.key == "FREQ" || apply(part.key, part.value, to: &rule, lastDay: lastDay)
            else { throw Failure(part: part.text) }
        }
        guard isMeaningful(rule), !known.isSuperset(of: ["COUNT", "UNTIL"]) else { throw Failure(part: text) }
        return rule
    }

    /// Whether the standard says what the parts mean together.
    private static func isMeaningful(_ rule: RecurrenceRule) -> Bool {
        let ordinals = rule.days.compactMap(\.ordinal).map(abs)
        return switch rule.frequency {
        case .daily: ordinals.isEmpty
        case .weekly: ordinals.isEmpty && rule.monthDays.isEmpty
        case .monthly: ordinals.allSatisfy { $0 <= 5 }
        case .yearly: ordinals.allSatisfy { $0 <= (rule.months.isEmpty ? 53 : 5) }
        }
    }

    private static func apply(
        _ key: String, _ value: String, to rule: inout RecurrenceRule, lastDay: (String) -> CalendarDate?
    ) -> Bool {
        switch key {
        case "INTERVAL":
            guard let interval = Int(value), interval > 0 else { return false }
            rule.interval = min(interval, RecurrenceRule.maximumInterval)
        case "COUNT":
            guard let count = Int(value), count > 0 else { return false }
            rule.end = .count(count)
        case "UNTIL":
            guard let date = lastDay(value) else { return false }
            rule.end = .until(date)
        case "WKST":
            guard let start = weekday(value) else { return false }
            rule.weekStart = start
        case "BYDAY":
            guard let days: [RecurrenceRule.Day] = all(value, Self.day) else { return false }
            rule.days = days
        case "BYMONTHDAY":
            guard let days = numbers(value, upTo: 31) else { return false }
            rule.monthDays = days
        case "BYMONTH":
            guard let months = numbers(value, upTo: 12), months.allSatisfy({ $0 > 0 }) else { return false }
            rule.months = Set(months)
        case "BYSETPOS":
            guard let positions = numbers(value, upTo: 366) else { return false }
            rule.positions = positions
        default: return false
        }
        return true
    }

    /// Numbers from 1 to a limit, or from -1 to its negative.
    private static func numbers(_ value: String, upTo limit: Int) -> [Int]? {
        all(value) { Int($0).flatMap { $0 != 0 && (-limit...limit).contains($0) ? $0 : nil } }
    }

    private static func day(_ text: String) -> RecurrenceRule.Day? {
        guard let weekday = weekday(String(text.suffix(2))) else { return nil }
        let ordinal = text.dropLast(2)
        if ordinal.isEmpty { return RecurrenceRule.Day(weekday) }
        guard let number = Int(ordinal), number != 0, (-53...53).contains(number) else { return nil }
        return RecurrenceRule.Day(weekday, ordinal: number)
    }

    private static func weekday(_ text: String) -> Weekday? {
        weekdays.firstIndex(of: text).map { Weekday.allCases[$0] }
    }

    /// The parts of a list; nil where one of them means nothing.
    private static func all<Part>(_ value: String, _ read: (String) -> Part?) -> [Part]? {
        let texts = value.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
        let parts = texts.compactMap(read)
        return parts.count == texts.count && !parts.isEmpty ? parts : nil
    }
}
