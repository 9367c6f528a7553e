public import Rules

/// How an event recurs: the part of RFC 5545, section 3.3.10, that calendars of collections, clinics and classes use.
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
        /// 1…5 from the month's beginning, -1…-5 from its end; nil for all of them.
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

    /// Ten thousand days, weeks, months or years: never in practice.
    private static let longestInterval = 10_000

    public init(
        _ frequency: Frequency, interval: Int = 1, end: End = .never, days: [Day] = [], monthDays: [Int] = [],
        months: Set<Int> = [], weekStart: Weekday = .monday
    ) {
        self.frequency = frequency
        self.interval = min(max(1, interval), Self.longestInterval)
        self.end = end
        self.days = days
        self.monthDays = monthDays
        self.months = months
        self.weekStart = weekStart
    }

    /// The days on which it recurs, in order.
    /// - Parameters:
    ///   - start: The event's first day, which always counts as the first one.
    ///   - last: How far to look.
    public func days(from start: CalendarDate, through last: CalendarDate) -> [CalendarDate] {
        var found = [start]
        let limit = if case .until(let date) = end { min(date, last) } else { last }
        var period = 0
        while let first = firstDay(ofPeriod: period, from: start), first <= limit {
            for date in candidates(first, from: start) where date > start && date <= limit {
                if case .count(let count) = end, found.count == count { return found }
                found.append(date)
            }
            period += interval
        }
        return found
    }

    // MARK: - Periods: days, weeks, months or years after the first

    /// Nil beyond the calendar's last year.
    private func firstDay(ofPeriod period: Int, from start: CalendarDate) -> CalendarDate? {
        switch frequency {
        case .daily: start + period
        case .weekly: start - weekStart.days(until: start.weekday) + 7 * period
        case .monthly: month(period, after: start)
        case .yearly: CalendarDate(start.year + period, 1, 1)
        }
    }

    private func month(_ months: Int, after start: CalendarDate) -> CalendarDate? {
        let index = start.year * 12 + start.month - 1 + months
        return CalendarDate(index / 12, index % 12 + 1, 1)
    }

    private func candidates(_ first: CalendarDate, from start: CalendarDate) -> [CalendarDate] {
        let candidates: [CalendarDate] =
            switch frequency {
            case .daily: [first].filter { days.isEmpty || days.map(\.weekday).contains($0.weekday) }
            case .weekly: (first..<first + 7).filter { (weekdays ?? [start.weekday]).contains($0.weekday) }
            case .monthly: daysOfMonth(first, of: start)
            case .yearly:
                (months.isEmpty ? [start.month] : months.sorted())
                    .compactMap { CalendarDate(first.year, $0, 1) }.flatMap { daysOfMonth($0, of: start) }
            }
        return candidates.filter { months.isEmpty || months.contains($0.month) }
    }

    private var weekdays: Set<Weekday>? {
        days.isEmpty ? nil : Set(days.map(\.weekday))
    }

    private func daysOfMonth(_ first: CalendarDate, of start: CalendarDate) -> [CalendarDate] {
        let length = CalendarDate.days(inMonth: first.month, of: first.year)
        let month = first..<first + length
        if days.isEmpty {
            return (monthDays.isEmpty ? [start.day] : monthDays).compactMap { day in
                (1...length).contains(abs(day)) ? (day > 0 ? first + (day - 1) : first + length + day) : nil
            }.sorted()
        }
        return month.filter { date in
            days.contains { day in
                day.weekday == date.weekday
                    && (day.ordinal.map { $0 == date.weekdayOrdinal || $0 == date.weekdayOrdinalFromEnd } ?? true)
            } && (monthDays.isEmpty || monthDays.contains(date.day) || monthDays.contains(date.day - length - 1))
        }
    }
}
