/// A day as people name it. `now` differs from `today` for opening hours only.
public enum DayReference: Sendable, Hashable {
    case now, today, tomorrow, dayAfterTomorrow
    /// So many days from today.
    case daysAhead(Int)
    /// The day of the same number in the next month, or its last.
    case monthAhead
    /// The next such day, today included.
    case weekday(Weekday)
    /// The day of next week (1), or of the week after it (2). Weeks begin on Monday.
    case weekdayOfWeek(Weekday, ahead: Int)
    /// The next day of this number, 1…31, today included: the 31st may be two months away.
    case dayOfMonth(Int)
    /// The next such day, today included; it may be one that no calendar has.
    case date(MonthReference, day: Int)

    /// - Parameters:
    ///   - name: A value of the grammar's slot `day`: `tomorrow`, `monday`, `mondayNextWeek`, `mondayInTwoWeeks`,
    ///     `in3Days`, `inAMonth`, `day24`.
    ///   - month: One of its slot `month`, which goes with a day of the month.
    public init?(name: String, month: String? = nil) {
        guard let reference = Self.named[name] else { return nil }
        guard let month else {
            self = reference
            return
        }
        guard let month = MonthReference(name: month), case .dayOfMonth(let day) = reference else { return nil }
        self = .date(month, day: day)
    }

    private static let named: [String: DayReference] = {
        var named: [String: DayReference] = [
            "now": .now, "today": .today, "tomorrow": .tomorrow, "dayAfterTomorrow": .dayAfterTomorrow,
            "inAMonth": .monthAhead,
        ]
        for weekday in Weekday.allCases {
            named["\(weekday)"] = .weekday(weekday)
            named["\(weekday)NextWeek"] = .weekdayOfWeek(weekday, ahead: 1)
            named["\(weekday)InTwoWeeks"] = .weekdayOfWeek(weekday, ahead: 2)
        }
        for days in [3, 7, 14] { named["in\(days)Days"] = .daysAhead(days) }
        for number in 1...31 { named["day\(number)"] = .dayOfMonth(number) }
        return named
    }()
}

extension DayReference: CaseIterable {
    /// All that one word of the slot `day` names, in the order of these words, and one day of a month.
    public static var allCases: [DayReference] {
        named.sorted { $0.key < $1.key }.map(\.value) + [.date(.named(12), day: 4)]
    }
}
