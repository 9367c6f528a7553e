import Foundation
import OpenData
import Rules
import Testing

@Suite("What town check finds about the office and telephone numbers")
struct OfficeCheckTests {
    private struct Missing: Error {}

    private static let manifest = """
        id: x
        name: { en: X }
        timeZone: Asia/Tokyo
        office:
          name: { ja: 役場, ja-Hrkt: やくば, en: the office }
          telephone: 0242-00-1000
          hours: Mo-Fr 08:30-17:15; PH off; Dec 29-Jan 03 off
          afterHours:
            name: { ja: 宿直, ja-Hrkt: しゅくちょく, en: the night desk }
            telephone: 0242-00-1001
        fire:
          name: { ja: 消防本部, ja-Hrkt: しょうぼうほんぶ, en: the fire headquarters }
          telephone: 0242-00-1190
        bus:
          folder: gtfs
          company: { name: { en: the bus }, telephone: 0242-00-3000 }
          stops: []
        clinics:
          - { id: a, name: { en: A }, telephone: 0242-00-2001 }

        """

    private func reading(_ manifest: String) throws -> TownReading {
        try TownReader.read(manifest: manifest) { _ in throw Missing() }
    }

    private func issues(_ manifest: String) throws -> [String] {
        let town = try reading(manifest)
        let today = try #require(CalendarDate("2026-12-01"))
        let issues =
            town.issues.filter { $0.file == "town.yml" } + OfficeCheck(today: today).issues(town)
            + TelephoneCheck().issues(town)
        return issues.map(\.description)
    }

    private func replacing(_ old: String, _ new: String) throws -> String {
        try #require(Self.manifest.contains(old))
        return Self.manifest.replacing(old, with: new)
    }

    @Test("The office's hours, its after-hours line and the fire headquarters are read")
    func fields() throws {
        #expect(try issues(Self.manifest) == [])
        let town = try reading(Self.manifest).town
        #expect(town.office.hours == (try OpeningHoursParser.parse("Mo-Fr 08:30-17:15; PH off; Dec 29-Jan 03 off")))
        #expect(town.office.afterHours?.telephone == "0242-00-1001")
        #expect(town.office.afterHours?.name.reading == "しゅくちょく")
        #expect(town.fireStation?.telephone == "0242-00-1190")
    }

    @Test("An after-hours line without a number of its own is reached at that of the office")
    func sameNumber() throws {
        let manifest = try replacing("    telephone: 0242-00-1001\n", "")
        #expect(try issues(manifest) == [])
        #expect(try reading(manifest).town.office.afterHours?.telephone == "0242-00-1000")
    }

    @Test(
        "What is wrong is named with its line and a remedy",
        arguments: [
            (
                "  hours: Mo-Fr 08:30-17:15; PH off; Dec 29-Jan 03 off\n", "",
                "town.yml:5: warning: the office has no hours"
            ),
            ("Mo-Fr 08:30-17:15;", "Mo-Fr 08:30～17:15;", "town.yml:7: error: "),
            (
                "Mo-Fr 08:30-17:15; PH off; Dec 29-Jan 03 off", "Mo-Su off",
                "town.yml:7: warning: the office is never open"
            ),
            ("Mo-Fr 08:30-17:15; PH off; ", "Mo-Fr 08:30-17:15; Mo-Su off; ", "town.yml:7: error: "),
            (
                "Mo-Fr 08:30-17:15; PH off; Dec 29-Jan 03 off", "24/7",
                "town.yml:7: warning: the office is open round the clock"
            ),
            ("Mo-Fr 08:30-17:15; PH", "Mo-Fr 00:00-24:00; PH", "round the clock on 2026-12-01"),
            ("PH off; ", "", "town.yml:7: warning: the office is open on 2027-01-11"),
            ("; Dec 29-Jan 03 off", "", "town.yml:7: warning: the office is open on 2026-12-29"),
            ("; PH off; Dec 29-Jan 03 off", "", "add “; PH off; Dec 29-Jan 03 off”"),
            ("afterHours:", "afterHour:", "town.yml:8: warning: “afterHour” means nothing here"),
            ("afterHours:", "afterHour:", "town.yml:5: warning: nobody is named who answers"),
            ("ja-Hrkt: しゅくちょく, ", "", "“宿直” has no reading"),
            ("ja-Hrkt: しょうぼうほんぶ, ", "", "“消防本部” has no reading"),
        ])
    func mistakes(_ old: String, _ new: String, _ message: String) throws {
        let issues = try issues(try replacing(old, new))
        #expect(issues.contains { $0.contains(message) }, "\(issues)")
    }

    private static let places = [
        (6, "0242-00-1000"), (10, "0242-00-1001"), (13, "0242-00-1190"), (16, "0242-00-3000"), (19, "0242-00-2001"),
    ]

    @Test("A telephone number is checked wherever it stands", arguments: places)
    func telephones(_ line: Int, _ number: String) throws {
        for (wrong, message) in [
            ("\"\"", "error: the telephone number is empty"),
            ("0242-00-100", "warning: “0242-00-100” looks wrong: it has 9 digits"),
        ] {
            let issues = try issues(try replacing(number, wrong))
            #expect(issues.count == 1 && issues[0].hasPrefix("town.yml:\(line): \(message)"), "\(issues)")
        }
    }

    @Test(
        "A number that is none has its repair, one that looks wrong a doubt, and a right one nothing",
        arguments: [
            ("0242-00-1000", nil), ("0242001000", nil), ("090-1234-5678", nil), ("050-3000-1234", nil),
            ("0120-123-456", nil), ("0570-000-123", nil), ("03-1234-5678", nil), ("0800-123-4567", nil),
            ("０２４２－００－１０００", "as “0242-00-1000”"), ("0242(00)1000", "as “0242-00-1000”"),
            ("0242 00 1000", "as “0242-00-1000”"), ("0242ー00ー1000", "as “0242-00-1000”"),
            ("+81-242-00-1000", "as “0242-00-1000”"), ("+81 (0)242 00 1000", "as “0242-00-1000”"),
            ("0242-00-1000 内線 12", "is no telephone number"), ("0242-00-1OOO", "is no telephone number"),
            ("-0242-00-1000", "is no telephone number"), ("代表", "is no telephone number"),
            ("242-00-1000", "has 9 digits"), ("0242-00-10000", "has 11 digits"), ("090-123-4567", "has 10 digits"),
            ("00242-00-100", "begins with one 0"), ("119", "direct number"), ("110", "direct number"),
        ] as [(String, String?)])
    func numbers(_ number: String, _ message: String?) throws {
        let issues = try issues(try replacing("telephone: 0242-00-1190", "telephone: \"\(number)\""))
        #expect(issues.isEmpty == (message == nil), "\(issues)")
        if let message { #expect(issues.count == 1 && issues[0].contains(message), "\(issues)") }
    }
}
