import Texts
import Foundation
import OpenData
import Rules
import Testing

@Suite struct CollectionSupplementTests {
    private struct Missing: Error {}

    private func read(_ supplement: String) -> Reading<GarbageData> {
        let files = [
            "g/area_days.csv": "地名,センター,紙,びん\n丘,,月,火\n川,,月,火\n", "g/center.csv": "a,b,c\n",
            "g/description.csv": "label,description\n", "g/target.csv": "label,name\n", "g/collection.yml": supplement,
        ]
        return GarbageReader.read(folder: "g") { path throws in
            guard let text = files[path] else { throw Missing() }
            return Data(text.utf8)
        }
    }

    private func days(_ reading: Reading<GarbageData>, _ area: String, _ label: String) throws -> [String] {
        let calendar = reading.value.calendar(of: try #require(reading.value.area(area)))
        let from = try #require(CalendarDate("2026-12-01"))
        return (from..<from + 31).filter { calendar.collects(label, on: $0) }.map(\.description)
    }

    @Test func daysAreMovedAddedAndCalledOffWhereTheyAreSaidToBe() throws {
        let reading = read(
            """
            moved:
              - { label: 紙, from: 2026-12-07, to: 2026-12-08, areas: [丘] }
            extra:
              - { label: 紙, date: 2026-12-30 }
            cancelled:
              - { label: 紙, date: 2026-12-28, areas: [川] }
            """)
        #expect(reading.issues == [])
        #expect(try days(reading, "丘", "紙") == ["2026-12-08", "2026-12-14", "2026-12-21", "2026-12-28", "2026-12-30"])
        #expect(try days(reading, "川", "紙") == ["2026-12-07", "2026-12-14", "2026-12-21", "2026-12-30"])
        #expect(try days(reading, "丘", "びん").count == 5)
    }

    @Test func aCategoryHasItsHolidayRuleAndItsHour() throws {
        let reading = read(
            """
            cutOff: "08:30"
            closures: shift
            categories:
              - { label: 紙, holidays: skip, cutOff: "07:00" }
            """)
        let calendar = reading.value.calendar(of: try #require(reading.value.area("丘")))
        #expect(calendar.schedules["紙"]?.holidayRule == .skip)
        #expect(calendar.schedules["紙"]?.cutOff == TimeOfDay(7, 0))
        #expect(calendar.schedules["びん"]?.cutOff == TimeOfDay(8, 30))
        #expect(calendar.closurePolicy == .shift)
    }

    @Test func nothingIsCollectedAfterTheLastValidDay() throws {
        let reading = read("validFrom: 2026-12-08\nvalidTo: 2026-12-14\n")
        #expect(try days(reading, "丘", "紙") == ["2026-12-14"])
        #expect(try days(reading, "丘", "びん") == ["2026-12-08"])
    }

    @Test func aNoticeIsSaidForItsDaysItsDistrictAndItsCategory() throws {
        let reading = read(
            """
            notices:
              - { from: 2026-12-01, to: 2026-12-28, label: 紙, areas: [丘], text: { en: Soon it is over. } }
            """)
        let calendar = reading.value.calendar(of: try #require(reading.value.area("丘")))
        let day = try #require(CalendarDate("2026-12-28"))
        #expect(calendar.notices(on: day, about: "紙").count == 1)
        #expect(calendar.notices(on: day, about: nil).count == 1)
        #expect(calendar.notices(on: day, about: "びん").isEmpty)
        #expect(calendar.notices(on: day + 1, about: "紙").isEmpty)
        #expect(reading.value.calendar(of: try #require(reading.value.area("川"))).notices.isEmpty)
    }

    @Test(arguments: [
        ("validTo: soon", 1, "“soon” is no date"), ("cutOff: 8", 1, "“8” is no time"),
        ("closures: later", 1, "one of skip, shift"), ("\nholiday: x", 2, "means nothing here"),
        ("extra:\n  - { label: 紙 }", 2, "date"), ("validFrom: 2027-01-01\nvalidTo: 2026-01-01", 2, "before it begins"),
        ("categories:\n  - { label: 紙, holidays: no }", 2, "write one of"),
        ("notices:\n  - { from: 2026-12-02, to: 2026-12-01, text: { en: x } }", 2, "before it begins"),
    ])
    func whatIsWrongIsNamedWithItsLine(_ text: String, _ line: Int, _ part: String) {
        let issues = read(text).issues
        #expect(issues.contains { $0.line == line && $0.message.en.contains(part) }, "\(issues)")
    }

    @Test func namesThatTheTableDoesNotKnowAreReported() {
        let issues = read("extra:\n  - { label: 木, date: 2026-12-30, areas: [山] }\n").issues
        #expect(issues.map(\.severity) == [.error, .error])
    }
}
