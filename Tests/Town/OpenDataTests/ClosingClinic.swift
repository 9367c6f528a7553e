import Foundation
import OpenData
import Rules
import Testing

/// A clinic that is open every day, holidays included: only its closed days close it.
struct ClosingClinic {
    let hours: OpeningHours
    let warnings: [DataIssue]

    /// The twenty-third of November and no other day: a table is asked faster than the rule of the law.
    static let holidays = HolidayCalendar(
        table: Dictionary(
            (2025...2029).compactMap { CalendarDate($0, 11, 23).map { ($0, "勤労感謝の日") } },
            uniquingKeysWith: { first, _ in first }))

    private static let sessions = [(9 * 60, 12 * 60), (14 * 60, 17 * 60 + 30)].map {
        TimeSpan(from: TimeOfDay(minutes: $0), to: TimeOfDay(minutes: $1))
    }

    init(closedOn text: String, sessions: [String] = ["09:00,12:00", "14:00,17:30"]) throws {
        let weekdays = ["月", "火", "水", "木", "金", "土", "日"]
        let weeks = (1...5).flatMap { week in weekdays.map { "決まった週に休診（定期週）第\(week)週（\($0)）" } }
        let columns =
            ["ID", "正式名称"] + weekdays.map { "毎週決まった曜日に休診（\($0)）" } + weeks + ["祝日に休診", "その他の休診日（gw、お盆等）"]
        let row = ["1", "さくら医院"] + Array(repeating: "1", count: 7 + 35 + 1) + [text]
        let times = (weekdays + ["祝"]).flatMap { ["\($0)_診療開始時間", "\($0)_診療終了時間"] }
        let hours =
            [["ID", "診療科目コード", "診療科目名"] + times].map { $0.joined(separator: ",") }
            + sessions.map { "1,01001,内科," + Array(repeating: $0, count: 8).joined(separator: ",") }
        let reading = MHLWReader.read(
            facilities: Data([columns, row].map(Self.line).joined(separator: "\n").utf8), file: "f.csv",
            hours: Data(hours.joined(separator: "\n").utf8), file: "h.csv")
        self.hours = try #require(reading.value.first).hours
        warnings = reading.issues
    }

    private static func line(_ fields: [String]) -> String {
        fields.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
    }

    /// `open`, `closed`, `unknown`, or the hours that are left of a day.
    func state(on date: CalendarDate) -> String {
        let day = hours.hours(on: date, holidays: Self.holidays)
        if day.spans == Self.sessions { return "open" }
        if !day.isKnown { return "unknown" }
        if day.spans.isEmpty { return "closed" }
        return day.spans.map { "\($0.from)-\($0.to)" }.joined(separator: ",")
    }

    /// The days of a year by their state, as `8/13-8/16`; those that are open are left out.
    func days(of year: Int) throws -> [String: [String]] {
        let first = try #require(CalendarDate(year, 1, 1))
        let last = try #require(CalendarDate(year, 12, 31))
        return Dictionary(grouping: first...last, by: state).filter { $0.key != "open" }.mapValues(Self.ranges)
    }

    private static func ranges(_ days: [CalendarDate]) -> [String] {
        let runs = days.reduce(into: [ClosedRange<CalendarDate>]()) { runs, day in
            if let run = runs.last, run.upperBound + 1 == day {
                runs[runs.count - 1] = run.lowerBound...day
            } else {
                runs.append(day...day)
            }
        }
        return runs.map { run in
            let (first, last) = (run.lowerBound, run.upperBound)
            let start = "\(first.month)/\(first.day)"
            return first == last ? start : "\(start)-\(last.month)/\(last.day)"
        }
    }
}
