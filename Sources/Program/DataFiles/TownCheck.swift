public import Foundation
public import OpenData
import Phrases
public import Rules

/// Everything that is wrong in a town's folder, of whichever kind, on a given day.
public struct TownCheck {
    private let found: [DataIssue]
    private let garbage: GarbageData?
    private let reading: TownReading?
    private var unsayable: [DataIssue] = []

    /// - Parameter folder: With `town.yml`, or with `area_days.csv`.
    public init(at folder: URL) throws {
        if FileManager.default.fileExists(atPath: folder.appending(path: TownFiles.manifest).path) {
            self.init(try TownFiles.reading(of: folder))
        } else {
            let files = try GarbageFiles(at: folder)
            self.init(found: files.issues, garbage: files.data, reading: nil)
        }
        let names = reading.map { Repertoire.names(of: $0.town, households: $0.households) } ?? garbage?.names ?? []
        unsayable = SayableCheck(folder: folder).issues(names)
    }

    public init(_ reading: TownReading) {
        self.init(found: reading.issues, garbage: reading.garbage, reading: reading)
    }

    private init(found: [DataIssue], garbage: GarbageData?, reading: TownReading?) {
        (self.found, self.garbage, self.reading) = (found, garbage, reading)
    }

    /// The errors, then the warnings, each in the order of files and lines.
    /// - Parameter today: By default the day on the town's clocks, Japan's where it has none.
    public func issues(on today: CalendarDate? = nil) -> [DataIssue] {
        let zone = TimeZone(identifier: reading?.town.timeZone ?? "Asia/Tokyo") ?? .gmt
        let today = today ?? LocalTime(Date(), in: zone).date
        let stale =
            reading.map {
                FreshnessCheck(today: today).issues($0) + HoursCheck(today: today).issues($0)
                    + OfficeCheck(today: today).issues($0) + TelephoneCheck().issues($0)
            }
            ?? garbage.map { FreshnessCheck(today: today).issues($0) } ?? []
        return (found + stale + unsayable).sorted {
            ($0.severity == .error ? 0 : 1, $0.file, $0.line ?? 0) < (
                $1.severity == .error ? 0 : 1, $1.file, $1.line ?? 0
            )
        }
    }
}

extension GarbageData {
    /// What is said of it.
    fileprivate var names: [LocalizedName] {
        targets.map { LocalizedName(["ja": $0.name, "ja-Hrkt": $0.reading].compactMapValues(\.self)) }
            + (labels + targets.map(\.notice)).filter { !$0.isEmpty }.map { LocalizedName(["ja": $0]) }
            + Array(remarks.values)
    }
}
