import Foundation
import TestSupport
import Testing

/// Files of 100 MB in every place of a town's folder, read by a program that may have no more than 512 MB of memory of its
/// own (`ulimit -d`; a mapped file does not count).
@Suite(.needsSlowTests, .tags(.slow))
struct LargeFileTests {
    private static let megabytes = 100
    private static let largestMemory = 512

    /// What comes nearest to being a file of each kind, again and again.
    private static let fillings: [String: [String]] = [
        "garbage/area_days.csv": ["丘町,中央,月\n", ","], "garbage/center.csv": ["中央,2026/1/1,2026/1/2\n"],
        "garbage/target.csv": ["紙,本\n", "\""], "garbage/remarks.csv": ["1,a\n"], "garbage/description.csv": ["\n"],
        "garbage/target.ja-Hrkt.csv": ["本,ほん\n"], "garbage/target.en.csv": ["本,a book,book,\n"],
        "garbage/collection.yml": ["- a\n"], "garbage/hill.ics": ["BEGIN:A\n", "A:B\n", "a\n", " "],
        "town.yml": ["a: [\n"], "households.yml": ["- a\n"], "holidays.csv": ["2026/1/1,元日\n"],
        "duty.csv": ["2026-12-06,日曜日,内科,さくら医院,朝\n"], "gtfs/stop_times.txt": ["t1,09:00:00,09:00:00,s1,1\n", ","],
        "gtfs/stops.txt": ["s1,駅前\n"], "gtfs/trips.txt": ["r,w,t1\n"], "gtfs/translations.txt": ["a,ja,b\n"],
        "gtfs/calendar_dates.txt": ["w,20260101,1\n"],
        "mhlw/facilities.csv": ["0700001,さくら\n", ","], "mhlw/hours.csv": ["0700001,01,内科,1,09:00,12:00\n", "\""],
    ]

    @Test(
        arguments: fillings.flatMap { file, parts in (parts + ["\u{0}", "あ"]).map { (file, $0) } }.sorted { $0 < $1 })
    func aFileOfAHundredMegabytesIsCheckedInBoundedMemory(_ file: String, _ part: String) async throws {
        try await withTemporaryFolder { folder in
            let town = folder.appending(path: "town")
            try FileManager.default.copyContents(of: Checkout.root.appending(path: "towns/komorebi"), to: town)
            try FileManager.default.createDirectory(at: town.appending(path: "mhlw"), withIntermediateDirectories: true)
            for (name, header) in Self.headers where name.hasSuffix(".csv") {
                // The clinic of town.yml, so that its rows are wanted.
                try Data("\(header)\n0700001,さくら\n".utf8).write(to: town.appending(path: "mhlw/\(name)"))
            }
            let manifest = try String(contentsOf: town.appending(path: "town.yml"), encoding: .utf8)
            let changed = manifest.replacing("      area: 丘町", with: "      calendar: hill.ics")
                .replacing("    telephone: 0242-00-2001", with: "    telephone: 0242-00-2001\n    mhlw: \"0700001\"")
            let mhlw = "\nmhlw: { facilities: mhlw/facilities.csv, hours: mhlw/hours.csv }\n"
            try Data((changed + mhlw).utf8).write(to: town.appending(path: "town.yml"))
            try fill(town.appending(path: file), with: part)

            let limit = "ulimit -d \(Self.largestMemory * 1024)"
            let program = try RunningProgram(
                ["-c", "\(limit); exec \(URL.mimamori.path) town check town"], of: URL(filePath: "/bin/bash"),
                in: folder)
            #expect(try await program.exitCode(within: .seconds(300)) == 1, "\(program.errors.suffix(500))")
            let name = (file as NSString).lastPathComponent
            // Files of the whole country and timetables are read row by row, and the row is named; others are refused.
            let isReadByRow = file.hasPrefix("mhlw/") || file == "gtfs/stop_times.txt"
            let complaint = isReadByRow ? "\(name):([2-9]|[0-9]{2,}): " : "\(name):.* is ([0-9]+ MB|too large)"
            let found = try Regex(complaint).firstMatch(in: program.output + program.errors)
            #expect(
                found != nil,
                "\(program.output.prefix(500))\(program.errors.prefix(500))")
        }
    }

    /// Of the files that the sample town has none of: those of 医療情報ネット name all their columns.
    private static let headers = [
        "hill.ics": "BEGIN:VCALENDAR\nBEGIN:VEVENT",
        "facilities.csv":
            (["ID,正式名称,正式名称（フリガナ）,都道府県コード,市区町村コード,所在地"]
            + weekdays.map { "毎週決まった曜日に休診（\($0)）" }
            + (1...5).flatMap { week in weekdays.map { "決まった週に休診（定期週）第\(week)週（\($0)）" } }
            + ["祝日に休診,その他の休診日（gw、お盆等）"]).joined(separator: ","),
        "hours.csv":
            (["ID,診療科目コード,診療科目名,診療時間帯"]
            + (weekdays + ["祝"]).map { "\($0)_診療開始時間,\($0)_診療終了時間,\($0)_外来受付開始時間,\($0)_外来受付終了時間" })
            .joined(separator: ","),
    ]

    private static let weekdays = ["月", "火", "水", "木", "金", "土", "日"]

    /// The file's own first line, so that it is taken for what it is, and then one part without end.
    private func fill(_ file: URL, with part: String) throws {
        let header = (try? String(contentsOf: file, encoding: .utf8))?.prefix { $0 != "\n" } ?? ""
        let block = Data(String(repeating: part, count: 1024 * 1024 / part.utf8.count).utf8)
        try Data("\(Self.headers[file.lastPathComponent] ?? String(header))\n".utf8).write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        try handle.seekToEnd()
        for _ in 0..<Self.megabytes { try handle.write(contentsOf: block) }
        try handle.close()
    }
}
