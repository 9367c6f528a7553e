import Rules
import Testing

@Suite struct CollectionCalendarTests {
    private func days(_ schedule: CollectionSchedule, closures: [ClosedRange<CalendarDate>] = []) throws -> [String] {
        let calendar = CollectionCalendar(schedules: ["x": schedule], closures: closures)
        let from = try #require(CalendarDate("2026-12-01"))
        return (from..<from + 62).filter { calendar.collects("x", on: $0) }.map(\.description)
    }

    @Test func everyFormOfScheduleFindsItsDays() throws {
        #expect(try days(CollectionSchedule(rules: [.weekly(.monday)])).count == 8)
        #expect(
            try days(CollectionSchedule(rules: [.monthly(ordinal: 5, .thursday)])) == ["2026-12-31"])
        #expect(
            try days(CollectionSchedule(rules: [.monthly(ordinal: 1, .monday)], months: [1])) == ["2027-01-04"])
        let first = try #require(CalendarDate("2026-12-24"))
        #expect(
            try days(CollectionSchedule(rules: [.everyOtherWeek(from: first)]))
                == ["2026-12-24", "2027-01-07", "2027-01-21"])
        #expect(try days(CollectionSchedule(rules: [.on(first)])) == ["2026-12-24"])
    }

    @Test func aClosureIsSkippedButForDaysThatStandInTheData() throws {
        let first = try #require(CalendarDate("2026-12-31"))
        let closures = [first...first + 3]
        let fridays = try days(CollectionSchedule(rules: [.weekly(.friday)]), closures: closures)
        #expect(fridays.contains("2026-12-25") && !fridays.contains("2027-01-01"))
        #expect(try days(CollectionSchedule(rules: [.on(first)]), closures: closures) == ["2026-12-31"])
    }

    @Test func thereIsNoNextDayWhereTheDataEnds() throws {
        let only = try #require(CalendarDate("2026-12-24"))
        let calendar = CollectionCalendar(schedules: ["x": CollectionSchedule(rules: [.on(only)])])
        #expect(calendar.next("x", from: only) == only)
        #expect(calendar.next("x", from: only + 1) == nil)
        #expect(calendar.next("y", from: only) == nil)
    }
}
