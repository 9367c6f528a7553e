/// A day as people name it. `now` differs from `today` for opening hours only.
public enum DayReference: Sendable, Hashable {
    case now, today, tomorrow, dayAfterTomorrow
    /// The next such day, today included.
    case weekday(Weekday)
    /// The day of next week (1), or of the week after it (2). Weeks begin on Monday.
    case weekdayOfWeek(Weekday, ahead: Int)
    /// The next day of this number, 1…31, today included: the 31st may be two months away.
    case dayOfMonth(Int)

    /// - Parameter name: A value of the grammar's slot `day`: `tomorrow`, `monday`, `mondayNextWeek`,
    ///   `mondayInTwoWeeks`, `day24`.
    public init?(name: String) {
        guard let reference = Self.named[name] else { return nil }
        self = reference
    }

    private static let named: [String: DayReference] = {
        var named: [String: DayReference] = [
            "now": .now, "today": .today, "tomorrow": .tomorrow, "dayAfterTomorrow": .dayAfterTomorrow,
        ]
        for weekday in Weekday.allCases {
            named["\(weekday)"] = .weekday(weekday)
            named["\(weekday)NextWeek"] = .weekdayOfWeek(weekday, ahead: 1)
            named["\(weekday)InTwoWeeks"] = .weekdayOfWeek(weekday, ahead: 2)
        }
        for number in 1...31 { named["day\(number)"] = .dayOfMonth(number) }
        return named
    }()
}

extension DayReference: CaseIterable {
    /// All that can be named, in the order of their names.
    public static var allCases: [DayReference] {
        named.sorted { $0.key < $1.key }.map(\.value)
    }
}
