import Texts
import Foundation
import OpenData
import Rules
import TestSupport
import Testing

@Suite struct GTFSReaderTests {
    private struct Missing: Error {}

    private var feed: [String: String] {
        [
            "stops.txt": "stop_id,stop_name\nA,役場前\nB,温泉\n",
            "trips.txt": "route_id,service_id,trip_id,trip_headsign\nr,week,1,温泉\nr,week,night,温泉\nr,extra,x,温泉\n",
            "calendar.txt": """
            service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
            week,1,1,1,1,1,0,0,20260401,20270331
            """,
            "calendar_dates.txt": "service_id,date,exception_type\nweek,20261123,2\nextra,20261123,1\n",
            "stop_times.txt": """
            trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type
            1,08:00:00,08:00:30,A,1,0
            1,08:10:00,08:10:00,B,2,0
            night,24:50:00,24:50:00,A,1,0
            night,25:00:00,25:00:00,B,2,0
            x,09:00:00,09:00:00,A,1,0
            x,9:05:00,9:05:00,A,2,1
            x,09:10:00,09:10:00,B,3,0
            """,
            "feed_info.txt": "feed_end_date\n20270331\n",
        ]
    }

    private func read(_ files: [String: String]) -> Reading<BusTimetable> {
        GTFSReader.read(folder: "g") { path throws in
            guard let text = files[String(path.dropFirst(2))] else { throw Missing() }
            return Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8)
        }
    }

    /// 2026-11-20 is a Friday, 2026-11-23 a holiday.
    @Test(arguments: [
        ("2026-11-20T07:59", ["2026-11-20T08:00", "2026-11-21T00:50"]),
        ("2026-11-20T08:00", ["2026-11-20T08:00", "2026-11-21T00:50"]),
        ("2026-11-20T08:01", ["2026-11-21T00:50", "2026-11-23T09:00"]),
        ("2026-11-21T00:50", ["2026-11-21T00:50", "2026-11-23T09:00"]),
        ("2026-11-21T00:51", ["2026-11-23T09:00", "2026-11-24T08:00"]),
        ("2027-03-31T09:00", ["2027-04-01T00:50"]),
        ("2027-04-02T09:00", []),
    ])
    func theNextBusMindsNightsHolidaysAndTheEndOfTheFeed(_ now: String, _ expected: [String]) throws {
        let reading = read(feed)
        #expect(reading.issues == [])
        let buses = reading.value.next(2, from: ["A"], after: try #require(LocalTime(now)))
        #expect(buses.map(\.at.description) == expected)
        #expect(buses.allSatisfy { $0.destination.byLanguage["ja"] == "温泉" })
    }

    @Test func nobodyGetsOnAtTheEndOfATrip() throws {
        let now = try #require(LocalTime("2026-11-20T07:00"))
        #expect(read(feed).value.next(9, from: ["B"], after: now).isEmpty)
    }

    @Test func anExpiredFeedIsKnownToBe() throws {
        let last = try #require(CalendarDate("2027-03-31"))
        let timetable = read(feed).value
        #expect(timetable.lastDay == last)
        #expect(timetable.covers(last) && !timetable.covers(last + 1))
    }

    @Test(arguments: [
        "trans_id,lang,translation\n役場前,ja-Hrkt,ヤクバマエ\n役場前,en,Town Office\n",
        """
        table_name,field_name,language,translation,record_id,record_sub_id,field_value
        stops,stop_name,ja-Hrkt,ヤクバマエ,,,役場前
        stops,stop_name,en,Town Office,A,,
        """,
    ])
    func namesAreReadByTheirKanaInBothLayouts(_ translations: String) {
        var files = feed
        files["translations.txt"] = translations
        let name = read(files).value.stops.first?.name
        #expect(name?.byLanguage == ["ja": "役場前", "ja-Hrkt": "ヤクバマエ", "en": "Town Office"])
        #expect(name?.reading == "ヤクバマエ")
    }

    @Test func whatIsWrongIsNamedAndTheRestIsUsed() throws {
        var files = feed
        files["stop_times.txt"]? += "\n1,soon,soon,A,3,0\nghost,10:00:00,10:00:00,A,1,0\n"
        files["trips.txt"]? += "r,never,2,温泉\n"
        files["feed_info.txt"] = nil
        let reading = read(files)
        #expect(
            reading.issues.map { "\($0.file):\($0.line ?? 0)" } == ["g/trips.txt:5", "g/stop_times.txt:9"])
        #expect(reading.issues.last?.message.en.hasPrefix("2 rows") == true)
        #expect(!reading.value.next(1, from: ["A"], after: try #require(LocalTime("2026-11-20T07:00"))).isEmpty)

        files["stop_times.txt"] = "trip_id,stop_id\n"
        #expect(read(files).issues.contains { $0.message.en.contains("departure_time") })
        files["stop_times.txt"] = nil
        #expect(read(files).issues.contains { $0.file == "g/stop_times.txt" })
    }

    /// All departures of a day, but those from a trip's last stop: their number and the sum of their minutes, computed
    /// with PyPI's gtfs-kit 10 over the same files.
    @Test(
        .enabled(if: SharedData.isPresent, "the shared folder is absent"),
        arguments: [
            ("2017-04-03", 1603, 1_295_041), ("2017-04-29", 849, 634_232), ("2017-05-06", 849, 634_232),
            ("2018-03-31", 849, 634_232),
        ])
    func aRealFeedAgreesWithAnotherReader(_ day: String, _ count: Int, _ minutes: Int) throws {
        let folder = try #require(SharedData.folder).appending(path: "data/gtfs-jp")
        let reading = GTFSReader.read(folder: "donan-subset") { try Data(contentsOf: folder.appending(path: $0)) }
        #expect(reading.issues == [])
        let midnight = LocalTime(try #require(CalendarDate(day)), .midnight)
        let poles = Set(reading.value.stops.map(\.id))
        let buses = reading.value.next(10_000, from: poles, after: midnight, days: 1)
        #expect(buses.count == count)
        #expect(buses.reduce(0) { $0 + $1.at.time.minutes } == minutes)
        let first = reading.value.next(1, from: ["0620_A"], after: midnight)
        #expect(first.first?.at.description == "\(day)T06:55")
        #expect(first.first?.destination.byLanguage["ja"] == "資料館前")
    }

    @Test(.enabled(if: SharedData.isPresent, "the shared folder is absent"))
    func everyStopOfARealFeedHasItsReading() throws {
        let folder = try #require(SharedData.folder).appending(path: "data/gtfs-jp")
        let reading = GTFSReader.read(folder: "dentetsu-part") { try Data(contentsOf: folder.appending(path: $0)) }
        #expect(reading.value.stops.count == 605)
        #expect(reading.value.stops.allSatisfy { $0.name.reading != nil })
    }
}
