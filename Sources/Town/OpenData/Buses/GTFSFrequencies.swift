import Texts

/// The trips of frequencies.txt, of which stop_times.txt holds one example each: how often they begin, and when.
struct GTFSFrequencies {
    /// In seconds since the day began.
    struct Run {
        var from: Int
        /// The last trip begins before it.
        var until: Int
        var headway: Int
        /// Whether the trips begin exactly then, as in any timetable (exact_times 1).
        var isExact: Bool
    }

    /// By index of the trip; without any if none of its rows is understood: its example is no trip either.
    private(set) var runs: [Int32: [Run]] = [:]

    /// Exact times closer than this are none: a timetable shows minutes.
    private static let minimumExactHeadway = 60

    static func read(_ table: CSVTable, trips: [String: Int32]) -> Reading<GTFSFrequencies> {
        let names = ["trip_id", "start_time", "end_time", "headway_secs"]
        let columns = names.map { table.column($0) }
        var value = GTFSFrequencies()
        var issues = zip(names, columns).filter { $1 == nil }.map { table.missingColumn($0.0) }
        let exact = table.column("exact_times")
        for row in table.rows {
            let fields = columns.map { $0.map(row.field) ?? "" }
            guard let trip = trips[fields[0]] else {
                issues.append(
                    DataIssue(.error, file: table.file, line: row.line, .unknown(fields[0], in: "trips.txt")))
                continue
            }
            value.runs[trip, default: []] += []
            if let run = run(fields, exact: exact.map(row.field) ?? "") {
                value.runs[trip, default: []].append(run)
            } else if issues.isEmpty || columns.allSatisfy({ $0 != nil }) {
                issues.append(
                    DataIssue(
                        .error, file: table.file, line: row.line,
                        Text(
                            en:
                                "the times, the headway in seconds or exact_times of “\(fields[0])” are not understood: its "
                                + "buses are left out", ja: "「\(fields[0])」の時刻か間隔（秒）か exact_times がわかりません。この便は読みません")))
            }
        }
        return Reading(value, issues: issues)
    }

    private static func run(_ fields: [String], exact: String) -> Run? {
        guard let from = GTFSTime.seconds(fields[1]), let until = GTFSTime.seconds(fields[2]), from < until,
            let headway = Int(fields[3]), (1...86_400).contains(headway), ["", "0", "1"].contains(exact)
        else { return nil }
        let run = Run(from: from, until: until, headway: headway, isExact: exact == "1")
        return run.isExact && headway < minimumExactHeadway ? nil : run
    }
}
