public import Rules

/// The all-day events of an iCalendar file (RFC 5545), such as a collection calendar.
public struct ICalendar: Sendable, Equatable {
    public struct Event: Sendable, Equatable {
        public var uid: String
        public var summary: String
        public var description: String
        public var start: CalendarDate
        /// 1 or more.
        public var days: Int
        public var recurrence: RecurrenceRule?
        /// Days on which it recurs beyond the rule (RDATE).
        public var additions: Set<CalendarDate>
        /// Days on which it does not recur (EXDATE), and those that another event replaces.
        public var exceptions: Set<CalendarDate>

        public init(
            uid: String, summary: String, description: String = "", start: CalendarDate, days: Int = 1,
            recurrence: RecurrenceRule? = nil, additions: Set<CalendarDate> = [], exceptions: Set<CalendarDate> = []
        ) {
            self.uid = uid
            self.summary = summary
            self.description = description
            self.start = start
            self.days = days
            self.recurrence = recurrence
            self.additions = additions
            self.exceptions = exceptions
        }

        /// The days of a window on which it begins, in order.
        public func starts(in window: ClosedRange<CalendarDate>) -> [CalendarDate] {
            let recurring = recurrence?.days(from: start, through: window.upperBound) ?? [start]
            return Set(recurring).union(additions).subtracting(exceptions)
                .filter(window.contains).sorted()
        }
    }

    /// What its maker calls it; nil where it has no name.
    public var name: String?
    public var events: [Event]

    public init(name: String? = nil, events: [Event]) {
        self.name = name
        self.events = events
    }

    /// What happens on the days of a window: summary to days, in order.
    public func days(in window: ClosedRange<CalendarDate>) -> [String: [CalendarDate]] {
        events.reduce(into: [String: Set<CalendarDate>]()) { days, event in
            let early = window.lowerBound - (event.days - 1)
            for start in event.starts(in: early...window.upperBound) {
                days[event.summary, default: []].formUnion((start..<start + event.days).filter(window.contains))
            }
        }.mapValues { $0.sorted() }
    }
}
