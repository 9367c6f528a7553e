import Texts
import Foundation
import OpenData
import Rules
import Testing

@Suite struct TownReaderTests {
    private struct Missing: Error {}

    private let minimal = """
        id: x
        name: { en: X }
        timeZone: Asia/Tokyo
        office: { name: { en: the office }, telephone: 0242-00-0000 }
        """

    private func read(
        _ manifest: String, _ files: [String: String] = [:]
    ) throws -> TownReading {
        try TownReader.read(manifest: manifest) { path in
            guard let text = files[path] else { throw Missing() }
            return Data(text.utf8)
        }
    }

    @Test func aTownNeedsLittle() throws {
        let reading = try read(minimal)
        #expect(reading.town.office.telephone == "0242-00-0000")
        #expect(reading.town.cutOff == TimeOfDay(8, 0))
        #expect(reading.households.isEmpty)
        #expect(reading.issues.isEmpty)
    }

    @Test(arguments: [
        ("id: x\n  bad: [", 2, "YAML"), ("id: x\nname: { en: X }\n", 1, "timeZone"),
        ("id: x\nname: X\ntimeZone: Asia/Tokyo\n", 2, "name"),
    ])
    func aManifestThatCannotBeUsedNamesTheLine(_ manifest: String, _ line: Int, _ word: String) {
        let error = #expect(throws: DataError.self) { try read(manifest) }
        #expect(error?.line == line, "\(error.map(String.init(describing:)) ?? "")")
        #expect(error?.message.en.contains(word) == true)
    }

    @Test func anUnknownTimeZoneIsRefused() {
        let error = #expect(throws: DataError.self) {
            try read(minimal.replacing("Asia/Tokyo", with: "Asia/Aizu"))
        }
        #expect(error?.line == 3)
    }

    @Test func whatIsWrongIsReportedAndTheRestIsUsed() throws {
        let manifest =
            minimal + """

                cutOff: noon
                duty: duty.csv
                holliday: holidays.csv
                clinics:
                  - { id: a, name: { ja: さくら, en: Sakura }, telephone: 0242-00-0001, hours: Mo-Fr 09:00～12:00 }
                  - { id: a, name: { en: B }, telephone: 0242-00-0002, hours: Mo-Fr 09:00-12:00 }
                """
        let duty = """
            date,week,medical,name,time
            2026-12-06,日曜日,内科,さくら,08:30～17:15 / 22:30～翌08:30
            2026-12-13,日曜日,内科,もみじ,09:00～17:00
            2026-12-20,日曜日,内科,さくら,朝
            12月27日,日曜日,内科,さくら,09:00～17:00
            """
        let reading = try read(manifest, ["duty.csv": duty])
        let town = reading.town
        #expect(
            reading.issues.map { "\($0.file):\($0.line ?? 0)" } == [
                "town.yml:7", "town.yml:10", "town.yml:5", "town.yml:9", "duty.csv:3", "duty.csv:4", "duty.csv:5",
            ])
        #expect(town.clinics.map { $0.hours == nil } == [true, false])
        let date = try #require(CalendarDate("2026-12-06"))
        let sunday = try #require(town.duty.entries(on: date).first)
        #expect(sunday.clinic == "a")
        #expect(sunday.spans.map(\.to.description) == ["17:15", "32:30"])
    }

    @Test func whatIsSaidInJapaneseNeedsItsReadingAndANameBringsItsOwn() throws {
        let reading = try read(
            minimal + """

                clinics:
                  - id: a
                    name: { ja: 林医院, ja-Hrkt: はやしいいん, en: A }
                    telephone: 0242-00-0001
                  - id: b
                    name: { en: B }
                    phrases: { ja: [林《はやし》先生, 林先生《はやしせんせい》, 林《はやし] }
                    telephone: 0242-00-0002
                """)
        #expect(reading.town.clinics.map { $0.spokenAs["ja"] } == [["｜林医院《はやしいいん》"], ["林先生《はやしせんせい》"]])
        let issues = reading.issues.filter { $0.message.en.contains("先生《…》") }
        #expect(issues.map(\.line) == [11])
        #expect(issues.first?.severity == .error)
    }
}
