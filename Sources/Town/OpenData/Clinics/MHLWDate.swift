import Rules

/// A date of a clinic's text. Without a year it is that of every year.
struct MHLWDate: Equatable {
    var year: Int?
    var month: Int
    var day: Int
    /// Whether it cannot be what was meant: a day that does not exist, or a year or weekday that does not fit.
    var isDoubtful = false

    /// Fails for a month that does not exist: nothing is near it.
    init?(year: Int? = nil, month: Int, day: Int, isDoubtful: Bool = false) {
        guard (1...12).contains(month) else { return nil }
        let days = CalendarDate.days(inMonth: month, of: year ?? 2000)
        self.year = year
        self.month = month
        self.day = min(max(day, 1), days)
        self.isDoubtful = isDoubtful || !(1...days).contains(day)
    }

    init(_ date: CalendarDate, isYearly: Bool) {
        let (year, month, day) = date.components
        self.year = isYearly ? nil : year
        (self.month, self.day) = (month, day)
    }

    var selectorDay: DateSelector.Day { DateSelector.Day(year: year, month: month, day: day) }

    /// The day itself; without a year that of `otherwise`.
    func date(otherwise: Int) -> CalendarDate? { CalendarDate(year ?? otherwise, month, day) }

    /// So many days later.
    func advanced(by days: Int) -> MHLWDate? {
        date(otherwise: 2001).map { MHLWDate($0 + days, isYearly: year == nil) }
    }

    static func < (first: MHLWDate, second: MHLWDate) -> Bool {
        (first.month, first.day) < (second.month, second.day)
    }
}
