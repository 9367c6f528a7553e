/// One rule of an `opening_hours` value: which days it speaks of, and what it says of them.
public struct OpeningRule: Sendable, Equatable {
    public enum State: Sendable, Equatable {
        case open, closed
        /// Closed, unless the day is a holiday: then the day after it is (移動休館).
        case closedOrDayAfter
        /// Only a person can tell: the value says `unknown`, or nothing but a remark.
        case unknown
        /// Only a person can tell whether it is closed: what other rules open becomes unknown, what they close stays closed.
        case perhapsClosed
        /// Closed in the morning or in the afternoon, whatever hours other rules give these halves.
        case halfClosed(HalfDay)
    }

    /// The days of a year it speaks of; all of them where there are none.
    public var dates: [DateSelector]
    /// ISO weeks; all of them where there are none.
    public var weeks: [WeekSelector]
    /// Weekdays and public holidays, either of which will do; every day where there are none.
    public var days: [DaySelector]
    /// The whole day where there are none.
    public var spans: [TimeSpan]
    public var state: State
    /// Written after a comma: it adds to the hours of earlier rules instead of replacing them.
    public var isAdditional: Bool
    /// What stands in quotation marks after it.
    public var remark: String?

    public init(
        dates: [DateSelector] = [], weeks: [WeekSelector] = [], days: [DaySelector] = [], spans: [TimeSpan] = [],
        state: State = .open, isAdditional: Bool = false, remark: String? = nil
    ) {
        self.dates = dates
        self.weeks = weeks
        self.days = days
        self.spans = spans
        self.state = state
        self.isAdditional = isAdditional
        self.remark = remark
    }

    /// Whether it names no days, and so speaks of all.
    public var selectsEveryDay: Bool { dates.isEmpty && weeks.isEmpty && days.isEmpty }

    /// Whether it says anything of a day.
    public func matches(_ date: CalendarDate, holidays: HolidayCalendar) -> Bool {
        guard state == .closedOrDayAfter else { return selects(date, holidays: holidays) }
        return [(date, false), (date - 1, true)].contains { day, isHoliday in
            selects(day, holidays: holidays) && holidays.isHoliday(day) == isHoliday
        }
    }

    private func selects(_ date: CalendarDate, holidays: HolidayCalendar) -> Bool {
        (dates.isEmpty || dates.contains { $0.contains(date) })
            && (weeks.isEmpty || weeks.contains { $0.contains(date.isoWeek) })
            && (days.isEmpty || days.contains { $0.matches(date, holidays: holidays) })
    }

    func apply(to hours: inout DayHours) {
        switch state {
        case .open:
            let own = spans.isEmpty ? [.wholeDay] : spans
            hours = DayHours(
                spans: isAdditional ? hours.spans + own : own, isKnown: isAdditional ? hours.isKnown : true)
        case .closed where spans.isEmpty, .closedOrDayAfter where spans.isEmpty:
            hours = DayHours()
        case .closed, .closedOrDayAfter:
            for closed in spans {
                hours.spans = hours.spans.flatMap { $0.subtracting(closed) }
            }
        case .unknown:
            hours = DayHours(isKnown: false)
        case .perhapsClosed:
            if !hours.spans.isEmpty { hours = DayHours(isKnown: false) }
        case .halfClosed(let half):
            hours = half.closed(in: hours)
        }
    }
}
