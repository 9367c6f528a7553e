import DataFiles
import Foundation
import OpenData
import Rules
import TestSupport
import Texts
import Testing

@Suite struct TownCheckTests {
    private let sample: TemporaryFolder
    private let today: CalendarDate

    init() throws {
        sample = try TemporaryFolder()
        try sample.copy(Checkout.root.appending(path: "towns/komorebi"), to: "town")
        today = try #require(CalendarDate("2026-11-21"))
    }

    private func issues(on day: CalendarDate? = nil) throws -> [String] {
        try TownCheck(at: sample.url.appending(path: "town")).issues(on: day ?? today).map(\.description)
    }

    private func replace(_ text: String, with other: String, in file: String) throws {
        let url = sample.url.appending(path: "town/\(file)")
        let before = try String(contentsOf: url, encoding: .utf8)
        try #require(before.contains(text))
        try Data(before.replacing(text, with: other).utf8).write(to: url)
    }

    /// Whoever lives there would hear "…の日" and not know of what.
    @Test func aLetterThatNoVoiceSaysIsNamedWithItsPlace() throws {
        try replace("たたんで束", with: "たたん\u{E000}で束", in: "garbage/target.csv")
        let found = try issues().filter { $0.contains("cannot be said") }
        #expect(!found.isEmpty)
        let line = try String(contentsOf: sample.url.appending(path: "town/garbage/target.csv"), encoding: .utf8)
            .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).firstIndex { $0.contains("\u{E000}") }
        #expect(found.first?.hasPrefix("garbage/target.csv:\(try #require(line) + 1): warning: ") == true, "\(found)")
    }

    @Test func nothingIsWrongInTheSampleTown() throws {
        #expect(try issues() == [])
    }

    @Test(arguments: [
        (
            "town.yml", "Mo-We,Fr 08:30-12:00,14:00-17:30; Sa", "Mo-Fr 08:30-12:00; Mo-Fr 14:00-17:30; Sa",
            "never applies"
        ),
        ("town.yml", "reception: Mo-We,Fr 08:30-11:30", "reception: Mo-We,Fr 08:30-12:30", "hours say closed"),
        ("town.yml", "hours: Tu,Th 09:00-12:00", "hours: Tu,Th 09:00～12:00", "write “Tu,Th 09:00-12:00"),
        ("town.yml", "ja: さくら医院, ja-Hrkt: さくらいいん", "ja: 桜医院", "no reading: add ja-Hrkt"),
        ("town.yml", "telephone: 0242-00-1190", "telephone: 0242-00-119", "warning: “0242-00-119” looks wrong"),
        ("town.yml", "  afterHours:\n", "  nightDesk:\n", "nobody is named who answers while the office is closed"),
        ("duty.csv", "2026-12", "2026-11", "the roster holds nothing of 2026-12"),
        ("duty.csv", "2027-02", "2027-03", "the roster holds nothing of 2027-02"),
        ("garbage/area_days.csv", "木漏れ日クリーンセンター", "", "4 of 4 districts name no centre"),
        ("garbage/area_days.csv", "川端,", "丘町,", "丘町 stands in line 2 already"),
        ("garbage/center.csv", "202", "200", "the last closure of 木漏れ日クリーンセンター ended on 2009-01-03"),
        ("garbage/collection.yml", "validTo: 2028-03-31", "validTo: 2026-10-31", "error: the data ended on 2026-10-31"),
        (
            "garbage/collection.yml", "validTo: 2028-03-31", "validTo: 2026-11-30",
            "warning: the data ends on 2026-11-30"
        ),
        ("garbage/collection.yml", "validTo: 2028-03-31", "validTo: 2026-11-30", "4 of 4 districts have no collection"),
        ("garbage/target.ja-Hrkt.csv", "乾電池,", "感電池,", "target.csv has no “感電池”"),
        ("holidays.csv", "202", "200", "the table ends with 2008"),
        (
            "garbage/target.ja-Hrkt.csv", "乾電池,かんでんち,電池《でんち》; 使《つか》った電池《でんち》\n", "",
            "things, such as “乾電池”, have no reading"
        ),
        ("garbage/remarks.en.csv", "1,Please", "7,Please", "remarks.csv has no remark “7”"),
        (
            "garbage/remarks.en.csv", "1,Please take out batteries and gas first.\n", "",
            "1 remarks of remarks.csv have no text"
        ),
        ("town.yml", "code: \"079995\"", "alerts: alerts", "alerts name a town by its 全国地方公共団体コード"),
    ])
    func aDefectIsFoundAndNamed(_ file: String, _ text: String, _ other: String, _ message: String) throws {
        try replace(text, with: other, in: file)
        let issues = try issues()
        #expect(issues.contains { $0.contains(message) }, "\(issues)")
    }

    @Test func datesThatAreAllOverAreReported() throws {
        let later = try #require(CalendarDate("2028-03-26"))
        #expect(try issues(on: later).contains { $0.contains("粗大ごみ: the dates of 4 districts are all over") })
    }

    @Test func errorsComeFirst() throws {
        try replace("duty.csv", with: "roster.csv", in: "town.yml")
        try replace("ja: さくら医院, ja-Hrkt: さくらいいん", with: "ja: 桜医院", in: "town.yml")
        let severities = try TownCheck(at: sample.url.appending(path: "town")).issues(on: today).map(\.severity)
        #expect(severities.first == .error && severities.last == .warning)
        let firstWarning = severities.firstIndex(of: .warning) ?? severities.endIndex
        #expect(!severities[firstWarning...].contains(.error))
    }

    @Test func aFileTooLargeToBeWhatItSaysIsAnErrorAndIsNotRead() throws {
        let url = sample.url.appending(path: "town/garbage/target.csv")
        let handle = try FileHandle(forWritingTo: url)
        try handle.truncate(atOffset: 100 * 1024 * 1024)
        try handle.close()
        #expect(try issues().contains { $0.contains("target.csv: error: is 100 MB, and no more than 32 MB are read") })
    }
}

