extension DayReference {
    /// The day meant by it on `today`.
    public func resolved(on today: CalendarDate) -> CalendarDate {
        switch self {
        case .now, .today: today
        case .tomorrow: today + 1
        case .dayAfterTomorrow: today + 2
        case .weekday(let weekday): today + today.weekday.days(until: weekday)
        case .weekdayOfWeek(let weekday, let weeks): today + (weekday.rawValue - today.weekday.rawValue + 7 * weeks)
        case .dayOfMonth(let number): (0..<62).lazy.map { today + $0 }.first { $0.day == number } ?? today
        }
    }
}
