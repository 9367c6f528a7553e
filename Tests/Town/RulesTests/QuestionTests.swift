import Rules
import Testing

@Suite struct QuestionTests {
    @Test(arguments: [
        ("nextCollection", ["category": "paper"], Question.nextCollection(category: "paper", district: nil)),
        ("collectionsOn", ["day": "friday", "district": "hill"], .collectionsOn(.friday, district: "hill")),
        ("collectionsOn", [:], .collectionsOn(.today, district: nil)),
        ("isCollectedOn", ["category": "paper"], .isCollectedOn(category: "paper", .today, district: nil)),
        ("categoryOf", ["item": "battery"], .categoryOf(item: "battery")),
        ("isClinicOpen", ["clinic": "sakura"], .isClinicOpen(clinic: "sakura", .now)),
        (
            "isClinicOpen", ["clinic": "sakura", "day": "today", "hour": "9"],
            .isClinicOpen(clinic: "sakura", .today, at: ClockTime(hour: 9))
        ),
        (
            "openClinics", ["day": "sunday", "hour": "2", "minute": "30", "dayPart": "afternoon"],
            .openClinics(.sunday, at: ClockTime(hour: 2, minute: 30, .afternoon))
        ),
        (
            "collectionsOn", ["month": "month12", "day": "day4"],
            .collectionsOn(.date(.named(12), day: 4), district: nil)
        ),
        ("clinicOpens", ["clinic": "sakura"], .clinicOpens(clinic: "sakura", .today)),
        ("clinicCloses", ["clinic": "sakura", "day": "tomorrow"], .clinicCloses(clinic: "sakura", .tomorrow)),
        ("lastPatient", ["clinic": "sakura"], .lastPatient(clinic: "sakura", .today)),
        ("openClinics", [:], .openClinics(.today)), ("dutyClinic", ["day": "sunday"], .dutyClinic(.sunday)),
        ("clinicTelephone", ["clinic": "sakura"], .clinicTelephone(clinic: "sakura")),
        ("nextBus", [:], .nextBus(stop: nil)), ("nextBus", ["busStop": "office"], .nextBus(stop: "office")),
        (
            "nextBus", ["day": "tomorrow", "hour": "10"],
            .nextBus(stop: nil, .tomorrow, from: ClockTime(hour: 10))
        ),
        ("checkInWell", [:], .checkInWell), ("checkInUnwell", [:], .checkInUnwell),
        ("didCheckIn", ["person": "mother"], .didCheckIn(person: "mother")), ("pauseCheckIns", [:], .pauseCheckIns),
        ("contact", ["target": "family"], .contact(.family)), ("emergency", ["kind": "fall"], .emergency(.fall)),
        ("notOffered", ["service": "weather"], .notOffered(.weather)), ("emergency", [:], .emergency(.general)),
        ("emergency", ["kind": "fire"], .emergency(.general)),
        ("announcements", [:], .announcements), ("whoLooked", [:], .whoLooked),
        ("forgetThat", [:], .forgetThat), ("withdrawConsent", [:], .withdrawConsent), ("time", [:], .time),
        ("date", [:], .date),
    ])
    func anIntentIsItsQuestion(_ intent: String, _ slots: [String: String], _ question: Question) throws {
        #expect(try Question(intent: intent, slots: slots) == question)
    }

