import Texts
import Foundation
import OpenData
import Rules
import Testing

/// A town that publishes an iCalendar file for a district, beside a table for the others or instead of it.
@Suite struct DistrictCalendarTests {
    private struct Missing: Error {}

    private func read(
        _ districts: [String], table: Bool = true, supplement: String = "", calendar: [String]
    ) throws -> TownReading {
        let manifest = """
            id: x
            name: { en: X }
            timeZone: Asia/Tokyo
            office: { name: { en: the office }, telephone: 0242-00-0000 }
            garbage:
              folder: g
              categories:
                - { id: paper, label: 紙, name: { en: paper } }
                - { id: cans, label: カン, name: { en: cans } }
              districts:
            \(districts.map { "    - { \($0), name: { en: A } }" }.joined(separator: "\n"))
            """
        var files = [
            "g/center.csv": "名称,休止開始日,休止終了日\n中央,2026/12/1,2026/12/31\n",
            "g/target.csv": "label,name\nカン,アキカン\n", "g/description.csv": "label,description\n紙,\nカン,\n",
            "g/collection.yml": supplement,
            "g/hill.ics": (["BEGIN:VCALENDAR"] + calendar + ["END:VCALENDAR"]).joined(separator: "\r\n"),
        ]
        if table { files["g/area_days.csv"] = "地名,センター,紙\n川,中央,水\n" }
        return try TownReader.read(manifest: manifest) { path throws in
            guard let text = files[path] else { throw Missing() }
            return Data(text.utf8)
        }
    }

    private func event(_ summary: String, _ start: String, _ more: String...) -> [String] {
        ["BEGIN:VEVENT", "UID:\(summary)\(start)", "SUMMARY:\(summary)", "DTSTART;VALUE=DATE:\(start)"] + more
            + ["END:VEVENT"]
    }

    private func days(_ reading: TownReading, _ category: String, _ from: String, _ count: Int) throws -> [String] {
        let calendar = try #require(reading.town.districts.first).collections
        let from = try #require(CalendarDate(from))
        return (from..<from + count).filter { calendar.collects(category, on: $0) }.map(\.description)
    }

    @Test func itsEventsAreTheDaysOfTheCategoriesThatTheyAreNamedAfter() throws {
        let reading = try read(
            ["id: hill, calendar: hill.ics"], table: false, supplement: "cutOff: \"07:30\"\n",
            calendar: event("紙", "20261202", "RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE;VALUE=DATE:20261216")
                + event("ｶﾝ", "20261204"))
        #expect(reading.issues.filter { !$0.message.en.contains("“ja”") } == [])
        #expect(try days(reading, "paper", "2026-12-01", 31) == ["2026-12-02", "2026-12-09", "2026-12-23"])
        // Half width in the calendar, full width in target.csv: one category.
        #expect(try days(reading, "cans", "2026-12-01", 31) == ["2026-12-04"])
        #expect(reading.town.categories.count == 2)
        #expect(reading.town.districts[0].collections.schedules["paper"]?.cutOff == TimeOfDay(7, 30))
    }

    @Test func afterItsLastEventNothingIsKnown() throws {
        let reading = try read(
            ["id: hill, calendar: hill.ics"], table: false,
            calendar: event("紙", "20261202", "RRULE:FREQ=WEEKLY;COUNT=4") + event("カン", "20261204"))
        let calendar = reading.town.districts[0].collections
        #expect(calendar.validTo == CalendarDate("2026-12-23"))
        let early = FreshnessCheck(today: try #require(CalendarDate("2026-12-20"))).issues(reading)
        #expect(
            early.map(\.description).contains("g/hill.ics: warning: the data ends on 2026-12-23: publish what follows"))
        let late = FreshnessCheck(today: try #require(CalendarDate("2026-12-24"))).issues(reading)
        #expect(late.contains { $0.file == "g/hill.ics" && $0.severity == .error })
    }

    @Test(arguments: [("", "2036-12-02"), ("validTo: 2027-03-31\n", "2027-03-31")])
    func anEventWithoutAnEndIsBelievedForTenYearsOrAsLongAsStaffSay(_ supplement: String, _ last: String) throws {
        let reading = try read(
            ["id: hill, calendar: hill.ics"], table: false, supplement: supplement,
            calendar: event("紙", "20261202", "RRULE:FREQ=WEEKLY") + event("カン", "20261204"))
        let validTo = try #require(reading.town.districts[0].collections.validTo)
        #expect(abs(validTo.distance(to: try #require(CalendarDate(last)))) <= 5)
        #expect(try days(reading, "paper", "2027-03-24", 7) == ["2027-03-24"])
    }

    @Test func itStandsBesideATableAndTheTablesClosuresAreNoneOfIts() throws {
        let reading = try read(
            ["id: hill, calendar: hill.ics", "id: river, area: 川"],
            calendar: event("紙", "20261202", "RRULE:FREQ=WEEKLY;COUNT=6") + event("カン", "20261204"))
        #expect(reading.issues == [])
        #expect(try days(reading, "paper", "2026-12-01", 14) == ["2026-12-02", "2026-12-09"])
        let river = try #require(reading.town.district("river")).collections
        let december = try #require(CalendarDate("2026-12-01"))
        #expect(!(december..<december + 31).contains { river.collects("paper", on: $0) })
        #expect(river.collects("paper", on: december + 36))
    }

    @Test(arguments: [
        ("id: hill", [], "town.yml", "needs either an area of area_days.csv or a calendar"),
        ("id: hill, area: 川, calendar: hill.ics", [], "town.yml", "needs either"),
        ("id: hill, calendar: dale.ics", [], "g/dale.ics", "cannot be read"),
        ("id: hill, calendar: hill.ics", [], "g/hill.ics", "holds no event"),
        ("id: hill, calendar: hill.ics", ["rubbish"], "g/hill.ics", "holds no event"),
        (
            "id: hill, calendar: hill.ics",
            ["BEGIN:VEVENT", "SUMMARY:紙", "DTSTART;VALUE=DATE:20261202", "RRULE:FREQ=HOURLY", "END:VEVENT"],
            "g/hill.ics",
            "not understood"
        ),
        (
            "id: hill, calendar: hill.ics", ["BEGIN:VEVENT", "SUMMARY:草", "DTSTART;VALUE=DATE:20261202", "END:VEVENT"],
            "town.yml", "“草” of the garbage files is not among them"
        ),
    ])
    func whatIsWrongWithItIsNamed(_ district: String, _ calendar: [String], _ file: String, _ part: String) throws {
        let issues = try read([district], calendar: calendar).issues
        #expect(issues.contains { $0.file == file && $0.message.en.contains(part) }, "\(issues)")
    }
}
