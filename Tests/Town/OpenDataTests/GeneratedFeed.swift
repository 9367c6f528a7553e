import Rules
import TestSupport

/// A small GTFS feed of random stops, services and trips, with everything that decides whether and where a bus goes.
struct GeneratedFeed {
    /// File name to contents.
    private(set) var files: [String: String] = [:]

    static let first = CalendarDate(2026, 11, 16) ?? CalendarDate(daysSinceEpoch: 0)
    static let days = 28

    private var random: SplitMix

    init(seed: UInt64) {
        random = SplitMix(state: seed)
        addStops()
        addServices()
        addTrips()
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &random)]
    }

    private mutating func day(_ range: Range<Int> = 0..<GeneratedFeed.days) -> String {
        (Self.first + Int.random(in: range, using: &random)).description.replacing("-", with: "")
    }

    /// A station with two platforms, and single stops.
    private mutating func addStops() {
        files["stops.txt"] = """
            stop_id,stop_name,location_type,parent_station
            P,駅,1,
            P1,駅 1番,0,P
            P2,駅 2番,,P
            A,役場,0,
            B,病院,0,
            C,温泉,,
            """
    }

    private mutating func addServices() {
        let services = ["s0", "s1", "s2"]
        var calendar = ["service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date"]
        for service in services where pick([true, true, false]) {
            let days = (0..<7).map { _ in pick(["0", "1"]) }
            calendar.append(([service] + days + [day(0..<10), day(15..<28)]).joined(separator: ","))
        }
        if pick([true, true, true, false]) { files["calendar.txt"] = calendar.joined(separator: "\n") }
        var taken: Set<String> = []
        var dates = ["service_id,date,exception_type"]
        for _ in 0..<Int.random(in: 3...9, using: &random) {
            let exception = "\(pick(services)),\(day())"
            if taken.insert(exception).inserted { dates.append("\(exception),\(pick(["1", "1", "2"]))") }
        }
        files["calendar_dates.txt"] = dates.joined(separator: "\n")
        files["feed_info.txt"] = pick([
            nil, "feed_start_date,feed_end_date\n,", "feed_start_date,feed_end_date\n\(day(0..<8)),\(day(18..<28))",
            "feed_end_date\n\(day(10..<28))",
        ])
    }

    private mutating func addTrips() {
        var trips = ["route_id,service_id,trip_id,trip_headsign"]
        var times: [String] = []
        var frequencies: [String] = []
        for number in 0..<Int.random(in: 3...9, using: &random) {
            let id = "t\(number)"
            trips.append("r,\(pick(["s0", "s1", "s2"])),\(id),\(pick(["温泉", "病院"]))")
            times += stopTimes(of: id)
            if pick([true, false, false]) { frequencies += self.frequencies(of: id) }
        }
        files["trips.txt"] = trips.joined(separator: "\n")
        times.shuffle(using: &random)
        files["stop_times.txt"] =
            (["trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type,stop_headsign"]
            + times)
            .joined(separator: "\n")
        if !frequencies.isEmpty {
            files["frequencies.txt"] =
                (["trip_id,start_time,end_time,headway_secs,exact_times"] + frequencies).joined(separator: "\n")
        }
    }

    private mutating func stopTimes(of trip: String) -> [String] {
        var seconds = Int.random(in: 0...88_000, using: &random)
        return (0..<Int.random(in: 2...6, using: &random)).map { place in
            seconds += Int.random(in: 30...1500, using: &random)
            let time = pick([true, true, true, true, false]) ? clock(seconds) : ""
            let stop = pick(["P1", "P2", "A", "B", "C"])
            let pickup = pick(["", "0", "0", "1", "2", "3"])
            return
                "\(trip),\(time),\(time),\(stop),\(place * 3 + 1),\(pickup),\(pick(["0", "1"])),\(pick(["", "", "病院"]))"
        }
    }

    /// One after the other, some exact.
    private mutating func frequencies(of trip: String) -> [String] {
        var start = Int.random(in: 0...60_000, using: &random)
        return (0..<Int.random(in: 1...2, using: &random)).map { _ in
            let end = start + Int.random(in: 1200...15_000, using: &random)
            defer { start = end }
            let headway = Int.random(in: 60...3000, using: &random)
            return "\(trip),\(clock(start, exact: true)),\(clock(end, exact: true)),\(headway),\(pick(["", "0", "1"]))"
        }
    }

    /// As feeds write them: with or without seconds, a leading zero or a space.
    private mutating func clock(_ seconds: Int, exact: Bool = false) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let hour = pick([two(seconds / 3600), "\(seconds / 3600)", " \(seconds / 3600)"])
        let minute = two(seconds / 60 % 60)
        if !exact, pick([true, false, false]) { return "\(hour):\(minute)" }
        return "\(hour):\(minute):\(two(seconds % 60))"
    }
}

/// A reader that goes through all trips of all days again for every question, and knows the files of `GeneratedFeed` only.
struct PlainFeed {
    struct Bus: Hashable, Comparable {
        var at: LocalTime
        var stop: String
        var destination: String
        var boarding: String
        var every: Int?