@Suite struct TownDifferenceTests {
    private func town(_ changes: [(file: String, from: String, to: String)] = []) throws -> Town {
        var files = try TownBundle(at: Checkout.root.appending(path: "towns/komorebi")).files
        for change in changes {
            let text = String(decoding: try #require(files[change.file]), as: UTF8.self)
            try #require(text.contains(change.from))
            files[change.file] = Data(text.replacing(change.from, with: change.to).utf8)
        }
        return try TownBundle(files: files).reading().town
    }

    private func changes(_ file: String, _ from: String, _ to: String) throws -> [Text] {
        let today = try #require(CalendarDate("2026-11-21"))
        return TownDifference(from: try town(), to: try town([(file, from, to)]), today: today).changes
    }

    @Test func theSameFilesChangeNothing() throws {
        #expect(try changes("town.yml", "komorebi", "komorebi") == [])
    }

    @Test(arguments: [
        ("town.yml", "0242-00-1000", "0242-00-1111", "number of the town office is 0242-00-1111"),
        ("town.yml", "Mo-Fr 08:30-17:15", "Mo-Fr 08:30-17:30", "The hours of the town office are Mo-Fr 08:30-17:30;"),
        (
            "town.yml", "0242-00-1001", "0242-00-1002",
            "The number after hours: the night desk of the town office 0242-00-1002"
        ),
        ("town.yml", "0242-00-1190", "0242-00-1191", "The fire headquarters: the fire headquarters 0242-00-1191"),
        (
            "garbage/collection.yml", "date: 2026-12-30, areas: [丘町, 川端]", "date: 2026-12-29, areas: [丘町]",
            "the hill district, burnable garbage: new on 2026-12-29 no longer on 2026-12-30."
        ),
        ("garbage/target.csv", "プラスチック容器,ラップ", "燃やせるごみ,ラップ", "goes with burnable garbage, no longer with plastic"),
        ("town.yml", "Tu,Th 09:00-12:00", "Tu 09:00-12:00", "The hours of River Eye Clinic are Tu 09:00-12:00"),
        ("duty.csv", "2026-12-06,日曜日,内科,さくら医院", "2026-12-06,日曜日,内科,林クリニック", "on 2026-12-06"),
        ("gtfs/stop_times.txt", "07:10:00,07:10:00", "07:12:00,07:12:00", "a new bus timetable, good until 2028-03-31"),
    ])
    func aChangeIsSaidInPlainWords(_ file: String, _ from: String, _ to: String, _ words: String) throws {
        let changes = try changes(file, from, to)
        #expect(changes.contains { $0.en.contains(words) }, "\(changes)")
        #expect(changes.allSatisfy { !$0.ja.isEmpty })
    }
}
