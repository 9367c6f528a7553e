import Rules
import Texts

/// What is kept of stop_times.txt while its rows go by.
struct GTFSStopTimes {
    struct Result {
        /// With one more for each part of a trip that has a front or a way of boarding of its own.
        var trips: [BusTimetable.Trip]
        /// For each stop.
        var departures: [[BusTimetable.Departure]]
        /// For each stop.
        var frequencies: [[BusTimetable.Frequency]]
    }

    private struct Columns {
        var trip: Int
        var departure: Int
        var stop: Int
        var sequence: Int
        var arrival: Int?
        var pickup: Int?
        var headsign: Int?
    }

    /// A trip's stops so far: nobody gets on at the last one.
    private struct Course {
        var last = Int.min
        /// Where the departure from the last stop is kept; nil if nobody can get on there anyway.
        var departure: (stop: Int, index: Int)?
    }

    /// A stop of a trip that runs again and again.
    private struct ExampleStop {
        var sequence: Int
        var seconds: Int?
        var stop: Int
        /// Nil if nobody may get on.
        var trip: Int32?
    }

    /// A trip as it is from some stops.
    private struct Variant: Hashable {
        var trip: Int32
        var headsign: String
        var boarding: BusTimetable.Boarding
    }

    /// What is wrong with a row.
    private enum Problem: Int, CaseIterable {
        case trip, stop, sequence, time, pickup
    }

    private let stops: [String: Int]
    private let indices: [String: Int32]
    private let runs: GTFSFrequencies
    private let names: GTFSTranslations
    private var columns: Columns?
    private var missingColumn: String?
    private var trips: [BusTimetable.Trip]
    private var variants: [Variant: Int32] = [:]
    private var byStop: [[BusTimetable.Departure]]
    private var courses: [Course]
    private var examples: [Int32: [ExampleStop]] = [:]
    private var problems: [Problem: (count: Int, line: Int, value: String)] = [:]

