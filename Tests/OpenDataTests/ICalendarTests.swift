import Texts
import Foundation
import OpenData
import Rules
import TestSupport
import Testing

@Suite struct ICalendarTests {
    private let tokyo = TimeZone(identifier: "Asia/Tokyo") ?? .gmt

    private func read(_ event: String) -> Reading<ICalendar> {
        let lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT"] + event.split(separator: "\n").map(String.init)
        let text = (lines + ["END:VEVENT", "END:VCALENDAR"]).joined(separator: "\r\n")
        return ICalendarReader.read(Data(text.utf8), file: "x.ics", timeZone: tokyo)
    }

    private func days(_ reading: Reading<ICalendar>, _ from: String = "2026-04-01", _ to: String = "2026-08-31") throws
        -> [String]
    {
        let window = try #require(CalendarDate(from))...(try #require(CalendarDate(to)))
        return reading.value.days(in: window).values.flatMap(\.self).map { $0.description }.sorted()
    }

    /// Computed with dateutil 2.9, the recurrence engine of PyPI's icalendar tools.
    @Test(arguments: [
        ("20260402", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", "0402 0416 0430 0514 0528 0611 0625 0709 0723 0806 0820"),
        (
            "20260402", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;WKST=SU",
            "0402 0413 0416 0427 0430 0511 0514 0525 0528 0608 0611 0622 0625 0706 0709 0720 0723 0803 0806 0817 0820 0831"
        ),
        (
            "20260405", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;WKST=MO",
            "0405 0414 0419 0428 0503 0512 0517 0526 0531 0609 0614 0623 0628 0707 0712 0721 0726 0804 0809 0818 0823"
        ),
        ("20260424", "FREQ=MONTHLY;INTERVAL=2;BYDAY=4FR", "0424 0626 0828"),
        ("20260430", "FREQ=MONTHLY;BYDAY=-1TH", "0430 0528 0625 0730 0827"),
        ("20260531", "FREQ=MONTHLY", "0531 0731 0831"),
        ("20260402", "FREQ=MONTHLY;BYDAY=1TH,3TH;COUNT=5", "0402 0416 0507 0521 0604"),
        ("20260402", "FREQ=WEEKLY;UNTIL=20260430", "0402 0409 0416 0423 0430"),
        ("20260402", "FREQ=MONTHLY;BYMONTHDAY=2,-1", "0402 0430 0502 0531 0602 0630 0702 0731 0802 0831"),
        ("20260401", "FREQ=DAILY;INTERVAL=10;COUNT=4", "0401 0411 0421 0501"),
        ("20260402", "FREQ=WEEKLY;BYMONTH=4,6", "0402 0409 0416 0423 0430 0604 0611 0618 0625"),
        ("20250511", "FREQ=YEARLY;BYMONTH=5;BYDAY=2MO", "0511"),
        ("20260430", "FREQ=MONTHLY;BYDAY=5TH", "0430 0730"),
    ])
    func anEventRecursAsItsRuleSays(_ start: String, _ rule: String, _ expected: String) throws {
        let reading = read("UID:1\nSUMMARY:x\nDTSTART;VALUE=DATE:\(start)\nRRULE:\(rule)")
        #expect(reading.issues == [])
        #expect(try days(reading).map { $0.dropFirst(5).replacing("-", with: "") } == expected.split(separator: " "))
    }

    @Test(arguments: [
        ("DTSTART;VALUE=DATE:20260402", ["2026-04-02"]),
        ("DTSTART;VALUE=DATE:20260402\nDTEND;VALUE=DATE:20260404", ["2026-04-02", "2026-04-03"]),
        ("DTSTART:20260401T220000Z", ["2026-04-02"]), ("DTSTART:20260401T140000Z", ["2026-04-01"]),
        ("DTSTART;TZID=\"Asia/Tokyo\":20260402T233000\nDTEND;TZID=Asia/Tokyo:20260402T235900", ["2026-04-02"]),
        (
            "DTSTART;VALUE=DATE:20260402\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;VALUE=DATE:20260409",
            ["2026-04-02", "2026-04-16"]
        ),
        (
            "DTSTART;VALUE=DATE:20260402\nRDATE;VALUE=DATE:20260403,20260407",
            ["2026-04-02", "2026-04-03", "2026-04-07"]
        ),
        ("DTSTART;VALUE=DATE:20260402\nSTATUS:CANCELLED", []),
        (
            "DTSTART;VALUE=DATE:20260402\nBEGIN:VALARM\nDTSTART;VALUE=DATE:20260403\nSUMMARY:y\nEND:VALARM",
            ["2026-04-02"]
        ),
    ])
    func aDayIsNeverADayOff(_ event: String, _ expected: [String]) throws {
        let reading = read("UID:1\nSUMMARY:x\n" + event)
        #expect(reading.issues == [])
        #expect(try days(reading) == expected)
    }

    @Test func oneOccurrenceCanBeReplacedByAnotherEvent() throws {
        let reading = read(
            """
            UID:1
            SUMMARY:x
            DTSTART;VALUE=DATE:20260402
            RRULE:FREQ=WEEKLY;COUNT=3
            END:VEVENT
            BEGIN:VEVENT
            UID:1
            RECURRENCE-ID;VALUE=DATE:20260409
            SUMMARY:moved
            DTSTART;VALUE=DATE:20260410
            """)
        #expect(try days(reading) == ["2026-04-02", "2026-04-10", "2026-04-16"])
    }

    @Test(arguments: [
        ("RRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1", "BYSETPOS=1"), ("RRULE:FREQ=HOURLY", "FREQ=HOURLY"),
        ("RRULE:FREQ=WEEKLY;BYDAY=XX", "BYDAY=XX"), ("RRULE:FREQ=WEEKLY;INTERVAL=0", "INTERVAL=0"),
        ("RRULE:FREQ=WEEKLY;UNTIL=never", "UNTIL=NEVER"), ("EXDATE;VALUE=DATE:tomorrow", "tomorrow"),
    ])
    func whatIsNotUnderstoodIsAnErrorWithItsLine(_ property: String, _ part: String) {
        let reading = read("UID:1\nSUMMARY:x\nDTSTART;VALUE=DATE:20260402\n" + property)
        #expect(reading.issues.map(\.line) == [6])
        #expect(reading.issues.first?.severity == .error)
        #expect(reading.issues.first?.message.en.contains(part) == true, "\(reading.issues)")
    }

    @Test func foldedLinesAreJoinedEvenInsideALetter() {
        var data = Data("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260402\nSUMMARY:燃".utf8)
        data.append(contentsOf: Array("え".utf8)[..<1])
        data.append(contentsOf: Data("\r\n ".utf8))
        data.append(contentsOf: Array("え".utf8)[1...])
        data.append(contentsOf: Data("る\\, ごみ\\nと\\;紙\nEND:VEVENT\nEND:VCALENDAR\n".utf8))
        let reading = ICalendarReader.read(data, file: "x.ics", timeZone: tokyo)
        #expect(reading.issues == [])
        #expect(reading.value.events.first?.summary == "燃える, ごみ\nと;紙")
    }

    @Test func whatIsWrittenIsReadBackAndNoLineIsTooLong() throws {
        let first = try #require(CalendarDate("2026-12-31"))
        let summary = "燃やせるごみ、または; とても長い名前の分別, " + String(repeating: "紙", count: 60)
        let text = ICalendarWriter.write(
            name: "丘町, Komorebi", days: [(summary, [first, first + 1]), ("紙", [first])], id: "hill.komorebi",
            stamp: first)
        #expect(text.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 75 })
        #expect(!text.replacing("\r\n", with: "").contains("\n"))
        let reading = ICalendarReader.read(Data(text.utf8), file: "x.ics", timeZone: tokyo)
        #expect(reading.issues == [])
        #expect(reading.value.name == "丘町, Komorebi")
        #expect(Set(reading.value.events.map(\.uid)).count == 3)
        #expect(reading.value.days(in: first...first + 9) == [summary: [first, first + 1], "紙": [first]])
    }

    /// The sums of the days of the year were computed with PyPI's recurring-ical-events 3 over the same files.
    @Test(
        .enabled(if: SharedData.isPresent, "the shared folder is absent"),
        arguments: [
            (
                "recurring",
                [
                    "Encombrants": 950, "Poubelle jaune": 4520, "Poubelle marron (matin)": 8759,
                    "Poubelle verte": 8970,
                ]
            ),
            (
                "test",
                [
                    "Biotonne": 6337, "Gelbe/r Sack/Tonne": 4630, "Papiertonne": 2497, "Restmüll 2-wöchentlich": 4813,
                    "Restmüll 4-wöchentlich": 2316,
                ]
            ),
        ])
    func aRealFeedGivesTheDaysThatOthersFind(_ name: String, _ sums: [String: Int]) throws {
        let file = try #require(SharedData.folder).appending(path: "data/ical/\(name).ics")
        let reading = ICalendarReader.read(try Data(contentsOf: file), file: name, timeZone: tokyo)
        #expect(reading.issues == [])
        let first = try #require(CalendarDate("2020-01-01"))
        let days = reading.value.days(in: first...first + 365)
        #expect(days.mapValues { $0.reduce(0) { $0 + first.distance(to: $1) + 1 } } == sums)
    }
}
