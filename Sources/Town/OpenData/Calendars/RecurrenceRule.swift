public import Rules

/// How an event recurs by the day: the part of RFC 5545, section 3.3.10, that calendars of collections, clinics and
/// classes use.
public struct RecurrenceRule: Sendable, Equatable {
    public enum Frequency: String, Sendable {
        case daily = "DAILY"
        case weekly = "WEEKLY"
        case monthly = "MONTHLY"
        case yearly = "YEARLY"
    }

    public enum End: Sendable, Equatable {
        case never
        /// The last day that counts.
        case until(CalendarDate)
        /// So many times, the first one included.
        case count(Int)
    }

    /// `4FR`, `-1MO`, or `TH` for every one.
    public struct Day: Sendable, Hashable {
        public var weekday: Weekday
        /// Counted from the beginning of the month, or of the year in a yearly rule without months; negative from its
        /// end; nil for all of them.
        public var ordinal: Int?

        public init(_ weekday: Weekday, ordinal: Int? = nil) {
            self.weekday = weekday
            self.ordinal = ordinal
        }
    }

    public var frequency: Frequency
    /// 1 or more.
    public var interval: Int
    public var end: End
    public var days: [Day]
    /// 1…31, or -1…-31 from the month's end.
    public var monthDays: [Int]
    /// 1…12; all of them where there are none.
    public var months: Set<Int>
    public var weekStart: Weekday
    /// Which of a period's days count: 1 for the first, -1 for the last; all of them where there are none.
    public var positions: [Int]

    /// Ten thousand days, weeks, months or years: never in practice.
    static let maximumInterval = 10_000

    public init(
        _ frequency: Frequency, interval: Int = 1, end: End = .never, days: [Day] = [], monthDays: [Int] = [],
        months: Set<Int> = [], weekStart: Weekday = .monday, positions: [Int] = []
    ) {
        self.frequency = frequency
        self.interval = min(max(1, interval), Self.maximumInterval)
        self.end = end
        self.days = days
        self.monthDays = monthDays
        self.months = months
        self.weekStart = weekStart
        self.positions = positions
    }

    /// The days on which it recurs, in order.
    /// - Parameters:
    ///   - start: The event's first day, which always counts as the first one, unless the rule ends before it.
    ///   - last: How far to look.
    public func days(from start: CalendarDate, through last: CalendarDate) -> [CalendarDate] {
        var limit = last
        if case .until(let date) = end {
            guard start <= date else { return [] }
            limit = min(date, last)
        }
        let rule = completed(from: start)
        var found = [start]
        var number = 0
        while let period = period(number, from: start), period.lowerBound <= limit {
            for date in rule.chosen(of: period) where date > start && date <= limit {
                if case .count(let count) = end, found.count == count { return found }
                found.append(date)
            }
            number += interval
        }
        return found
    }

    /// What a rule does not say, its first day says.
    private func completed(from start: CalendarDate) -> RecurrenceRule {
        guard days.isEmpty, monthDays.isEmpty else { return self }
        var rule = self
        switch frequency {
        case .daily: break
        case .weekly: rule.days = [Day(start.weekday)]
        case .monthly: rule.monthDays = [start.day]
        case .yearly:
            rule.monthDays = [start.day]
            if months.isEmpty { rule.months = [start.month] }
        }
        return rule
    }

    // MARK: - Periods: days, weeks, months or years after the first

    /// Nil beyond the calendar's last year.
    private func period(_ number: Int, from start: CalendarDate) -> Range<CalendarDate>? {
        switch frequency {
        case .daily:
            return start + number..<start + number + 1
        case .weekly:
            let first = start - weekStart.days(until: start.weekday) + 7 * number
            return first..<first + 7
        case .monthly:
            let index = start.year * 12 + start.month - 1 + number
            return CalendarDate(index / 12, index % 12 + 1, 1).map {
                $0..<$0 + CalendarDate.days(inMonth: $0.month, of: $0.year)
            }
        case .yearly:
            guard let first = CalendarDate(start.year + number, 1, 1) else { return nil }
            return first..<first + (CalendarDate.days(inMonth: 2, of: first.year) + 337)
        }
    }

    private func chosen(of period: Range<CalendarDate>) -> [CalendarDate] {
        let dates = period.filter { matches($0, in: period) }
        guard !positions.isEmpty else { return dates }
        let indices = Set(positions.map { $0 > 0 ? $0 - 1 : dates.count + $0 })
        return dates.enumerated().filter { indices.contains($0.offset) }.map(\.element)
    }

    private func matches(_ date: CalendarDate, in period: Range<CalendarDate>) -> Bool {
        guard days.isEmpty || days.contains(where: { $0.weekday == date.weekday }) else { return false }
        let (year, month, day) = date.components
        return (months.isEmpty || months.contains(month))
            && (monthDays.isEmpty
                || monthDays.contains { $0 == day || $0 == day - 1 - CalendarDate.days(inMonth: month, of: year) })
            && (days.isEmpty || days.contains { matches(date, $0, in: period) })
    }

    private func matches(_ date: CalendarDate, _ day: Day, in period: Range<CalendarDate>) -> Bool {
        guard day.weekday == date.weekday else { return false }
        guard let ordinal = day.ordinal else { return true }
        guard frequency == .yearly, months.isEmpty else {
            return ordinal == date.weekdayOrdinal || ordinal == date.weekdayOrdinalFromEnd
        }
        return ordinal == period.lowerBound.distance(to: date) / 7 + 1
            || ordinal == -((date.distance(to: period.upperBound) - 1) / 7 + 1)
    }
}
