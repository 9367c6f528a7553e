import Rules

extension DayReference {
    static let monday = DayReference.weekday(.monday)
    static let wednesday = DayReference.weekday(.wednesday)
    static let thursday = DayReference.weekday(.thursday)
    static let friday = DayReference.weekday(.friday)
    static let saturday = DayReference.weekday(.saturday)
    static let sunday = DayReference.weekday(.sunday)
}
