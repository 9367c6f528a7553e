/// Which days of a week a rule speaks of.
public enum DaySelector: Sendable, Equatable {
    /// Weekdays, such as those of `Mo-Fr`.
    case weekdays(Set<Weekday>)
    /// `Sa[1,3]`, or `Sa[-1]` for the last one of a month.
    case nth(Weekday, ordinals: Set<Int>)
    /// `PH`.
    case publicHoliday
    /// `PH +1 day`: that many days after a public holiday, or before it.
    case besideHoliday(days: Int)

    func matches(_ date: CalendarDate, holidays: HolidayCalendar) -> Bool {
        switch self {
        case .weekdays(let weekdays):
            weekdays.contains(date.weekday)
        case .nth(let weekday, let ordinals):
            date.weekday == weekday
                && (ordinals.contains(date.weekdayOrdinal) || ordinals.contains(date.weekdayOrdinalFromEnd))
        case .publicHoliday:
            holidays.isHoliday(date)
        case .besideHoliday(let days):
            holidays.isHoliday(date - days)
        }
    }
}