        private var order: String {
            "\(at) \(stop) \(destination) \(boarding) \(every ?? 0)"
        }

        static func < (first: Bus, second: Bus) -> Bool { first.order < second.order }
    }

    private let tables: [String: [[String: String]]]

    init(_ files: [String: String]) {
        tables = files.mapValues { text in
            let lines = text.split(separator: "\n")
            let rows: [[String]] = lines.map { line in
                line.split(separator: ",", omittingEmptySubsequences: false).map { String($0).replacing(" ", with: "") }
            }
            return rows.dropFirst().map { row in Dictionary(uniqueKeysWithValues: zip(rows[0], row)) }
        }
    }

    private func rows(_ file: String) -> [[String: String]] { tables[file] ?? [] }

    private func date(_ text: String?) -> CalendarDate? {
        guard let text, text.count == 8 else { return nil }
        return CalendarDate("\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))")
    }

    private func seconds(_ text: String?) -> Int? {
        let numbers = (text ?? "").split(separator: ":").compactMap { Int($0) }
        return numbers.count < 2 ? nil : numbers[0] * 3600 + numbers[1] * 60 + (numbers.count > 2 ? numbers[2] : 0)
    }

    private func runs(_ service: String?, on day: CalendarDate) -> Bool {
        let exception = rows("calendar_dates.txt").first {
            $0["service_id"] == service && date($0["date"]) == day
        }
        if let exception { return exception["exception_type"] == "1" }
        let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        return rows("calendar.txt").contains { row in
            guard row["service_id"] == service, let from = date(row["start_date"]), let to = date(row["end_date"])
            else {
                return false
            }
            return from <= day && day <= to && row[names[day.weekday.rawValue - 1]] == "1"
        }
    }

    /// The first and the last day that it speaks of.
    var validity: ClosedRange<CalendarDate>? {
        let weeks = rows("calendar.txt").filter { $0.values.contains("1") }
        let added = rows("calendar_dates.txt").filter { $0["exception_type"] == "1" }.compactMap { date($0["date"]) }
        let info = rows("feed_info.txt").first
        let first = (weeks.compactMap { date($0["start_date"]) } + added).min()
        let last = (weeks.compactMap { date($0["end_date"]) } + added).max()
        guard let first, let last else { return nil }
        let (from, to) = (
            max(first, date(info?["feed_start_date"]) ?? first), min(last, date(info?["feed_end_date"]) ?? last)
        )
        return from <= to ? from...to : nil
    }

    /// All that leave some stops between a moment and the end of a day, in order.
    func buses(from stops: Set<String>, after now: LocalTime, days: Int) -> [Bus] {
        var buses: [Bus] = []
        for day in (now.date - 1)..<(now.date + days) where validity?.contains(day) ?? false {
            for trip in rows("trips.txt") where runs(trip["service_id"], on: day) {
                buses += self.buses(of: trip, on: day, after: now).filter { stops.contains($0.stop) }
            }
        }
        return buses.sorted()
    }

    private func buses(of trip: [String: String], on day: CalendarDate, after now: LocalTime) -> [Bus] {
        let id = trip["trip_id"]
        let course = rows("stop_times.txt").filter { $0["trip_id"] == id }
            .sorted { Int($0["stop_sequence"] ?? "") ?? 0 < Int($1["stop_sequence"] ?? "") ?? 0 }
        let runs = rows("frequencies.txt").filter { $0["trip_id"] == id }
        let start = course.compactMap { seconds($0["departure_time"]) }.first ?? 0
        return course.dropLast().flatMap { row -> [Bus] in
            guard let time = seconds(row["departure_time"]), row["pickup_type"] != "1" else { return [] }
            let sign = row["stop_headsign"] ?? ""
            func bus(_ seconds: Int, every: Int? = nil) -> Bus {
                Bus(
                    at: LocalTime(day, TimeOfDay(minutes: seconds / 60)), stop: row["stop_id"] ?? "",
                    destination: sign.isEmpty ? trip["trip_headsign"] ?? "" : sign,
                    boarding: ["2": "telephone", "3": "tellDriver"][row["pickup_type"] ?? ""] ?? "nothingSpecial",
                    every: every)
            }
            if runs.isEmpty { return [bus(time)].filter { $0.at >= now } }
            return runs.flatMap { run -> [Bus] in
                guard let from = seconds(run["start_time"]), let to = seconds(run["end_time"]),
                    let headway = Int(run["headway_secs"] ?? "")
                else { return [] }
                let delay = time - start
                if run["exact_times"] == "1" {
                    return (0...3000).map { from + $0 * headway }.filter { $0 < to }
                        .map { bus($0 + delay) }.filter { $0.at >= now }
                }
                let (first, end) = (bus(from + delay, every: (headway + 59) / 60), bus(to + delay))
                guard end.at > now else { return [] }
                var next = first
                next.at = max(first.at, now)
                return [next]
            }
        }
    }
}
