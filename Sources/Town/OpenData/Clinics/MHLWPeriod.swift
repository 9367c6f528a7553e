import Rules

/// A season in which clinics close, written without its days: `お盆`. Which days these are differs from clinic to clinic and
/// from year to year.
enum MHLWPeriod: Equatable, CaseIterable {
    case goldenWeek, bon, oldBon, newBon, summer, silverWeek, autumn, christmas, yearEnd, turnOfYear, newYear, winter,
        spring

    /// The days on which a clinic that closes then may be closed: the usual ones, and the weekends that people add to them.
    var days: DateSelector {
        switch self {
        case .goldenWeek: DateSelector(4, 27, to: 5, 7)
        case .bon: DateSelector(8, 10, to: 8, 17)
        // By the moon: the fifteenth of its seventh month.
        case .oldBon: DateSelector(8, 5, to: 9, 12)
        case .newBon: DateSelector(7, 11, to: 7, 17)
        case .summer: DateSelector(7, 15, to: 8, 31)
        case .silverWeek: DateSelector(9, 14, to: 9, 25)
        case .autumn: DateSelector(9, 14, to: 11, 25)
        case .christmas: DateSelector(12, 23, to: 12, 26)
        case .yearEnd: DateSelector(12, 27, to: 12, 31)
        case .turnOfYear: DateSelector(12, 27, to: 1, 5)
        case .newYear: DateSelector(1, 1, to: 1, 5)
        case .winter: DateSelector(12, 23, to: 1, 8)
        case .spring: DateSelector(3, 18, to: 4, 8)
        }
    }
}

extension DateSelector {
    /// The same days of one year only.
    func dated(_ year: Int) -> DateSelector {
        guard from.year == nil else { return self }
        return DateSelector(from: Day(year: year, month: from.month, day: from.day), to: to)
    }

    /// Days of every year.
    init(_ month: Int, _ day: Int, to lastMonth: Int, _ lastDay: Int) {
        self.init(from: Day(month: month, day: day), to: Day(month: lastMonth, day: lastDay))
    }

    /// The first and the last day as dates; of a leap year if it names none, so that each of its days exists. Nil if the
    /// calendar has no such days.
    var bounds: ClosedRange<CalendarDate>? {
        let year = from.year ?? 2000
        let runsOverNewYear = (to.month, to.day) < (from.month, from.day)
        let lastYear = (from.year == nil ? nil : to.year) ?? (runsOverNewYear ? year + 1 : year)
        guard let first = CalendarDate(year, from.month, from.day), let last = CalendarDate(lastYear, to), first <= last
        else { return nil }
        return first...last
    }

    var length: Int? { bounds.map { $0.lowerBound.distance(to: $0.upperBound) + 1 } }

    /// The same days and some before and after them.
    func widened(by days: Int) -> DateSelector? {
        guard let bounds else { return nil }
        let (first, last) = (bounds.lowerBound - days, bounds.upperBound + days)
        guard first.distance(to: last) < 365 else { return nil }
        return DateSelector(first...last, isYearly: from.year == nil)
    }

    init(_ days: ClosedRange<CalendarDate>, isYearly: Bool) {
        let (first, last) = (days.lowerBound, days.upperBound)
        self.init(
            from: Day(year: isYearly ? nil : first.year, month: first.month, day: first.day),
            to: Day(year: isYearly ? nil : last.year, month: last.month, day: last.day))
    }

    func overlaps(_ other: DateSelector) -> Bool {
        guard let bounds, let others = other.bounds else { return false }
        if from.year != nil, other.from.year != nil { return bounds.overlaps(others) }
        // Two years of this one, for the other may lie on the far side of New Year or name another year.
        let shift = others.lowerBound.year - bounds.lowerBound.year
        return (shift - 1...shift + 1).contains { years in
            guard let moved = bounds.moved(byYears: years) else { return false }
            return moved.overlaps(others)
        }
    }
}

extension ClosedRange<CalendarDate> {
    fileprivate func moved(byYears years: Int) -> ClosedRange<CalendarDate>? {
        let length = lowerBound.distance(to: upperBound)
        let (year, month, day) = lowerBound.components
        let selected = DateSelector.Day(month: month, day: day)
        guard let first = CalendarDate(year + years, selected) else { return nil }
        return first...first + length
    }
}

extension CalendarDate {
    fileprivate init?(_ year: Int, _ day: DateSelector.Day) {
        self.init(year, day.month, Swift.min(day.day, Self.days(inMonth: day.month, of: year)))
    }
}
