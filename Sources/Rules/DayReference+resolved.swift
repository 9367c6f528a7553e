extension DayReference {
    /// The day meant by it on `today`. A weekday means the next such day, today included.
    public func resolved(on today: CalendarDate) -> CalendarDate {
        switch self {
        case .now, .today: today
        case .tomorrow: today + 1
        case .dayAfterTomorrow: today + 2
        case .monday: next(.monday, from: today)
        case .tuesday: next(.tuesday, from: today)
        case .wednesday: next(.wednesday, from: today)
        case .thursday: next(.thursday, from: today)
        case .friday: next(.friday, from: today)
        case .saturday: next(.saturday, from: today)
        case .sunday: next(.sunday, from: today)
        }
    }

    private func next(_ weekday: Weekday, from today: CalendarDate) -> CalendarDate {
        today + today.weekday.days(until: weekday)
    }
}
