import Rules
import Testing

@Suite struct HolidayCalendarTests {
    let rule = HolidayCalendar()

    @Test(arguments: [
        ("2026-05-06", "休日"), ("2026-09-22", "休日"), ("2027-03-22", "休日"), ("2032-09-21", "休日"),
        ("2037-09-22", "休日"), ("2026-03-20", "春分の日"), ("2028-09-22", "秋分の日"), ("2027-01-11", "成人の日"),
        ("2028-07-17", "海の日"), ("2099-11-23", "勤労感謝の日"),
    ])
    func theRuleKnowsTheHolidays(_ day: String, _ name: String) throws {
        #expect(rule.name(of: try #require(CalendarDate(day))) == name)
    }

    @Test(arguments: ["2026-05-07", "2026-09-24", "2027-01-12", "2021-01-01", "2100-01-01"])
    func otherDaysAndYearsOutsideTheRuleAreNone(_ day: String) throws {
        #expect(!rule.isHoliday(try #require(CalendarDate(day))))
    }

    @Test func theTableWinsInTheYearsItHolds() throws {
        let oneOff = try #require(CalendarDate("2027-06-09"))
        let calendar = HolidayCalendar(table: [oneOff: "休日（祝日扱い）"])
        #expect(calendar.isHoliday(oneOff))
        #expect(!calendar.isHoliday(try #require(CalendarDate("2027-01-01"))))
        #expect(calendar.isHoliday(try #require(CalendarDate("2028-01-01"))))
    }

    /// Number of holidays and sum of their days of the year, 2022 to 2099, computed with PyPI's holidays 0.108.
    private let holidaysOfYears = """
        16:2545 17:2543 21:3522 19:3058 18:2943 17:2630 16:2552 19:2966 19:3204 19:3059 17:2825 17:2624 17:2542
        19:2967 18:3017 18:2943 16:2548 16:2545 18:2671 19:3204 19:3058 18:2944 17:2637 17:2541 19:2966 19:3205
        18:2746 17:2811 17:2624 17:2543 21:3522 19:3057 18:2943 17:2630 16:2552 18:2698 19:3204 19:3058 17:2825
        17:2623 17:2542 19:2966 18:3017 17:2677 16:2548 17:2624 18:2671 20:3469 19:3058 18:2943 17:2637 17:2541
        19:2966 19:3204 18:2746 17:2811 17:2623 17:2542 21:3522 19:3057 17:2677 16:2548 16:2552 18:2698 20:3469
        19:3058 17:2825 17:2623 17:2541 19:2966 18:3016 17:2677 17:2811 17:2624 18:2670 20:3469 19:3057 18:2943
        """

    @Test func theRuleAgreesWithAnotherProgramUntil2099() throws {
        let expected = holidaysOfYears.split(whereSeparator: \.isWhitespace).map(String.init)
        let years = try (2022...2099).map { year in
            let first = try #require(CalendarDate(year, 1, 1))
            let days = (first..<first + 366).filter { $0.year == year && rule.isHoliday($0) }
            return "\(days.count):\(days.reduce(0) { $0 + first.distance(to: $1) + 1 })"
        }
        #expect(years == expected)
    }

    @Test func theStaffOfATownHaveTheLastWord() throws {
        let (founding, newYear) = (try #require(CalendarDate("2027-06-09")), try #require(CalendarDate("2027-01-01")))
        let calendar = HolidayCalendar(table: [newYear: "元日"]).overriding([founding: "町の日", newYear: nil])
        #expect(calendar.name(of: founding) == "町の日")
        #expect(!calendar.isHoliday(newYear))
        #expect(calendar.isHoliday(try #require(CalendarDate("2028-01-01"))))
    }
}