    /// - Parameters:
    ///   - stops: The ids of stops.txt.
    ///   - indices: The index in `trips` of each trip_id.
    init(
        stops: [String], trips: [BusTimetable.Trip], indices: [String: Int32], frequencies: GTFSFrequencies,
        names: GTFSTranslations
    ) {
        self.stops = Dictionary(stops.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        self.trips = trips
        self.indices = indices
        self.names = names
        runs = frequencies
        byStop = Array(repeating: [], count: stops.count)
        courses = Array(repeating: Course(), count: trips.count)
    }

    // MARK: - Rows

    mutating func add(_ row: CSVRow) {
        guard let columns else {
            if missingColumn == nil { readHeader(row) }
            return
        }
        guard let trip = indices[row.field(columns.trip)] else { return isBad(row, .trip, columns.trip) }
        guard let stop = stops[row.field(columns.stop)] else { return isBad(row, .stop, columns.stop) }
        guard let sequence = Int(row.field(columns.sequence)) else { return isBad(row, .sequence, columns.sequence) }
        let boarding = columns.pickup.map(row.field).map(Self.boarding) ?? .some(.nothingSpecial)
        guard let boarding else { return isBad(row, .pickup, columns.pickup ?? 0) }
        let timeColumn = row.field(columns.departure).isEmpty ? columns.arrival ?? columns.departure : columns.departure
        let time = row.field(timeColumn)
        // A stop without a time lies between two that have one; nobody can be told when to be there.
        let seconds = GTFSTime.seconds(time)
        guard seconds != nil || time.isEmpty else { return isBad(row, .time, timeColumn) }
        let variant = boarding.map {
            self.variant(of: trip, row.field(columns.trip), at: sequence, columns.headsign.map(row.field) ?? "", $0)
        }
        if runs.runs[trip] != nil {
            examples[trip, default: []].append(
                ExampleStop(sequence: sequence, seconds: seconds, stop: stop, trip: variant))
            return
        }
        var departure: (stop: Int, index: Int)?
        if let seconds, let variant {
            departure = (stop, byStop[stop].count)
            // Seconds are dropped, so that nobody is told too late.
            byStop[stop].append(BusTimetable.Departure(minutes: Int32(seconds / 60), trip: variant))
        }
        if sequence > courses[Int(trip)].last { courses[Int(trip)] = Course(last: sequence, departure: departure) }
    }

    private mutating func readHeader(_ row: CSVRow) {
        let header = CSVTable(file: "", header: row, rows: [])
        let names = ["trip_id", "departure_time", "stop_id", "stop_sequence"]
        let found = names.map { header.column($0) }
        if let missing = zip(names, found).first(where: { $1 == nil }) { missingColumn = missing.0 }
        let places = found.compactMap(\.self)
        guard places.count == names.count else { return }
        columns = Columns(
            trip: places[0], departure: places[1], stop: places[2], sequence: places[3],
            arrival: header.column("arrival_time"), pickup: header.column("pickup_type"),
            headsign: header.column("stop_headsign"))
    }

    /// How people get on by a pickup_type; an inner nil if they may not, an outer one if it means nothing.
    private static func boarding(_ pickup: String) -> BusTimetable.Boarding?? {
        switch pickup {
        case "", "0": .some(.nothingSpecial)
        case "1": .some(nil)
        case "2": .some(.telephone)
        case "3": .some(.tellDriver)
        default: nil
        }
    }

    /// The trip as it is from a stop on which it has a front or a way of boarding of its own.
    private mutating func variant(
        of trip: Int32, _ id: String, at sequence: Int, _ headsign: String, _ boarding: BusTimetable.Boarding
    ) -> Int32 {
        if headsign.isEmpty, boarding == .nothingSpecial { return trip }
        let variant = Variant(trip: trip, headsign: headsign, boarding: boarding)
        if let known = variants[variant] { return known }
        var new = trips[Int(trip)]
        new.boarding = boarding
        if !headsign.isEmpty {
            new.destination = names.name(
                headsign, table: "stop_times", field: "stop_headsign", record: id, subrecord: String(sequence))
        }
        variants[variant] = Int32(trips.count)
        trips.append(new)
        return Int32(trips.count - 1)
    }

    // MARK: - The result

    /// Without each trip's last stop.
    func result() -> Result {
        var ends: [Int: Set<Int>] = [:]
        for departure in courses.compactMap(\.departure) {
            ends[departure.stop, default: []].insert(departure.index)
        }
        var departures = byStop.enumerated().map { stop, departures in
            guard let ends = ends[stop] else { return departures }
            return departures.enumerated().filter { !ends.contains($0.offset) }.map(\.element)
        }
        var frequencies = byStop.map { _ in [BusTimetable.Frequency]() }
        for (trip, stops) in examples.sorted(by: { $0.key < $1.key }) {
            let course = stops.sorted { $0.sequence < $1.sequence }
            guard let first = course.compactMap(\.seconds).first else { continue }
            for stop in course.dropLast() {
                guard let variant = stop.trip, let seconds = stop.seconds else { continue }
                let delay = seconds - first
                for run in runs.runs[trip] ?? [] {
                    if run.isExact {
                        departures[stop.stop] += stride(from: run.from, to: run.until, by: run.headway).map {
                            BusTimetable.Departure(minutes: Int32(($0 + delay) / 60), trip: variant)
                        }
                    } else {
                        frequencies[stop.stop].append(
                            BusTimetable.Frequency(
                                from: Int32((run.from + delay) / 60), until: Int32((run.until + delay) / 60),
                                minutes: Int32((run.headway + 59) / 60), trip: variant))
                    }
                }
            }
        }
        return Result(trips: trips, departures: departures, frequencies: frequencies)
    }

    // MARK: - What is wrong

    private mutating func isBad(_ row: CSVRow, _ problem: Problem, _ column: Int) {
        problems[problem, default: (0, row.line, row.field(column))].count += 1
    }

    func issues(file: String) -> [DataIssue] {
        if let missingColumn {
            return [
                DataIssue(
                    .error, file: file, line: 1,
                    Text(
                        en: "has no column “\(missingColumn)”: add it to the first line",
                        ja: "列「\(missingColumn)」がありません。一行目に書き足してください"))
            ]
        }
        return Problem.allCases.compactMap { problem in
            problems[problem].map { count, line, value in
                DataIssue(
                    .error, file: file, line: line,
                    text(problem, value)
                        + Text(
                            en: ". So it is in \(count) rows, which are left out; this is the first",
                            ja: "。このような行が \(count) あり、読みません。これが初めの行です"))
            }
        }
    }

    private func text(_ problem: Problem, _ value: String) -> Text {
        switch problem {
        case .trip: .unknown(value, in: "trips.txt")
        case .stop: .unknown(value, in: "stops.txt")
        case .sequence:
            Text(en: "stop_sequence “\(value)” is no number", ja: "stop_sequence「\(value)」は数ではありません")
        case .time: .noTime(value, example: "08:00:00")
        case .pickup:
            Text(en: "pickup_type “\(value)” is not 0, 1, 2 or 3", ja: "pickup_type「\(value)」は 0、1、2、3 ではありません")
        }
    }
}
