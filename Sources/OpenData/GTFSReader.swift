public import Foundation
public import Rules
import Texts

/// Reads what "when is the next bus?" needs of a GTFS-JP feed, 3rd edition: stops, trips, stop_times, calendar,
/// calendar_dates, translations and feed_info. Fares and shapes are not looked at.
///
/// Source: https://gtfs.org/documentation/schedule/reference/ and https://www.gtfs.jp/
public enum GTFSReader {
    /// - Parameters:
    ///   - folder: Its path as `file` takes it, without a slash at the end.
    ///   - file: Gives the contents of a file.
    public static func read(folder: String, file: (String) throws -> Data) -> Reading<BusTimetable> {
        withoutActuallyEscaping(file) { read(folder: folder, source: FileSource($0)) }
    }

    static func read(folder: String, source: FileSource) -> Reading<BusTimetable> {
        var feed = GTFSFeed(folder: folder, source: source)
        let timetable = feed.timetable()
        return Reading(timetable, issues: feed.issues)
    }
}

/// The files of one feed while they are read.
private struct GTFSFeed {
    let folder: String
    let source: FileSource
    private(set) var issues: [DataIssue] = []

    init(folder: String, source: FileSource) {
        self.folder = folder
        self.source = source
    }

    mutating func timetable() -> BusTimetable {
        let names = GTFSTranslations(table("translations.txt", ifMissing: nil))
        let stops = stops(names)
        let services = services()
        let (trips, tripIndices) = trips(names, services: services.indices)
        let departures = departures(stops: stops, trips: tripIndices)
        return BusTimetable(
            stops: stops, trips: trips, services: services.values, departures: departures, feedEnd: feedEnd())
    }

    private mutating func stops(_ names: GTFSTranslations) -> [BusTimetable.Stop] {
        guard let table = table("stops.txt"), let id = column("stop_id", of: table),
            let name = column("stop_name", of: table)
        else { return [] }
        return table.rows.map { row in
            BusTimetable.Stop(
                id: row.field(id),
                name: names.name(row.field(name), table: "stops", field: "stop_name", record: row.field(id)))
        }
    }

    private mutating func services() -> (values: [BusTimetable.Service], indices: [String: Int]) {
        var values: [BusTimetable.Service] = []
        var indices: [String: Int] = [:]
        func index(_ id: String) -> Int {
            if let index = indices[id] { return index }
            indices[id] = values.count
            values.append(BusTimetable.Service())
            return values.count - 1
        }
        let weekdayNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        if let table = table("calendar.txt", ifMissing: nil), let id = column("service_id", of: table),
            let first = column("start_date", of: table), let last = column("end_date", of: table)
        {
            let weekdays = weekdayNames.map { table.column($0) }
            for row in table.rows {
                guard let from = JapaneseDate.date(row.field(first)), let to = JapaneseDate.date(row.field(last)),
                    from <= to
                else {
                    report(
                        "calendar.txt", row.line,
                        Text(
                            en: "“\(row.field(first))” to “\(row.field(last))” are no days",
                            ja: "「\(row.field(first))」から「\(row.field(last))」は日付ではありません"))
                    continue
                }
                let service = index(row.field(id))
                values[service].days = from...to
                values[service].weekdays = Set(
                    zip(Weekday.allCases, weekdays).filter { $1.map(row.field) == "1" }.map(\.0))
            }
        }
        if let table = table("calendar_dates.txt", ifMissing: nil), let id = column("service_id", of: table),
            let day = column("date", of: table), let type = column("exception_type", of: table)
        {
            for row in table.rows {
                guard let date = JapaneseDate.date(row.field(day)), ["1", "2"].contains(row.field(type)) else {
                    report(
                        "calendar_dates.txt", row.line,
                        Text(
                            en: "“\(row.field(day))” of type “\(row.field(type))” is no exception",
                            ja: "「\(row.field(day))」の種類「\(row.field(type))」は使えません"))
                    continue
                }
                if row.field(type) == "1" {
                    values[index(row.field(id))].added.insert(date)
                } else {
                    values[index(row.field(id))].removed.insert(date)
                }
            }
        }
        if values.isEmpty {
            report(
                "calendar.txt", nil,
                Text(
                    en: "neither it nor calendar_dates.txt names a day: no bus ever runs",
                    ja: "これにも calendar_dates.txt にも日がありません。バスは一度も走りません"))
        }
        return (values, indices)
    }

