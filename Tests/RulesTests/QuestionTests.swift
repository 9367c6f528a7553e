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
        ("clinicOpens", ["clinic": "sakura"], .clinicOpens(clinic: "sakura", .today)),
        ("clinicCloses", ["clinic": "sakura", "day": "tomorrow"], .clinicCloses(clinic: "sakura", .tomorrow)),
        ("lastPatient", ["clinic": "sakura"], .lastPatient(clinic: "sakura", .today)),
        ("openClinics", [:], .openClinics(.today)), ("dutyClinic", ["day": "sunday"], .dutyClinic(.sunday)),
        ("clinicTelephone", ["clinic": "sakura"], .clinicTelephone(clinic: "sakura")),
        ("nextBus", [:], .nextBus(stop: nil)), ("nextBus", ["busStop": "office"], .nextBus(stop: "office")),
        ("checkInWell", [:], .checkInWell), ("checkInUnwell", [:], .checkInUnwell),
        ("didCheckIn", ["person": "mother"], .didCheckIn(person: "mother")), ("pauseCheckIns", [:], .pauseCheckIns),
        ("contact", ["target": "family"], .contact(.family)), ("emergency", ["kind": "fall"], .emergency(.fall)),
        ("notOffered", ["service": "weather"], .notOffered(.weather)), ("emergency", [:], .emergency(.general)),
        ("emergency", ["kind": "fire"], .emergency(.general)),
        ("announcements", [:], .announcements), ("time", [:], .time), ("date", [:], .date),
    ])
    func anIntentIsItsQuestion(_ intent: String, _ slots: [String: String], _ question: Question) throws {
        #expect(try Question(intent: intent, slots: slots) == question)
    }

    @Test(arguments: [
        ("weather", [:], QuestionError.Reason.unknownIntent),
        ("categoryOf", [:], .missingSlot("item")),
        ("contact", ["target": "police"], .unknownValue("police", slot: "target")),
        ("openClinics", ["day": "someday"], .unknownValue("someday", slot: "day")),
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
    ])
    func aDayIsTheNextOfItsNameOrOfTheWeekNamed(_ name: String, _ expected: String) throws {
        let thursday = try #require(CalendarDate("2026-12-03"))
        let reference = try #require(DayReference(name: name))
        #expect(reference.resolved(on: thursday) == CalendarDate(expected))
    }

    @Test func theThirtyFirstIsInTheNextMonthThatHasOne() throws {
        let first = try #require(CalendarDate("2027-02-01"))
        #expect(DayReference.dayOfMonth(31).resolved(on: first) == CalendarDate("2027-03-31"))
    }
}
