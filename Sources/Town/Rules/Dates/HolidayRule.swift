/// What becomes of a collection day that is a public holiday. Towns decide it category by category.
public enum HolidayRule: String, Sendable, Codable, CaseIterable {
    /// As on any other day.
    case collect
    /// Nothing is collected.
    case skip
    /// Nothing is collected, but on the Mondays that the law has made holidays.
    case skipUnlessMonday
    /// It is collected on the next day that is neither a holiday nor closed.
    case nextDay

    func keeps(_ date: CalendarDate, holidays: HolidayCalendar) -> Bool {
        switch self {
        case .collect: true
        case .skip, .nextDay: !holidays.isHoliday(date)
        case .skipUnlessMonday: date.weekday == .monday || !holidays.isHoliday(date)
        }
    }
}
