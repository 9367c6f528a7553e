import Rules
import Testing

@Suite struct CollectionCalendarTests {
    private func days(
        _ schedule: CollectionSchedule, closures: [ClosedRange<CalendarDate>] = [], policy: ClosurePolicy = .skip,
        from: String = "2026-12-01", count: Int = 62
    ) throws -> [String] {
        let calendar = CollectionCalendar(schedules: ["x": schedule], closures: closures, closurePolicy: policy)
        let from = try #require(CalendarDate(from))
        return (from..<from + count).filter { calendar.collects("x", on: $0) }.map(\.description)
    }

    private func turnOfTheYear() throws -> [ClosedRange<CalendarDate>] {
        let first = try #require(CalendarDate("2026-12-31"))
        return [first...first + 3]
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
        let closures = try turnOfTheYear()
        let fridays = try days(CollectionSchedule(rules: [.weekly(.friday)]), closures: closures)
        #expect(fridays.contains("2026-12-25") && !fridays.contains("2027-01-01"))
        #expect(try days(CollectionSchedule(rules: [.on(first)]), closures: closures) == ["2026-12-31"])
    }

    /// What script.js of 5374 gives with WeekShift = true and SkipSuspend = false: within a month a weekday's later days
    /// follow the one that is closed.
    @Test(arguments: [
        (CollectionRule.weekly(.friday), ["2027-01-08", "2027-01-15", "2027-01-22", "2027-01-29"]),
        (.monthly(ordinal: 1, .friday), ["2027-01-08"]),
        (.monthly(ordinal: 2, .friday), ["2027-01-15"]),
        (.monthly(ordinal: 5, .friday), []),
        (.monthly(ordinal: 2, .monday), ["2027-01-11"]),
    ])
    func aShiftingClosurePutsItsWeekdayOffByAWeek(_ rule: CollectionRule, _ expected: [String]) throws {
        let january = try days(
            CollectionSchedule(rules: [rule]), closures: try turnOfTheYear(), policy: .shift, from: "2027-01-01",
            count: 31)
        #expect(january == expected)
    }

    @Test func nothingIsShiftedIntoTheNextMonthOrIntoTheClosureItself() throws {
        let lastThursday = CollectionSchedule(rules: [.monthly(ordinal: 5, .thursday)])
        #expect(try days(lastThursday, closures: try turnOfTheYear(), policy: .shift).isEmpty)
        let first = try #require(CalendarDate("2027-01-01"))
        let firstFriday = CollectionSchedule(rules: [.monthly(ordinal: 1, .friday)])
        #expect(try days(firstFriday, closures: [first...first + 9], policy: .shift).filter { $0 > "2027" }.isEmpty)
    }

    /// 2027-05-03 to 05-05 are holidays, a Monday to a Wednesday; 2026-11-23 and 2027-01-11 are Mondays.
    @Test(arguments: [
        (HolidayRule.collect, "2027-05-01", ["2027-05-03", "2027-05-10"]),
        (.skip, "2027-05-01", ["2027-05-10"]),
        (.skipUnlessMonday, "2027-05-01", ["2027-05-03", "2027-05-10"]),
        (.nextDay, "2027-05-01", ["2027-05-06", "2027-05-10"]),
        (.nextDay, "2027-01-05", ["2027-01-12"]),
    ])
    func eachCategoryHasItsHolidayRule(_ rule: HolidayRule, _ from: String, _ expected: [String]) throws {
        let mondays = CollectionSchedule(rules: [.weekly(.monday)], holidayRule: rule)
        #expect(try days(mondays, from: from, count: 11) == expected)
    }

    @Test func anExplicitDayIsCollectedOnAHolidayToo() throws {
        let holiday = try #require(CalendarDate("2027-05-03"))
        let schedule = CollectionSchedule(rules: [.on(holiday)], holidayRule: .skip)
        #expect(try days(schedule, from: "2027-05-01") == ["2027-05-03"])
    }

    @Test func aMovedDayIsCollectedOnItsNewDateOnly() throws {
        let monday = try #require(CalendarDate("2026-12-07"))
        let schedule = CollectionSchedule(rules: [.weekly(.monday)], added: [monday + 1], removed: [monday])
        #expect(try days(schedule, count: 14) == ["2026-12-08", "2026-12-14"])
    }

    @Test func nothingIsKnownOutsideTheValidDays() throws {
        let monday = try #require(CalendarDate("2026-12-07"))
        let schedules = ["x": CollectionSchedule(rules: [.weekly(.monday)])]
        let calendar = CollectionCalendar(schedules: schedules, validFrom: monday, validTo: monday + 7)
        #expect(!calendar.covers(monday - 1) && calendar.covers(monday + 7) && !calendar.covers(monday + 8))
        #expect(calendar.next("x", from: monday - 30) == monday)
        #expect(calendar.next("x", from: monday + 8) == nil)
    }

    @Test func thereIsNoNextDayWhereTheDataEnds() throws {
        let only = try #require(CalendarDate("2026-12-24"))
        let calendar = CollectionCalendar(schedules: ["x": CollectionSchedule(rules: [.on(only)])])
        #expect(calendar.next("x", from: only) == only)
        #expect(calendar.next("x", from: only + 1) == nil)
        #expect(calendar.next("y", from: only) == nil)
    }
}
