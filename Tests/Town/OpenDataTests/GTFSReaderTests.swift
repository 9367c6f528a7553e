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

    // MARK: - Validity

    /// The services hold 2026-04-01 to 2027-03-31.
    @Test(arguments: [
        ("feed_end_date\n20270331", "2026-04-01", "2027-03-31"), ("feed_end_date\n", "2026-04-01", "2027-03-31"),
        ("feed_start_date,feed_end_date\n20260501,20261231", "2026-05-01", "2026-12-31"),
        ("feed_start_date,feed_end_date\n20200101,20301231", "2026-04-01", "2027-03-31"),
    ])
    func aTimetableSpeaksOfTheDaysOfItsFeedAndServices(_ info: String, _ first: String, _ last: String) throws {
        var files = feed
        files["feed_info.txt"] = info + "\n"
        let reading = read(files)
        #expect(reading.issues == [])
        let (first, last) = (try #require(CalendarDate(first)), try #require(CalendarDate(last)))
        #expect(reading.value.validity == first...last)
        let evening = LocalTime(last, TimeOfDay(minutes: 23 * 60))
        #expect(reading.value.next(9, from: ["A"], after: evening).allSatisfy { $0.at.date <= last + 1 })
    }

    @Test func singleDaysAloneAreATimetable() throws {
        var files = feed
        files["calendar.txt"] = nil
        files["calendar_dates.txt"] =
            "service_id,date,exception_type\nweek,20261123,1\nextra,20261201,1\nextra,20261202,2\n"
        files["feed_info.txt"] = nil
        let reading = read(files)
        #expect(reading.issues == [])
        #expect(reading.value.validity.map(\.description) == "2026-11-23...2026-12-01")
    }

    @Test func aFeedDateThatIsNoneIsNamed() {
        var files = feed
        files["feed_info.txt"] = "feed_start_date,feed_end_date\n20260401,soon\n"
        #expect(read(files).issues.map(\.description).contains { $0.contains("g/feed_info.txt:2: error: “soon”") })
    }

    // MARK: - What decides whether and where a bus goes

    /// The first departure from A on a weekday after 07:00, from stop_times of one trip.
    private func firstBus(_ header: String, _ first: String, _ second: String) throws -> BusTimetable.Bus? {
        var files = feed
        files["stop_times.txt"] = "\(header)\n1,\(first)\n1,\(second)\n"
        let reading = read(files)
        #expect(reading.issues == [])
        return reading.value.next(1, from: ["A"], after: try #require(LocalTime("2026-11-20T07:00")), days: 1).first
    }

    @Test(arguments: [
        ("8:00", "08:00"), (" 8:00:00", "08:00"), ("08:00:59", "08:00"), ("８：０５", "08:05"), ("25:10", "01:10"),
    ])
    func aTimeIsReadWithOrWithoutSeconds(_ text: String, _ time: String) throws {
        let header = "trip_id,arrival_time,departure_time,stop_id,stop_sequence"
        let bus = try firstBus(header, "\(text),\(text),A,1", "26:00:00,26:00:00,B,2")
        #expect(bus?.at.time.description == time)
        let arrival = try firstBus(header, "\(text),,A,1", "26:00:00,,B,2")
        #expect(arrival?.at == bus?.at)
    }

    @Test(arguments: ["8", "8:00:00:00", "08:60", "8:5", "-8:00", "+8:00", "49:00", "朝"])
    func whatIsNoTimeIsNamedAndLeftOut(_ text: String) throws {
        var files = feed
        files["stop_times.txt"] = "trip_id,departure_time,stop_id,stop_sequence\n1,\(text),A,1\n1,9:00,B,2\n"
        let reading = read(files)
        #expect(reading.issues.map(\.line) == [2])
        #expect(reading.issues.first?.message.en.contains("“\(text)” is no time: write it as 08:00:00") == true)
        #expect(!reading.value.everLeaves(from: ["A"]))
    }

    @Test(arguments: [
        ("", BusTimetable.Boarding.nothingSpecial), ("0", .nothingSpecial), ("1", nil), ("2", .telephone),
        ("3", .tellDriver),
    ])
    func thePickupTypeSaysHowPeopleGetOn(_ type: String, _ boarding: BusTimetable.Boarding?) throws {
        let header = "trip_id,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type"
        let bus = try firstBus(header, "8:00:00,A,1,\(type),1", "9:00:00,B,2,0,2")
        #expect(bus?.boarding == boarding)
    }

    @Test func aPickupTypeThatMeansNothingLeavesTheDepartureOut() {
        var files = feed
        files["stop_times.txt"] =
            "trip_id,departure_time,stop_id,stop_sequence,pickup_type\n1,8:00:00,A,1,7\n1,9:00:00,B,2,0\n"
        let reading = read(files)
        #expect(reading.issues.first?.message.en.contains("pickup_type “7”") == true)
        #expect(!reading.value.everLeaves(from: ["A"]))
    }

    @Test func theHeadsignOfAStopIsSaidInsteadOfTheTrips() throws {
        var files = feed
        files["stop_times.txt"] = """
            trip_id,departure_time,stop_id,stop_sequence,stop_headsign
            1,8:00:00,A,1,役場前
            1,8:20:00,B,2,
            1,8:30:00,A,3,
            """
        files["translations.txt"] = """
            table_name,field_name,language,translation,record_id,record_sub_id,field_value
            stops,stop_name,en,Town Office,A,,
            stop_times,stop_headsign,ja-Hrkt,ヤクバマエ,1,1,
            """
        let buses = read(files).value.next(2, from: ["A", "B"], after: try #require(LocalTime("2026-11-20T07:00")))
        #expect(buses.map { $0.destination.byLanguage["ja"] } == ["役場前", "温泉"])
        #expect(buses.first?.destination.byLanguage["en"] == "Town Office")
        #expect(buses.first?.destination.reading == "ヤクバマエ")
    }

    /// The example trip leaves A at 00:10 and B at 00:15; C is the end.
    @Test(arguments: [
        ("9:00,10:00,1200,1", "A", ["08:30 09:00", "09:01 09:20", "09:40 09:40", "09:41 -"]),
        ("9:00,10:00,1200,1", "B", ["08:30 09:05", "09:26 09:45", "09:46 -"]),
        ("9:00:00,10:00:00,1200,0", "A", ["08:30 09:00/20", "09:01 09:01/20", "09:59 09:59/20", "10:00 -"]),
        ("9:00:00,10:00:00,1170,", "B", ["08:30 09:05/20", "10:04 10:04/20", "10:05 -"]),
        ("24:10,25:00,3000,1", "A", ["00:00 00:10", "00:11 00:10"]),
        ("9:00,10:00,1200,1\n1,10:00,12:00,3600,1", "A", ["09:41 10:00", "10:01 11:00", "11:01 -"]),
    ])
    func aTripOfFrequenciesRunsAgainAndAgainAndNeverAsItsExample(
        _ row: String, _ stop: String, _ expected: [String]
    ) throws {
        var files = feed
        files["stops.txt"]? += "C,終点\n"
        files["stop_times.txt"] =
            "trip_id,departure_time,stop_id,stop_sequence\n1,0:20:00,C,9\n1,0:15:00,B,5\n1,0:10:00,A,2\n"
        files["frequencies.txt"] = "trip_id,start_time,end_time,headway_secs,exact_times\n1,\(row)\n"
        let reading = read(files)
        #expect(reading.issues == [])
        for pair in expected.map({ $0.split(separator: " ") }) {
            let now = try #require(LocalTime("2026-11-20T\(pair[0])"))
            let bus = reading.value.next(1, from: [stop], after: now, days: 1).first
            let found = bus.map { "\($0.at.time)" + ($0.every.map { "/\($0.minutes)" } ?? "") } ?? "-"
            #expect(found == pair[1], "\(pair[0])")
        }
        #expect(!reading.value.everLeaves(from: ["C"]))
    }

    @Test(arguments: [
        "ghost,9:00,10:00,600,1", "1,soon,10:00,600,1", "1,10:00,9:00,600,1", "1,9:00,10:00,0,1", "1,9:00,10:00,600,2",
        "1,9:00,10:00,30,1", "1,9:00,10:00,,0",
    ])
    func aFrequencyThatIsNotUnderstoodLeavesItsTripOut(_ row: String) {
        var files = feed
        files["frequencies.txt"] = "trip_id,start_time,end_time,headway_secs,exact_times\n\(row)\n"
        let reading = read(files)
        #expect(reading.issues.map { "\($0.severity) \($0.file):\($0.line ?? 0)" } == ["error g/frequencies.txt:2"])
        let friday = LocalTime(CalendarDate(2026, 11, 20) ?? CalendarDate(daysSinceEpoch: 0), .midnight)
        let buses = reading.value.next(9, from: ["A"], after: friday, days: 1).map(\.at.time.description)
        #expect(buses == (row.hasPrefix("ghost") ? ["00:50", "08:00", "00:50"] : ["00:50", "00:50"]))
    }

    // MARK: - Stops of a town

    private func town(_ stop: String, _ files: [String: String]) throws -> TownReading {
        let manifest = """
            id: x
            name: { en: X }
            timeZone: Asia/Tokyo
            office: { name: { en: the office }, telephone: 0242-00-0000 }
            bus:
              folder: g
              company: { name: { en: the bus }, telephone: 0242-00-3000 }
              stops:
                - { id: s, stop: \(stop), name: { en: S }, phrases: { ja: [えき] } }
            """
        return try TownReader.read(manifest: manifest) { path throws in
            guard let text = files[String(path.dropFirst(2))] else { throw Missing() }
            return Data(text.utf8)
        }
    }

    @Test func theStopOfATownMayBeAStationWithPlatforms() throws {
        var files = feed
        files["stops.txt"] = """
            stop_id,stop_name,location_type,parent_station
            S,駅,1,
            A,１番のりば,0,S
            A1,１番のりば・前,4,A
            B,温泉,0,
            """
        let reading = try town("駅", files)
        #expect(reading.issues.filter { $0.severity == .error } == [])
        #expect(reading.town.bus?.stops.first?.poles == ["S", "A", "A1"])
    }

    @Test(arguments: [
        ("役場前", nil), ("駅", "stops.txt has no “駅”"), ("温泉", "no bus of the timetable ever leaves “温泉”"),
    ])
    func aStopThatNothingLeavesIsFound(_ stop: String, _ message: String?) throws {
        let errors = try town(stop, feed).issues.filter { $0.severity == .error }
        #expect(errors.map(\.line) == (message == nil ? [] : [9]))
        #expect(message.map { errors.first?.message.en.contains($0) == true } ?? true)
    }

    @Test func aStopOnlyOfServicesThatNeverRunIsFound() throws {
        var files = feed
        files["calendar_dates.txt"] = "service_id,date,exception_type\nextra,20261123,1\n"
        files["calendar.txt"]? += "\n"
        files["stops.txt"]? += "C,病院\n"
        files["trips.txt"]? += "r,never,n,温泉\n"
        files["calendar.txt"]? += "never,0,0,0,0,0,0,0,20260401,20270331\n"
        files["stop_times.txt"]? += "\nn,9:00:00,9:00:00,C,1,0\nn,9:10:00,9:10:00,B,2,0\n"
        let errors = try town("病院", files).issues.filter { $0.severity == .error }
        #expect(errors.map(\.line) == [9])
    }

    // MARK: - Names

    @Test(arguments: [
        "trans_id,lang,translation\n役場前,ja-Hrkt,ヤクバマエ\n役場前,en,Town Office\n",
        "trans_id,lang,translation\n役場前,ja-HrKt,ﾔｸﾊﾞﾏｴ\n役場前,EN,Town Office\n",
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

    @Test(arguments: [("ﾔｸﾊﾞﾏｴ", "ヤクバマエ"), ("やくばまえ", "やくばまえ"), ("役場の前", nil), ("", nil)])
    func aStopMayGiveItsReadingItself(_ spoken: String, _ reading: String?) {
        var files = feed
        files["stops.txt"] = "stop_id,stop_name,tts_stop_name\nA,役場前,\(spoken)\nB,温泉,\n"
        #expect(read(files).value.stops.first?.name.reading == reading)
    }

    @Test func whatIsWrongIsNamedAndTheRestIsUsed() throws {
        var files = feed
        files["stop_times.txt"]? += "\n1,soon,soon,A,3,0\nghost,10:00:00,10:00:00,A,1,0\n"
        files["trips.txt"]? += "r,never,2,温泉\n"
        files["feed_info.txt"] = nil
        let reading = read(files)
        #expect(
            reading.issues.map { "\($0.file):\($0.line ?? 0)" } == [
                "g/trips.txt:5", "g/stop_times.txt:10", "g/stop_times.txt:9",
            ])
        #expect(reading.issues.last?.message.en.contains("“soon” is no time") == true)
        #expect(reading.issues.last?.message.en.contains("in 1 rows") == true)
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