    private mutating func trips(
        _ names: GTFSTranslations, services: [String: Int]
    ) -> ([BusTimetable.Trip], [String: Int32]) {
        guard let table = table("trips.txt"), let id = column("trip_id", of: table),
            let service = column("service_id", of: table)
        else { return ([], [:]) }
        let routes = routeNames()
        let headsign = table.column("trip_headsign")
        let route = table.column("route_id")
        var trips: [BusTimetable.Trip] = []
        var indices: [String: Int32] = [:]
        for row in table.rows {
            guard let index = services[row.field(service)] else {
                report(
                    "trips.txt", row.line,
                    Text(
                        en: "the service “\(row.field(service))” is in no calendar: the trip never runs",
                        ja: "「\(row.field(service))」の日が、どこにもありません。この便は走りません"))
                continue
            }
            let sign = headsign.map(row.field) ?? ""
            let destination = sign.isEmpty ? route.flatMap { routes[row.field($0)] } ?? "" : sign
            indices[row.field(id)] = Int32(trips.count)
            trips.append(
                BusTimetable.Trip(
                    service: index,
                    destination: names.name(destination, table: "trips", field: "trip_headsign", record: row.field(id)))
            )
        }
        return (trips, indices)
    }

    /// Route to its destination, or else to its name.
    private mutating func routeNames() -> [String: String] {
        var names: [String: String] = [:]
        for (file, columns) in [
            ("routes.txt", ["route_short_name", "route_long_name"]), ("routes_jp.txt", ["destination_stop"]),
        ] {
            guard let table = table(file, ifMissing: nil), let id = table.column("route_id") else { continue }
            let columns = columns.compactMap { table.column($0) }
            for row in table.rows {
                if let name = columns.map(row.field).first(where: { !$0.isEmpty }) { names[row.field(id)] = name }
            }
        }
        return names
    }

    private mutating func feedEnd() -> CalendarDate? {
        guard let table = table("feed_info.txt", ifMissing: nil), let end = table.column("feed_end_date") else {
            return nil
        }
        return table.rows.first.flatMap { JapaneseDate.date($0.field(end)) }
    }

    // MARK: - stop_times.txt, a row at a time: a large feed has millions

    private mutating func departures(
        stops: [BusTimetable.Stop], trips: [String: Int32]
    ) -> [[BusTimetable.Departure]] {
        let name = "stop_times.txt"
        let bytes = source.data(folder.path(of: name))
        issues += bytes.issues
        guard let bytes = bytes.value else { return stops.map { _ in [] } }
        let indices = Dictionary(stops.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var rows = StopTimes(stops: indices, trips: trips, stopCount: stops.count)
        let found = bytes.withUnsafeBytes { bytes in
            CSVReader.forEachRow(
                of: UnsafeRawBufferPointer(rebasing: bytes[TextDecoding.byteOrderMark(of: bytes)...]),
                file: folder.path(of: name)
            ) {
                rows.add($0)
            }
        }
        issues += found
        if let missing = rows.missingColumn {
            report(
                name, 1,
                Text(
                    en: "has no column “\(missing)”: add it to the first line", ja: "列「\(missing)」がありません。一行目に書き足してください")
            )
        }
        if let line = rows.firstBadLine {
            report(
                name, line,
                Text(
                    en: "\(rows.badRows) rows name a stop, a trip or a time that there is not; this is the first",
                    ja: "停留所か便か時刻がない行が \(rows.badRows) あります。これが初めの行です"))
        }
        return rows.departures
    }

    // MARK: - Tables

    private mutating func table(_ name: String, ifMissing severity: DataIssue.Severity? = .error) -> CSVTable? {
        let text = source.text(folder.path(of: name), ifMissing: severity)
        issues += text.issues
        guard let text = text.value else { return nil }
        let table = CSVTable.read(text, file: folder.path(of: name))
        issues += table.issues
        return table.value
    }

    private mutating func column(_ name: String, of table: CSVTable) -> Int? {
        let column = table.column(name)
        if column == nil { issues.append(table.missingColumn(name)) }
        return column
    }

    private mutating func report(_ name: String, _ line: Int?, _ message: Text) {
        issues.append(DataIssue(.error, file: folder.path(of: name), line: line, message))
    }
}

/// What is kept of stop_times.txt while its rows go by.
private struct StopTimes {
    private struct Columns {
        var trip: Int
        var time: Int
        var stop: Int
        var sequence: Int
        var pickup: Int?
    }