    @Test(arguments: [
        ("weather", [:], QuestionError.Reason.unknownIntent),
        ("categoryOf", [:], .missingSlot("item")),
        ("contact", ["target": "police"], .unknownValue("police", slot: "target")),
        ("openClinics", ["day": "someday"], .unknownValue("someday", slot: "day")),
        ("openClinics", ["day": "monday", "month": "month2"], .unknownValue("month2 monday", slot: "day")),
        ("openClinics", ["day": "day4", "month": "month13"], .unknownValue("month13 day4", slot: "day")),
        ("nextBus", ["hour": "13"], .unknownValue("13", slot: "hour")),
        ("nextBus", ["hour": "7", "dayPart": "dawn"], .unknownValue("dawn 7", slot: "hour")),
    ])
    func whatDoesNotFitIsNamed(_ intent: String, _ slots: [String: String], _ reason: QuestionError.Reason) {
        #expect(throws: QuestionError(intent: intent, reason: reason)) {
            try Question(intent: intent, slots: slots)
        }
    }

    @Test(arguments: [
        ("today", "2026-12-03"), ("dayAfterTomorrow", "2026-12-05"),
        ("thursday", "2026-12-03"), ("wednesday", "2026-12-09"),
        ("mondayNextWeek", "2026-12-07"), ("sundayNextWeek", "2026-12-13"), ("tuesdayInTwoWeeks", "2026-12-15"),
        ("day3", "2026-12-03"), ("day24", "2026-12-24"), ("day2", "2027-01-02"),
        ("in3Days", "2026-12-06"), ("in7Days", "2026-12-10"), ("inAMonth", "2027-01-03"),
    ])
    func aDayIsTheNextOfItsNameOrOfTheWeekNamed(_ name: String, _ expected: String) throws {
        let thursday = try #require(CalendarDate("2026-12-03"))
        let reference = try #require(DayReference(name: name))
        #expect(reference.resolved(on: thursday) == CalendarDate(expected))
    }

    @Test(arguments: [
        ("2026-12-03", DayReference.date(.named(12), day: 4), "2026-12-04", nil),
        ("2026-12-04", .date(.named(12), day: 4), "2026-12-04", nil),
        ("2026-12-05", .date(.named(12), day: 4), "2027-12-04", "2026-12-04"),
        ("2026-12-05", .date(.named(1), day: 3), "2027-01-03", nil),
        ("2027-01-05", .date(.named(12), day: 30), "2027-12-30", "2026-12-30"),
        ("2026-12-03", .date(.named(2), day: 29), "2028-02-29", nil),
        ("2026-12-05", .date(.thisMonth, day: 24), "2026-12-24", nil),
        ("2026-12-25", .date(.thisMonth, day: 24), "2027-01-24", "2026-12-24"),
        ("2026-12-25", .date(.nextMonth, day: 31), "2027-01-31", nil),
    ])
    func aDateIsTheNextSuchAndWhatIsJustOverIsKnownToBe(
        _ today: String, _ day: DayReference, _ expected: String, _ passed: String?
    ) throws {
        let today = try #require(CalendarDate(today))
        #expect(day.exists(on: today))
        #expect(day.resolved(on: today) == CalendarDate(expected))
        #expect(day.passed(on: today) == passed.flatMap(CalendarDate.init))
    }

    @Test(arguments: [
        ("2026-12-03", DayReference.date(.named(2), day: 30)), ("2026-12-03", .date(.named(4), day: 31)),
        ("2026-11-03", .date(.thisMonth, day: 31)), ("2027-01-03", .date(.nextMonth, day: 29)),
    ])
    func aDayThatNoCalendarHasIsKnownToBeNone(_ today: String, _ day: DayReference) throws {
        #expect(!day.exists(on: try #require(CalendarDate(today))))
    }

    @Test(arguments: [("2027-01-31", "2027-02-28"), ("2028-01-31", "2028-02-29"), ("2026-12-15", "2027-01-15")])
    func inAMonthIsTheSameDayOrTheLastOne(_ today: String, _ expected: String) throws {
        #expect(DayReference.monthAhead.resolved(on: try #require(CalendarDate(today))) == CalendarDate(expected))
    }

    @Test func theThirtyFirstIsInTheNextMonthThatHasOne() throws {
        let first = try #require(CalendarDate("2027-02-01"))
        #expect(DayReference.dayOfMonth(31).resolved(on: first) == CalendarDate("2027-03-31"))
    }
}
