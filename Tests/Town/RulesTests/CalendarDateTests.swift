import Foundation
import Rules
import Testing

@Suite struct CalendarDateTests {
    @Test func everyDayOfThreeCenturiesMakesTheRoundTripAndFollowsTheOneBefore() throws {
        var date = try #require(CalendarDate(1899, 12, 31))
        let end = try #require(CalendarDate(2200, 1, 1))
        while date < end {
            let next = date + 1
            let (year, month, day) = next.components
            #expect(CalendarDate(year, month, day) == next)
            #expect(next.weekday == date.weekday.advanced(by: 1))
            let isLastOfMonth = date.day == CalendarDate.days(inMonth: date.month, of: date.year)
            #expect(day == (isLastOfMonth ? 1 : date.day + 1))
            date = next
        }
    }

    @Test(arguments: [
        ("1970-01-01", Weekday.thursday, 1), ("2026-12-31", .thursday, 53), ("2027-01-01", .friday, 53),
        ("2027-01-04", .monday, 1), ("2024-02-29", .thursday, 9), ("2024-12-30", .monday, 1),
    ])
    func knownDaysHaveTheirWeekdayAndWeek(_ text: String, _ weekday: Weekday, _ week: Int) throws {
        let date = try #require(CalendarDate(text))
        #expect(date.weekday == weekday)
        #expect(date.isoWeek == week)
        #expect(date.description == text)
    }

    @Test(arguments: ["2027-02-29", "2027-13-01", "2027-1-1", "2027-01-01T00:00", "+027-01-01", "２０２７-01-01", ""])
    func whatIsNoDayIsRefused(_ text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test func theOrdinalsOfAWeekdayCountFromBothEnds() throws {
        let last = try #require(CalendarDate("2026-12-31"))
        #expect(last.weekdayOrdinal == 5)
        #expect(last.weekdayOrdinalFromEnd == -1)
        #expect(CalendarDate.nth(5, .thursday, ofMonth: 12, year: 2026) == last)
        #expect(CalendarDate.nth(5, .monday, ofMonth: 12, year: 2026) == nil)
        #expect(CalendarDate.nth(0, .monday, ofMonth: 12, year: 2026) == nil)
    }

    @Test func aTimeMayPassMidnightAndIsWrittenWithTwoDigits() {
        #expect(TimeOfDay("8:30")?.description == "08:30")
        #expect(TimeOfDay("26:00")?.minutes == 1560)
        #expect(TimeOfDay("48:00") != nil)
        #expect(TimeOfDay("48:01") == nil)
        #expect(TimeOfDay("08:60") == nil)
        #expect(TimeOfDay("-1:00") == nil)
    }

    @Test func anInstantIsReadOffTheClocksOfTheTown() throws {
        let tokyo = try #require(TimeZone(identifier: "Asia/Tokyo"))
        let instant = try #require(ISO8601DateFormatter().date(from: "2026-12-02T15:30:59Z"))
        #expect(LocalTime(instant, in: tokyo).description == "2026-12-03T00:30")
        #expect(LocalTime(Date(timeIntervalSince1970: -1), in: .gmt).description == "1969-12-31T23:59")
    }

    @Test func aTimePastMidnightIsTheNextDay() throws {
        let date = try #require(CalendarDate("2026-12-31"))
        #expect(LocalTime(date, TimeOfDay(minutes: 26 * 60)) == LocalTime("2027-01-01T02:00"))
    }

    @Test func timesTravelAsText() throws {
        let time = try #require(LocalTime("2026-12-03T07:40"))
        let checkIn = CheckIn(state: .well, at: time)
        let json = try JSONEncoder().encode(checkIn)
        #expect(String(decoding: json, as: UTF8.self).contains("\"2026-12-03T07:40\""))
        #expect(try JSONDecoder().decode(CheckIn.self, from: json) == checkIn)
    }
}
