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
        ("RRULE:FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "BYWEEKNO=20"), ("RRULE:FREQ=HOURLY", "FREQ=HOURLY"),
        ("RRULE:FREQ=DAILY;BYHOUR=8", "BYHOUR=8"), ("RRULE:FREQ=DAILY;RSCALE=CHINESE", "RSCALE=CHINESE"),
        ("RRULE:FREQ=DAILY;COUNT=3;COUNT=4", "COUNT=4"), ("RRULE:FREQ=DAILY;COUNT=3;UNTIL=20260501", "UNTIL=20260501"),
        ("RRULE:FREQ=WEEKLY;BYDAY=2MO", "BYDAY=2MO"), ("RRULE:FREQ=WEEKLY;BYMONTHDAY=3", "BYMONTHDAY=3"),
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=-9223372036854775808", "BYMONTHDAY"),
        ("RRULE:FREQ=MONTHLY;BYDAY=6MO", "BYDAY=6MO"),
        ("EXRULE:FREQ=MONTHLY", "EXRULE"), ("DTSTART;VALUE=DATE:20260403", "second DTSTART"),
        ("DTEND:20260401T000000", "before it begins"), ("DTEND;TZID=Mars/Olympus:20260402T080000", "Mars/Olympus"),
        ("DTEND:20260403T0800", "20260403T0800"), ("DURATION:1 day", "1 day"), ("DURATION:-P1D", "-P1D"),
        ("RDATE;VALUE=PERIOD:20260403T080000Z/soon", "soon"), ("SEQUENCE:two", "two"),
        ("RDATE;VALUE=DATE:2026/4/3", "2026/4/3"),
        ("RRULE:FREQ=WEEKLY;BYDAY=XX", "BYDAY=XX"), ("RRULE:FREQ=WEEKLY;INTERVAL=0", "INTERVAL=0"),
        ("RRULE:FREQ=WEEKLY;UNTIL=never", "UNTIL=NEVER"), ("EXDATE;VALUE=DATE:tomorrow", "tomorrow"),
    ])
    func whatIsNotUnderstoodLeavesTheEventOutWithItsLine(_ property: String, _ part: String) throws {
        let reading = read("UID:1\nSUMMARY:x\nDTSTART;VALUE=DATE:20260402\n" + property)
        #expect(reading.issues.map(\.line) == [6])
        #expect(reading.issues.first?.severity == .error)
        #expect(reading.issues.first?.message.en.contains("“x” is left out") == true)
        #expect(reading.issues.first?.message.en.contains(part) == true, "\(reading.issues)")
        #expect(try days(reading) == [])
    }

    // MARK: - Which days an event covers

    private static let tokyo = ";TZID=Asia/Tokyo:"

    @Test(arguments: [
        // Whole days, as Outlook, Google and others write them.
        ("\(tokyo)20260402T000000", "DTEND\(tokyo)20260403T000000", "0402"),
        (":20260401T150000Z", "DTEND:20260402T150000Z", "0402"),
        (":20260402T000000", "DTEND:20260404T000000", "0402 0403"),
        (":20260402T000000", "DURATION:P1D", "0402"), (";VALUE=DATE:20260402", "DURATION:P2D", "0402 0403"),
        (";VALUE=DATE:20260402", "DURATION:P1W", "0402 0403 0404 0405 0406 0407 0408"),
        (";VALUE=DATE:20260402", "DTEND;VALUE=DATE:20260402", "0402"),
        (";VALUE=DATE:20260402", "DTEND:20260403T000000", "0402"),
        // A day later to the hour, or sooner.
        ("\(tokyo)20260402T060000", "DTEND\(tokyo)20260403T060000", "0402"),
        (":20260402T060000", "DURATION:PT24H", "0402"),
        (":20260401T220000Z", "DTEND:20260402T220000Z", "0402"),
        (":20260402T060000", "DTEND:20260404T060000", "0402 0403"),
        (":20260402T060000", "DTEND:20260403T000000", "0402"), (":20260402T235959", "", "0402"),
        (":20260402T060000", "DURATION:P1DT6H", "0402 0403"), (":20260402T080000", "DTEND:20260402T080000", "0402"),
        // Clocks of other zones.
        (";TZID=Tokyo Standard Time:20260402T000000", "DURATION:P1D", "0402"),
        (";TZID=Europe/Berlin:20260401T230000", "DURATION:PT1H", "0402"),
        (";TZID=America/New_York:20260401T110000", "DURATION:P1D", "0402"),
    ])
    func anEventCoversADayForEach24HoursBegun(_ start: String, _ end: String, _ expected: String) throws {
        let reading = read("UID:1\nSUMMARY:x\nDTSTART\(start)\n\(end)")
        #expect(reading.issues == [])
        #expect(try shortDays(reading) == expected)
    }

    /// The day on which summer time ends has 25 hours.
    @Test func theHoursOfADayAreThoseOfItsOwnClocks() throws {
        let reading = read(
            "UID:1\nSUMMARY:x\nDTSTART;TZID=Europe/Berlin:20261024T150000\nDTEND;TZID=Europe/Berlin:20261025T150000")
        #expect(try days(reading, "2026-10-01", "2026-10-31") == ["2026-10-24"])
    }

    /// It begins in the evening and ends in the morning: whether the second day counts, nobody can know.
    @Test func aNightCountsAsTheDayOnWhichItBeginsAndIsPointedOut() throws {
        let reading = read("UID:1\nSUMMARY:x\nDTSTART:20260402T220000\nDTEND:20260403T060000")
        #expect(reading.issues.map(\.severity) == [.warning])
        #expect(reading.issues.first?.message.en.contains("1 of 2 days count") == true)
        #expect(try shortDays(reading) == "0402")
    }

    private func shortDays(_ reading: Reading<ICalendar>) throws -> String {
        try days(reading).map { $0.dropFirst(5).replacing("-", with: "") }.joined(separator: " ")
    }

    // MARK: - Where a rule ends

    @Test(arguments: [
        ("\(tokyo)20260402T080000", "20260415T230000Z", "0402 0409 0416"),
        ("\(tokyo)20260402T080000", "20260415T225959Z", "0402 0409"),
        ("\(tokyo)20260402T080000", "20260416T080000", "0402 0409 0416"),
        ("\(tokyo)20260402T080000", "20260416T075959", "0402 0409"),
        (":20260402T080000", "20260416T080000", "0402 0409 0416"), (":20260402T080000", "20260416T000000", "0402 0409"),
        (":20260401T230000Z", "20260415T230000Z", "0402 0409 0416"),
        (":20260401T230000Z", "20260415T225959Z", "0402 0409"),
        (";VALUE=DATE:20260402", "20260416", "0402 0409 0416"), (";VALUE=DATE:20260402", "20260415", "0402 0409"),
        // Against the standard, but usual: a day beside a time counts whole, a time beside a day on the town's clocks.
        ("\(tokyo)20260402T080000", "20260416", "0402 0409 0416"), (":20260401T230000Z", "20260415", "0402 0409"),
        (";VALUE=DATE:20260402", "20260415T150000Z", "0402 0409 0416"),
        (";VALUE=DATE:20260402", "20260415T145959Z", "0402 0409"),
        (";VALUE=DATE:20260402", "20260401", ""),
    ])
    func untilCountsToTheSecond(_ start: String, _ until: String, _ expected: String) throws {
        let reading = read("UID:1\nSUMMARY:x\nDTSTART\(start)\nRRULE:FREQ=WEEKLY;UNTIL=\(until)")
        #expect(reading.issues == [])
        #expect(try shortDays(reading) == expected)
    }

    @Test func aRuleInAnotherZoneCountsTheWeekdaysOfThatZone() throws {
        let reading = read("UID:1\nSUMMARY:x\nDTSTART:20260401T220000Z\nRRULE:FREQ=WEEKLY;BYDAY=WE,TH;COUNT=3")
        #expect(try shortDays(reading) == "0402 0403 0409")
    }

    // MARK: - EXDATE and RDATE

    @Test(arguments: [
        ("EXDATE\(tokyo)20260409T080000", "0402 0416 0423"), ("EXDATE:20260408T230000Z", "0402 0416 0423"),
        ("EXDATE;VALUE=DATE:20260409", "0402 0416 0423"), ("EXDATE:20260409T080000,20260416T080000", "0402 0423"),
        ("EXDATE;VALUE=DATE:20260409,20260416", "0402 0423"),
        ("EXDATE;VALUE=DATE:20260402\nEXDATE\(tokyo)20260423T080000", "0409 0416"),
        ("RDATE\(tokyo)20260410T080000", "0402 0409 0410 0416 0423"),
        ("RDATE;VALUE=DATE:20260410", "0402 0409 0410 0416 0423"),
        ("RDATE;VALUE=PERIOD:20260409T230000Z/PT1H,20260501T000000/P2D", "0402 0409 0410 0416 0423 0501 0502"),
        ("RDATE;VALUE=PERIOD:20260409T150000Z/20260411T150000Z", "0402 0409 0410 0411 0416 0423"),
        ("RDATE:20260410T180000\nEXDATE:20260410T180000", "0402 0409 0416 0423"),
    ])
    func daysAreTakenOutAndAdded(_ properties: String, _ expected: String) throws {
        let reading = read(
            "UID:1\nSUMMARY:x\nDTSTART\(Self.tokyo)20260402T080000\nRRULE:FREQ=WEEKLY;COUNT=4\n" + properties)
        #expect(reading.issues == [])
        #expect(try shortDays(reading) == expected)
    }

    @Test(arguments: [
        "EXDATE:20260409T000000", "EXDATE\(tokyo)20260409T070000", "EXDATE:20260408T150000Z",
        "EXDATE;VALUE=DATE:20260409",
    ])
    func aTimeTakesOutAWholeDay(_ property: String) throws {
        let reading = read("UID:1\nSUMMARY:x\nDTSTART;VALUE=DATE:20260402\nRRULE:FREQ=WEEKLY;COUNT=3\n" + property)
        #expect(reading.issues == [])
        #expect(try shortDays(reading) == "0402 0416")
    }

    @Test(arguments: [
        ("EXDATE:20260409T090000", "error", ""), ("EXDATE:20260410T080000", "warning", "0402 0409 0416 0423"),
        ("EXDATE;VALUE=DATE:20990402", "warning", "0402 0409 0416 0423"),
    ])
    func anExceptionThatMeetsNoDayIsPointedOut(_ property: String, _ severity: String, _ expected: String) throws {
        let reading = read("UID:1\nSUMMARY:x\nDTSTART:20260402T080000\nRRULE:FREQ=WEEKLY;COUNT=4\n" + property)
        #expect(reading.issues.map(\.severity.rawValue) == [severity])
        #expect(reading.issues.map(\.line) == [7])
        #expect(try shortDays(reading) == expected)
    }

    // MARK: - Changes and versions

    /// Mondays from 2026-04-06, six times.
    private static let mondays = "UID:1\nSUMMARY:x\nDTSTART;VALUE=DATE:20260406\nRRULE:FREQ=WEEKLY;COUNT=6"

    private func read(_ events: [String]) -> Reading<ICalendar> {
        read(events.joined(separator: "\nEND:VEVENT\nBEGIN:VEVENT\n"))
    }

    @Test(arguments: [
        (["RECURRENCE-ID;VALUE=DATE:20260420\nDTSTART;VALUE=DATE:20260422"], "0406 0413 0422 0427 0504 0511"),
        (
            ["RECURRENCE-ID;VALUE=DATE:20260420\nDTSTART;VALUE=DATE:20260420\nSTATUS:CANCELLED"],
            "0406 0413 0427 0504 0511"
        ),
        (
            ["RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260427\nDTSTART;VALUE=DATE:20260428"],
            "0406 0413 0420 0428 0505 0512"
        ),
        (
            ["RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260427\nDTSTART;VALUE=DATE:20260427\nSTATUS:CANCELLED"],
            "0406 0413 0420"
        ),
        (
            [
                "RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260504\nDTSTART;VALUE=DATE:20260502\nDURATION:P2D",
                "RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260413\nDTSTART;VALUE=DATE:20260414",
                "RECURRENCE-ID;VALUE=DATE:20260427\nDTSTART;VALUE=DATE:20260430",
            ], "0406 0414 0421 0430 0502 0503 0509 0510"
        ),
        (
            [
                "RECURRENCE-ID;VALUE=DATE:20260420\nDTSTART;VALUE=DATE:20260422\nSEQUENCE:1",
                "RECURRENCE-ID;VALUE=DATE:20260420\nDTSTART;VALUE=DATE:20260423\nSEQUENCE:2",
            ], "0406 0413 0423 0427 0504 0511"
        ),
        // Before the event itself, and for its first day.
        (["RECURRENCE-ID;VALUE=DATE:20260406\nDTSTART;VALUE=DATE:20260404"], "0404 0413 0420 0427 0504 0511"),
    ])
    func daysAreMovedAndCancelled(_ changes: [String], _ expected: String) throws {
        let changes = changes.map { "UID:1\nSUMMARY:x\n" + $0 }
        for events in [[Self.mondays] + changes, changes.reversed() + [Self.mondays]] {
            let reading = read(events)
            #expect(reading.issues == [])
            #expect(try shortDays(reading) == expected)
        }
    }

    @Test func aChangeNamesItsDayOnAnyClock() throws {
        let reading = read([
            "UID:1\nSUMMARY:x\nDTSTART\(Self.tokyo)20260402T080000\nRRULE:FREQ=WEEKLY;COUNT=3",
            "UID:1\nSUMMARY:x\nRECURRENCE-ID:20260408T230000Z\nDTSTART\(Self.tokyo)20260410T080000",
            "UID:1\nRECURRENCE-ID;VALUE=DATE:20260416\nDTSTART:20260417T080000",
        ])
        #expect(reading.issues == [])
        #expect(try shortDays(reading) == "0402 0410 0417")
    }

    /// Each keeps the day that it changes from being told wrongly.
    @Test(arguments: [
        ("RECURRENCE-ID;VALUE=DATE:20260421\nDTSTART;VALUE=DATE:20260422", "20260421", "0406 0413 0420 0427 0504 0511"),
        (
            "RECURRENCE-ID;VALUE=DATE:20260420\nDTSTART;TZID=Nowhere:20260422T080000", "Nowhere",
            "0406 0413 0427 0504 0511"
        ),
        (
            "RECURRENCE-ID;VALUE=DATE:20260420\nDTSTART;VALUE=DATE:20260422\nRRULE:FREQ=DAILY", "RRULE",
            "0406 0413 0427 0504 0511"
        ),
        (
            "RECURRENCE-ID;RANGE=THISANDPRIOR;VALUE=DATE:20260420\nDTSTART;VALUE=DATE:20260422", "THISANDPRIOR",
            "0406 0413"
        ),
        ("RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260420\nDTSTART:20260422T080000", "whole day", "0406 0413"),
    ])
    func aChangeThatIsNotUnderstoodIsNamed(_ change: String, _ part: String, _ expected: String) throws {
        let reading = read([Self.mondays, "UID:1\nSUMMARY:x\n" + change])
        #expect(reading.issues.map(\.severity) == [.error])
        #expect(reading.issues.first?.message.en.contains(part) == true, "\(reading.issues)")
        #expect(try shortDays(reading) == expected)
    }

    @Test func aChangeOfAnEventThatIsNotThereIsNamed() throws {
        let reading = read([
            Self.mondays, "UID:2\nSUMMARY:y\nRECURRENCE-ID;VALUE=DATE:20260406\nDTSTART;VALUE=DATE:20260407",
        ])
        #expect(reading.issues.map(\.line) == [11])
        #expect(try shortDays(reading) == "0406 0413 0420 0427 0504 0511")
    }

    @Test(arguments: [
        (["SEQUENCE:1", "SEQUENCE:2"], 1), (["SEQUENCE:10", "SEQUENCE:9"], 0), (["", "SEQUENCE:1"], 1),
        (["SEQUENCE:1\nDTSTAMP:20270101T000000Z", "SEQUENCE:2\nDTSTAMP:20260101T000000Z"], 1),
        (["SEQUENCE:1\nSTATUS:CANCELLED", "SEQUENCE:2"], 1), (["SEQUENCE:1", "SEQUENCE:2\nSTATUS:CANCELLED"], nil),
    ])
    func aHigherSequenceReplacesAnEvent(_ versions: [String], _ counts: Int?) throws {
        let days = ["20260402", "20260403"]
        let reading = read(zip(versions, days).map { "UID:1\nSUMMARY:x\nDTSTART;VALUE=DATE:\($1)\n\($0)" })
        #expect(reading.issues == [])
        #expect(try shortDays(reading) == (counts.map { String(days[$0].dropFirst(4)) } ?? ""))
    }

    @Test(arguments: [
        (["DTSTAMP:20260101T000000Z", "DTSTAMP:20260102T000000Z"], "warning", "0403"),
        (["LAST-MODIFIED:20260102T000000Z", "LAST-MODIFIED:20260101T000000Z"], "warning", "0402"),
        (["DTSTAMP:20260101T000000Z", "DTSTAMP:20260101T000000Z"], "error", ""),
    ])
    func twoEventsOfOneUIDArePointedOut(_ versions: [String], _ severity: String, _ expected: String) throws {
        let reading = read(
            zip(versions, ["20260402", "20260403"]).map { "UID:1\nSUMMARY:x\nDTSTART;VALUE=DATE:\($1)\n\($0)" })
        #expect(reading.issues.map(\.severity.rawValue) == [severity])
        #expect(try shortDays(reading) == expected)
        let same = read(versions.map { "UID:1\nSUMMARY:x\nDTSTART;VALUE=DATE:20260402\n\($0)" })
        #expect(same.issues == [])
        #expect(try shortDays(same) == "0402")
    }

    @Test func aCancelledCalendarCancelsItsEvents() throws {
        let text = """
            BEGIN:VCALENDAR
            METHOD:PUBLISH
            BEGIN:VEVENT
            UID:1
            SUMMARY:x
            DTSTART;VALUE=DATE:20260402
            RRULE:FREQ=DAILY;COUNT=3
            END:VEVENT
            END:VCALENDAR
            BEGIN:VCALENDAR
            METHOD:CANCEL
            BEGIN:VEVENT
            UID:1
            SEQUENCE:1
            DTSTART;VALUE=DATE:20260403
            RECURRENCE-ID;VALUE=DATE:20260403
            END:VEVENT
            END:VCALENDAR
            """
        let reading = ICalendarReader.read(Data(text.utf8), file: "x.ics", timeZone: tokyo)
        #expect(reading.issues == [])
        #expect(try shortDays(reading) == "0402 0404")
    }

    // MARK: - Time zones

    @Test(arguments: [("+0900", "0402"), ("-0500", "0403"), ("+09", nil)])
    func aZoneThatTheFileDefinesIsKnown(_ offset: String, _ expected: String?) throws {
        let zone = ["STANDARD", "DAYLIGHT"].flatMap {
            ["BEGIN:\($0)", "TZOFFSETFROM:+0000", "TZOFFSETTO:\(offset)", "END:\($0)"]
        }
        let event = ["BEGIN:VEVENT", "SUMMARY:x", "DTSTART;TZID=Office:20260402T120000", "END:VEVENT"]
        let lines =
            ["BEGIN:VCALENDAR"] + event + ["BEGIN:VTIMEZONE", "TZID:Office"] + zone + [
                "END:VTIMEZONE", "END:VCALENDAR",
            ]
        let reading = ICalendarReader.read(
            Data([0xEF, 0xBB, 0xBF]) + Data(lines.joined(separator: "\r\n").utf8), file: "x.ics", timeZone: tokyo)
        #expect(reading.issues.map(\.line) == (expected == nil ? [4] : []))
        #expect(try shortDays(reading) == expected ?? "")
    }

    // MARK: - Against another program

    private struct Case: Decodable {
        var ics: String
        /// Summary to days, with spaces between them.
        var days: [String: String]
    }

    /// Generated by Benchmarks/scripts/calendar-cases with the days that PyPI's recurring-ical-events finds in them.
    @Test func generatedCalendarsHaveTheDaysThatOthersFind() throws {
        let file = Checkout.root.appending(path: "Benchmarks/calendars.json")
        let cases = try JSONDecoder().decode([Case].self, from: Data(contentsOf: file))
        #expect(cases.count == 25)
        let window = try #require(CalendarDate("2026-04-01"))...(try #require(CalendarDate("2027-09-30")))
        for (index, calendar) in cases.enumerated() {
            let reading = ICalendarReader.read(Data(calendar.ics.utf8), file: "\(index).ics", timeZone: tokyo)
            #expect(reading.issues.filter { $0.severity == .error } == [])
            #expect(
                reading.value.days(in: window).mapValues { $0.map(\.description).joined(separator: " ") }
                    == calendar.days, "\(index)")
        }
    }

    // MARK: - Lines

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
