/// The public holidays of Japan: the government's published table where it reaches, and the rule of the law beyond it.
///
/// The table wins because the law is changed for single years (2019, 2020 and 2021 were). The rule is that of the
/// 国民の祝日に関する法律 as it stands since 2022, with the usual approximation of the equinoxes, good until 2099.
public struct HolidayCalendar: Sendable, Equatable {
    /// Day to Japanese name, as published.
    private let table: [CalendarDate: String]
    /// The years for which the table, and not the rule, is asked.
    private let publishedYears: Set<Int>
    /// What the town's own staff have added, such as a town's founding day, or struck out (then the name is nil).
    private let overrides: [CalendarDate: String?]

    private static let yearsOfRule = 2022...2099

    /// - Parameter overrides: Days that are holidays here, with their names, or that are none here: nil. They win over
    ///   everything.
    public init(table: [CalendarDate: String] = [:], overrides: [CalendarDate: String?] = [:]) {
        self.table = table
        self.overrides = overrides
        publishedYears = Set(table.keys.map(\.year))
    }

    /// The last year of the table; nil where there is none.
    public var lastPublishedYear: Int? { publishedYears.max() }

    public func isHoliday(_ date: CalendarDate) -> Bool {
        name(of: date) != nil
    }

    /// The holiday's Japanese name, or nil on an ordinary day.
    public func name(of date: CalendarDate) -> String? {
        if let override = overrides[date] { return override }
        return publishedYears.contains(date.year) ? table[date] : Self.nameByRule(of: date)
    }

    /// The same holidays, with what the town's own staff say of single days.
    public func overriding(_ overrides: [CalendarDate: String?]) -> HolidayCalendar {
        HolidayCalendar(table: table, overrides: self.overrides.merging(overrides) { $1 })
    }

    /// What the law says of a day, without any table.
    static func nameByRule(of date: CalendarDate) -> String? {
        guard yearsOfRule.contains(date.year) else { return nil }
        if let name = namedHoliday(date) { return name }
        return isSubstitute(date) || isBetweenHolidays(date) ? "休日" : nil
    }

    private static func namedHoliday(_ date: CalendarDate) -> String? {
        let (year, month, day) = date.components
        switch (month, day) {
        case (1, 1): return "元日"
        case (2, 11): return "建国記念の日"
        case (2, 23): return "天皇誕生日"
        case (3, equinox(20.8431, year)): return "春分の日"
        case (4, 29): return "昭和の日"
        case (5, 3): return "憲法記念日"
        case (5, 4): return "みどりの日"
        case (5, 5): return "こどもの日"
        case (8, 11): return "山の日"
        case (9, equinox(23.2488, year)): return "秋分の日"
        case (11, 3): return "文化の日"
        case (11, 23): return "勤労感謝の日"
        default: break
        }
        guard date.weekday == .monday else { return nil }
        switch (month, date.weekdayOrdinal) {
        case (1, 2): return "成人の日"
        case (7, 3): return "海の日"
        case (9, 3): return "敬老の日"
        case (10, 2): return "スポーツの日"
        default: return nil
        }
    }

    /// Day of the month of an equinox, from its moment in 1980.
    private static func equinox(_ dayIn1980: Double, _ year: Int) -> Int {
        let years = year - 1980
        return Int(dayIn1980 + 0.242194 * Double(years)) - years / 4
    }

    /// A holiday that falls on a Sunday moves to the next day that is none (振替休日).
    private static func isSubstitute(_ date: CalendarDate) -> Bool {
        var previous = date - 1
        while namedHoliday(previous) != nil {
            if previous.weekday == .sunday { return true }
            previous = previous - 1
        }
        return false
    }

    /// A day between two holidays is one (国民の休日).
    private static func isBetweenHolidays(_ date: CalendarDate) -> Bool {
        namedHoliday(date - 1) != nil && namedHoliday(date + 1) != nil
    }
}
