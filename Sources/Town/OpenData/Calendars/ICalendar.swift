public import Foundation
public import Rules

/// The events of an iCalendar file (RFC 5545), such as a collection calendar, by the day.
public struct ICalendar: Sendable, Equatable {
    /// An event, or the part of a series of events that goes on in the same way.
    public struct Event: Sendable, Equatable {
        public var uid: String
        public var summary: String
        var series: Series
        /// The part of the series that it is, by when the series begins: RANGE=THISANDFUTURE divides it.
        var part: Range<Int> = .min..<(.max)
        /// How much later than in the series it begins, in seconds.
        var shift = 0
        /// 1 or more.
        var days: Int
    }

    /// When an event begins, once or again and again, in seconds on the clocks of its zone: see `ICalendarTime`.
    struct Series: Sendable, Equatable {
        var start: ICalendarTime
        var recurrence: RecurrenceRule?
        /// Beginnings beyond the rule (RDATE).
        var additions: Set<Int> = []
        /// For how many days those of them last that have an end of their own.
        var days: [Int: Int] = [:]
        /// Beginnings that are cancelled (EXDATE) or replaced by another event.
        var exceptions: Set<Int> = []

        /// All beginnings up to a day of its zone, exceptions included; additions may lie after it.
        func beginnings(through last: CalendarDate) -> Set<Int> {
            let dates = recurrence?.days(from: start.date, through: last) ?? [start.date]
            return Set(dates.map { $0.daysSinceEpoch * ICalendarTime.secondsOfDay + start.secondOfDay })
                .union(additions)
        }

        /// The moment or day of a beginning.
        func time(_ beginning: Int) -> ICalendarTime {
            ICalendarTime(seconds: beginning, isWholeDay: start.isWholeDay, zone: start.zone)
        }
    }

    /// What its maker calls it; nil where it has no name.
    public var name: String?
    public var events: [Event]
    /// The town's.
    public var timeZone: TimeZone

    public init(name: String? = nil, events: [Event], timeZone: TimeZone) {
        self.name = name
        self.events = events
        self.timeZone = timeZone
    }

    /// What happens on the days of a window: summary to days, in order.
    public func days(in window: ClosedRange<CalendarDate>) -> [String: [CalendarDate]] {
        events.reduce(into: [String: Set<CalendarDate>]()) { days, event in
            for (first, length) in event.beginnings(through: window.upperBound, in: timeZone) {
                let found = (first..<first + length).clamped(to: window.lowerBound..<window.upperBound + 1)
                if !found.isEmpty { days[event.summary, default: []].formUnion(found) }
            }
        }.mapValues { $0.sorted() }
    }
}

extension ICalendar.Event {
    /// The days on which it begins, as the clocks of a zone show it, and for how many days. Some may lie after `last`.
    fileprivate func beginnings(
        through last: CalendarDate, in zone: TimeZone
    ) -> [(first: CalendarDate, days: Int)] {
        // The clocks of a zone are never more than a day away.
        let end = last + 1 - min(shift, 0) / ICalendarTime.secondsOfDay
        return series.beginnings(through: end + 1).subtracting(series.exceptions).filter(part.contains).map {
            (series.time($0 + shift).on(zone).date, series.days[$0] ?? days)
        }
    }

    var isEndless: Bool {
        series.recurrence?.end == .never && part.upperBound == .max
    }

    /// No beginning is earlier.
    var firstDay: CalendarDate {
        series.time(series.additions.reduce(series.start.seconds, min) + min(shift, 0)).date - 1
    }

    /// The last day of which the file itself speaks.
    var lastBeginning: CalendarDate {
        let date = series.time(series.additions.reduce(series.start.seconds, max) + max(shift, 0)).date
        guard case .until(let end) = series.recurrence?.end else { return date }
        return max(date, end)
    }
}
