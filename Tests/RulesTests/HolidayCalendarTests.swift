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
}
