public import Foundation
public import Rules
import Texts

/// Reads what "when is the next bus?" needs of a GTFS-JP feed, 3rd edition: stops, trips, stop_times, frequencies,
/// calendar, calendar_dates, translations and feed_info. Fares and shapes are not looked at.
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
        var names = GTFSTranslations(table("translations.txt", ifMissing: nil))
        let stops = stops(names)
        for stop in stops { names.learn(stop.name) }
        let services = services()
        let (trips, tripIndices) = trips(names, services: services.indices)
        let frequencies = frequencies(of: tripIndices)
        let departures = departures(
            GTFSStopTimes(
                stops: stops.map(\.id), trips: trips, indices: tripIndices, frequencies: frequencies, names: names))
        let feed = feedDays()
        return BusTimetable(
            stops: stops, trips: departures.trips, services: services.values, departures: departures.departures,
            frequencies: departures.frequencies, feedStart: feed.start, feedEnd: feed.end)
    }

    private mutating func stops(_ names: GTFSTranslations) -> [BusTimetable.Stop] {
        guard let table = table("stops.txt"), let id = column("stop_id", of: table),
            let name = column("stop_name", of: table)
        else { return [] }
        let parent = table.column("parent_station")
        let spoken = table.column("tts_stop_name")
        return table.rows.map { row in
            let parent = parent.map(row.field) ?? ""
            var name = names.name(row.field(name), table: "stops", field: "stop_name", record: row.field(id))
            if name.reading == nil, let reading = spoken.map(row.field)?.kana { name.byLanguage["ja-Hrkt"] = reading }
            return BusTimetable.Stop(id: row.field(id), name: name, parent: parent.isEmpty ? nil : parent)
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

    private mutating func feedDays() -> (start: CalendarDate?, end: CalendarDate?) {
        let name = "feed_info.txt"
        guard let table = table(name, ifMissing: nil), let row = table.rows.first else { return (nil, nil) }
        let days = ["feed_start_date", "feed_end_date"].map { column -> CalendarDate? in
            let text = table.column(column).map(row.field) ?? ""
            let day = JapaneseDate.date(text)
            if day == nil, !text.isEmpty { report(name, row.line, .noDate(text, example: "20270331")) }
            return day
        }
        return (days[0], days[1])
    }

    private mutating func frequencies(of trips: [String: Int32]) -> GTFSFrequencies {
        let name = "frequencies.txt"
        guard let table = table(name, ifMissing: nil) else { return GTFSFrequencies() }
        let reading = GTFSFrequencies.read(table, trips: trips)
        issues += reading.issues
        return reading.value
    }

    // MARK: - stop_times.txt, a row at a time: a large feed has millions

    private mutating func departures(_ stopTimes: GTFSStopTimes) -> GTFSStopTimes.Result {
        let name = folder.path(of: "stop_times.txt")
        let bytes = source.data(name)
        issues += bytes.issues
        var rows = stopTimes
        if let bytes = bytes.value {
            issues += bytes.withUnsafeBytes { bytes in
                CSVReader.forEachRow(
                    of: UnsafeRawBufferPointer(rebasing: bytes[TextDecoding.byteOrderMark(of: bytes)...]), file: name
                ) {
                    rows.add($0)
                }
            }
            issues += rows.issues(file: name)
        }
        return rows.result()
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

extension String {
    /// With kana of full width; nil if it holds anything but kana.
    fileprivate var kana: String? {
        let kana = normalizedKeepingLines
        let isKana = kana.unicodeScalars.allSatisfy { (0x3041...0x30FF).contains($0.value) || $0 == " " }
        return isKana && !kana.isEmpty ? kana : nil
    }
}
