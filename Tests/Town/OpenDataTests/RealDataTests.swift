import Texts
import Foundation
import OpenData
import Rules
import TestSupport
import Testing

/// Published data of real towns, which is not ours to ship: it stands beside the checkout, and where it does not these
/// tests are skipped.
@Suite(.enabled(if: SharedData.isPresent, "the shared folder is absent"))
struct RealDataTests {
    private struct ExpectedDays: Decodable {
        var from: String
        var to: String
        var areas: [String: [String: [String]]]
    }

    private struct OpeningVector: Decodable {
        var value: String
        var from: String
        var to: String
        var open: [[String]]
    }

    private func data(_ path: String) throws -> Data {
        try Data(contentsOf: try #require(SharedData.folder).appending(path: "data").appending(path: path))
    }

    private func holidays() throws -> HolidayCalendar {
        let text = try TextDecoding.text(of: try data("holidays/syukujitsu.csv"), file: "syukujitsu.csv")
        let reading = HolidayReader.read(text, file: "syukujitsu.csv")
        #expect(reading.issues.isEmpty)
        return reading.value
    }

    @Test(arguments: [("kamisunagawa", 70), ("kyotango", 1183), ("ibaraki", 891), ("yosano", 88)])
    func everyCellOfARealTownIsCollectedOnTheExpectedDays(_ town: String, _ cells: Int) throws {
        let reading = GarbageReader.read(folder: "garbage/\(town)", file: data)
        let json = try data("garbage/\(town)/expected_days.json")
        let expected = try JSONDecoder().decode(ExpectedDays.self, from: json)
        let from = try #require(CalendarDate(expected.from))
        let to = try #require(CalendarDate(expected.to))
        #expect(reading.issues.filter { $0.severity == .error } == [])
        var compared = 0
        for (name, categories) in expected.areas {
            let area = try #require(reading.value.area(name))
            let calendar = reading.value.calendar(of: area)
            for (label, days) in categories {
                #expect(
                    (from...to).filter { calendar.collects(label, on: $0) }.map(\.description) == days,
                    "\(town), \(name), \(label)")
                compared += 1
            }
        }
        #expect(compared == cells)
    }

    private func audit(_ town: String) throws -> [String] {
        let reading = GarbageReader.read(folder: "garbage/\(town)", file: data)
        let stale = FreshnessCheck(today: try #require(CalendarDate("2026-11-21"))).issues(reading.value)
        return (reading.issues + stale).map(\.description)
    }

    @Test func theDefectsOfRealTownsAreReported() throws {
        let kyotango = try audit("kyotango")
        #expect(kyotango.contains { $0.contains("area_days.csv:2: warning: 169 of 169 districts name no centre") })
        #expect(kyotango.count { $0.contains("which area_days.csv does not collect") } == 5)
        #expect(kyotango.count { $0.contains("粗大ごみ” seems to be") } == 2)

        let yosano = try audit("yosano")
        #expect(yosano.contains { $0.contains("area_days.csv:2: warning: 19 districts have a full-width space") })
        #expect(yosano.contains { $0.contains("ended on 2023-01-03") })
    }

    @Test func nothingIsWrongInTheDataOfACarefulTown() throws {
        #expect(try audit("kamisunagawa") == [])
    }

    @Test(arguments: [("kamisunagawa", 65), ("kyotango", 776), ("ibaraki", 61), ("yosano", 10)])
    func everyThingOfARealTownFindsItselfHoweverItIsTyped(_ town: String, _ count: Int) throws {
        let things = GarbageReader.read(folder: "garbage/\(town)", file: data).value.targets
        #expect(things.count == count)
        let finder = ItemFinder(things)
        for thing in things {
            let spellings = [
                thing.name, thing.name.applyingTransform(.hiraganaToKatakana, reverse: false),
                thing.name.applyingTransform(.hiraganaToKatakana, reverse: true),
                thing.name.applyingTransform(.fullwidthToHalfwidth, reverse: false),
                thing.name.applyingTransform(.fullwidthToHalfwidth, reverse: true),
                thing.name.replacing("ー", with: ""), " \(thing.name)　",
            ]
            for spelling in spellings {
                let found = finder.items(named: try #require(spelling))
                #expect(found.contains(thing), "\(spelling ?? "") for \(thing.name)")
            }
        }
    }

    @Test func everyOpeningHoursVectorAgreesIntervalForInterval() throws {
        let holidays = try holidays()
        let lines = String(decoding: try data("oracle/opening_hours_vectors.jsonl"), as: UTF8.self)
            .split(separator: "\n")
        #expect(lines.count == 37)
        for line in lines {
            let vector = try JSONDecoder().decode(OpeningVector.self, from: Data(line.utf8))
            let hours = try OpeningHoursParser.parse(vector.value)
            let from = try #require(LocalTime(vector.from))
            let to = try #require(LocalTime(vector.to))
            let expected = vector.open.map { $0.compactMap(LocalTime.init) }
            let intervals = hours.intervals(from: from, to: to, holidays: holidays)
            #expect(intervals.map { [$0.lowerBound, $0.upperBound] } == expected, "\(vector.value)")
        }
    }

    @Test func theRuleOfTheLawAgreesWithTheGovernmentsTable() throws {
        let table = try holidays()
        let rule = HolidayCalendar()
        let from = try #require(CalendarDate("2022-01-01"))
        let to = try #require(CalendarDate("2027-12-31"))
        #expect((from...to).filter { table.isHoliday($0) }.count == 108)
        for date in from...to {
            #expect(table.name(of: date) == rule.name(of: date), "\(date)")
        }
    }
}
