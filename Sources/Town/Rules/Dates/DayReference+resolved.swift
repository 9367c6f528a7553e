extension DayReference {
    /// The day meant by it on `today`; `today` itself for a day that does not exist.
    public func resolved(on today: CalendarDate) -> CalendarDate {
        switch self {
        case .now, .today: today
        case .tomorrow: today + 1
        case .dayAfterTomorrow: today + 2
        case .daysAhead(let days): today + days
        case .monthAhead: today.inNextMonth(day: today.day) ?? today.lastOfNextMonth
        case .weekday(let weekday): today + today.weekday.days(until: weekday)
        case .weekdayOfWeek(let weekday, let weeks): today + (weekday.rawValue - today.weekday.rawValue + 7 * weeks)
        case .dayOfMonth(let number): today.next(day: number) ?? today
        case .date(.named(let month), let day): today.next(month: month, day: day) ?? today
        case .date(.thisMonth, let day): today.next(day: day) ?? today
        case .date(.nextMonth, let day): today.inNextMonth(day: day) ?? today
        }
    }

    /// Whether the calendar has the day: the thirty-first of April it has not.
    public func exists(on today: CalendarDate) -> Bool {
        switch self {
        case .date(.named(let month), let day): today.next(month: month, day: day) != nil
        case .date(.thisMonth, let day): CalendarDate(today.year, today.month, day) != nil
        case .date(.nextMonth, let day): today.inNextMonth(day: day) != nil
        default: true
        }
    }

    /// The day that was meant more likely than the next of its name, and is over: on the fifth of December the fourth.
    public func passed(on today: CalendarDate) -> CalendarDate? {
        switch self {
        case .date(.thisMonth, let day):
            return CalendarDate(today.year, today.month, day).flatMap { $0 < today ? $0 : nil }
        case .date(.named(let month), let day):
            let last = today.last(month: month, day: day)
            return last.flatMap { $0.distance(to: today) < today.distance(to: resolved(on: today)) ? $0 : nil }
        default: return nil
        }
    }
}

extension CalendarDate {
    /// The twenty-ninth of February may be eight years away.
    private static let leapGap = 8

    fileprivate func next(day number: Int) -> CalendarDate? {
        (0..<62).lazy.map { self + $0 }.first { $0.day == number }
    }

    fileprivate func next(month: Int, day: Int) -> CalendarDate? {
        (year...year + Self.leapGap).lazy.compactMap { CalendarDate($0, month, day) }.first { $0 >= self }
    }

    fileprivate func last(month: Int, day: Int) -> CalendarDate? {
        (year - Self.leapGap...year).reversed().lazy.compactMap { CalendarDate($0, month, day) }.first { $0 < self }
    }

    fileprivate func inNextMonth(day number: Int) -> CalendarDate? {
        CalendarDate(lastOfNextMonth.year, lastOfNextMonth.month, number)
    }

    fileprivate var lastOfNextMonth: CalendarDate {
        let first = self + (Self.days(inMonth: month, of: year) - day + 1)
        return first + (Self.days(inMonth: first.month, of: first.year) - 1)
    }
}
