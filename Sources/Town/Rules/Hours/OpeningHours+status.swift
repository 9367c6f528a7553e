extension OpeningHours {
    public enum Status: Sendable, Equatable {
        case open
        /// With the next opening; nil if none is near or sure, or if a day comes first of which only a person can tell.
        case closed(opens: LocalTime?)
        /// Only a person can tell.
        case unknown
    }

    /// How far ahead the next opening is looked for, in days.
    private static let horizon = 60

    public func status(at now: LocalTime, holidays: HolidayCalendar) -> Status {
        let today = hours(on: now.date, holidays: holidays)
        let evening = hours(on: now.date - 1, holidays: holidays)
        let timeOfYesterday = now.time + TimeOfDay.endOfDay.minutes
        if today.spans.contains(where: { $0.contains(now.time) })
            || evening.spans.contains(where: { $0.contains(timeOfYesterday) })
        {
            return .open
        }
        return today.isKnown ? .closed(opens: opening(after: now, holidays: holidays)) : .unknown
    }

    private func opening(after now: LocalTime, holidays: HolidayCalendar) -> LocalTime? {
        for date in now.date...now.date + Self.horizon {
            let day = hours(on: date, holidays: holidays)
            guard day.isKnown else { return nil }
            if let start = day.spans.map({ LocalTime(date, $0.from) }).first(where: { $0 > now }) {
                return day.mayBeClosed ? nil : start
            }
        }
        return nil
    }
}
