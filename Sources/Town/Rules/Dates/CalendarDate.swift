/// A day of the proleptic Gregorian calendar, without a time zone.
///
/// Kept as a count of days, so that arithmetic and comparison are those of integers. The conversions are the
/// era-based ones of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
public struct CalendarDate: Sendable, Hashable {
    /// Days since 1970-01-01.
    public let daysSinceEpoch: Int

    public init(daysSinceEpoch: Int) {
        self.daysSinceEpoch = daysSinceEpoch
    }

    /// Fails where the calendar has no such day, such as 2027-02-29.
    public init?(_ year: Int, _ month: Int, _ day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...Self.days(inMonth: month, of: year)).contains(day)
        else { return nil }
        let shiftedYear = month > 2 ? year : year - 1
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        daysSinceEpoch = era * 146_097 + dayOfEra - 719_468
    }

    /// Year, month (1…12) and day of the month (1…31).
    public var components: (year: Int, month: Int, day: Int) {
        let shifted = daysSinceEpoch + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    public var year: Int { components.year }
    /// 1…12.
    public var month: Int { components.month }
    /// 1…31.
    public var day: Int { components.day }

    public var weekday: Weekday {
        Weekday.thursday.advanced(by: daysSinceEpoch)
    }

    /// The how-manieth of its weekday in its month this day is, 1…5.
    public var weekdayOrdinal: Int {
        (day - 1) / 7 + 1
    }

    /// The same counted from the month's end: -1 for the last Friday of a month.
    public var weekdayOrdinalFromEnd: Int {
        let (year, month, day) = components
        return -((Self.days(inMonth: month, of: year) - day) / 7 + 1)
    }

    /// The week of ISO 8601, 1…53: the week that holds the year's first Thursday is week 1.
    public var isoWeek: Int {
        let thursday = self + (Weekday.thursday.rawValue - weekday.rawValue)
        return thursday.dayOfYear / 7 + 1
    }

    /// Days since the first of January.
    private var dayOfYear: Int {
        (1..<month).reduce(day - 1) { $0 + Self.days(inMonth: $1, of: year) }
    }

    /// The `ordinal`-th (1…5) `weekday` of a month; nil where the month has no fifth one.
    public static func nth(_ ordinal: Int, _ weekday: Weekday, ofMonth month: Int, year: Int) -> CalendarDate? {
        guard ordinal >= 1, let first = CalendarDate(year, month, 1) else { return nil }
        return CalendarDate(year, month, 1 + first.weekday.days(until: weekday) + 7 * (ordinal - 1))
    }

    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: isLeap(year) ? 29 : 28
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    public static func + (date: CalendarDate, days: Int) -> CalendarDate {
        CalendarDate(daysSinceEpoch: date.daysSinceEpoch + days)
    }

    public static func - (date: CalendarDate, days: Int) -> CalendarDate {
        CalendarDate(daysSinceEpoch: date.daysSinceEpoch - days)
    }
}

extension CalendarDate: Strideable {
    public func distance(to other: CalendarDate) -> Int {
        other.daysSinceEpoch - daysSinceEpoch
    }

    public func advanced(by days: Int) -> CalendarDate {
        self + days
    }
}

/// ISO 8601, `2026-12-03`: in text, in JSON and in the database.
extension CalendarDate: LosslessStringConvertible, Codable {
    public init?(_ description: String) {
        let parts = description.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2] else { return nil }
        let numbers = parts.compactMap { DecimalDigits.value(of: $0) }
        guard numbers.count == 3 else { return nil }
        self.init(numbers[0], numbers[1], numbers[2])
    }

    public var description: String {
        let (year, month, day) = components
        return [DecimalDigits.text(year, width: 4), DecimalDigits.text(month), DecimalDigits.text(day)]
            .joined(separator: "-")
    }

    public init(from decoder: any Decoder) throws {
        self = try DecimalDigits.decode(from: decoder, expecting: "a day such as 2026-12-03")
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