    /// The last stop of a trip so far, where nobody gets on.
    private struct LastStop {
        var sequence = Int.min
        var stop = 0
        var minutes: Int32 = 0
    }

    private let stops: [String: Int]
    private let trips: [String: Int32]
    private var columns: Columns?
    private var byStop: [[BusTimetable.Departure]]
    private var lastStops: [LastStop]
    private(set) var missingColumn: String?
    private(set) var badRows = 0
    private(set) var firstBadLine: Int?

    init(stops: [String: Int], trips: [String: Int32], stopCount: Int) {
        self.stops = stops
        self.trips = trips
        byStop = Array(repeating: [], count: stopCount)
        lastStops = Array(repeating: LastStop(), count: trips.count)
    }

    /// Without each trip's last stop.
    var departures: [[BusTimetable.Departure]] {
        var ends: [Int: Set<Int64>] = [:]
        for (trip, last) in lastStops.enumerated() where last.sequence > Int.min {
            ends[last.stop, default: []].insert(Int64(trip) << 32 | Int64(last.minutes))
        }
        return byStop.enumerated().map { stop, departures in
            guard let ends = ends[stop] else { return departures }
            return departures.filter { !ends.contains(Int64($0.trip) << 32 | Int64($0.minutes)) }
        }
    }

    mutating func add(_ row: CSVRow) {
        guard let columns else {
            if missingColumn == nil { readHeader(row) }
            return
        }
        guard let trip = trips[row.field(columns.trip)], let stop = stops[row.field(columns.stop)],
            let sequence = Int(row.field(columns.sequence))
        else { return isBad(row) }
        // A stop without a time lies between two that have one; nobody can be told when to be there.
        guard !row.field(columns.time).isEmpty else { return }
        guard let minutes = Self.minutes(row.field(columns.time)) else { return isBad(row) }
        if sequence > lastStops[Int(trip)].sequence {
            lastStops[Int(trip)] = LastStop(sequence: sequence, stop: stop, minutes: minutes)
        }
        // 1: nobody may get on here.
        guard columns.pickup.map(row.field) != "1" else { return }
        byStop[stop].append(BusTimetable.Departure(minutes: minutes, trip: trip))
    }

    private mutating func readHeader(_ row: CSVRow) {
        let header = CSVTable(file: "", header: row, rows: [])
        let names = ["trip_id", "departure_time", "stop_id", "stop_sequence"]
        let found = names.map { header.column($0) }
        if let missing = zip(names, found).first(where: { $1 == nil }) { missingColumn = missing.0 }
        let places = found.compactMap(\.self)
        guard places.count == names.count else { return }
        columns = Columns(
            trip: places[0], time: places[1], stop: places[2], sequence: places[3], pickup: header.column("pickup_type")
        )
    }

    private mutating func isBad(_ row: CSVRow) {
        badRows += 1
        firstBadLine = firstBadLine ?? row.line
    }

    /// `06:55:00`, `7:05:30` or `25:10:00`; seconds are dropped, so that nobody is told too late.
    private static func minutes(_ text: String) -> Int32? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, let hour = Int(parts[0]), let minute = Int(parts[1]), let second = Int(parts[2]),
            (0...59).contains(second), let time = TimeOfDay(hour, minute)
        else { return nil }
        return Int32(time.minutes)
    }
}
