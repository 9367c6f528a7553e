public import Foundation
import Rules

/// Reads a folder in the format of 5374 (ゴミナシ), in which hundreds of Japanese towns publish their collection days,
/// with our `collection.yml` where there is one, and checks its files against each other.
public enum GarbageReader {
    /// - Parameters:
    ///   - folder: Its path as `file` takes it, without a slash at the end; empty where `file` knows the files alone.
    ///   - declaredLabels: Categories that may be without collection days, because staff have declared them so.
    ///   - file: Gives the contents of a file.
    public static func read(
        folder: String, declaredLabels: Set<String> = [], file: (String) throws -> Data
    ) -> Reading<GarbageData> {
        withoutActuallyEscaping(file) {
            read(folder: folder, declaredLabels: declaredLabels, calendars: DistrictCalendars(), source: FileSource($0))
        }
    }

    static func read(
        folder: String, declaredLabels: Set<String>, calendars: DistrictCalendars, source: FileSource
    ) -> Reading<GarbageData> {
        var data = GarbageData(folder: folder)
        var issues: [DataIssue] = []
        func value<Value>(
            _ name: String, ifMissing severity: DataIssue.Severity?, _ read: (String, String) -> Reading<Value>
        ) -> Value? {
            let file = folder.path(of: name)
            let text = source.text(file, ifMissing: severity)
            issues += text.issues
            guard let text = text.value else { return nil }
            let reading = read(text, file)
            issues += reading.issues
            return reading.value
        }
        if let table = value("area_days.csv", ifMissing: calendars.replaceTable ? nil : .error, AreaDaysReader.read) {
            data.labels = table.labels
            data.areas = table.areas
            if data.areas.contains(where: { $0.ward != nil }) {
                data.nameWards(value("area_master.csv", ifMissing: nil, RemarksReader.read) ?? [:])
            }
        }
        data.closures = value("center.csv", ifMissing: .warning, ClosureReader.read) ?? [:]
        data.descriptions = value("description.csv", ifMissing: .warning, DescriptionReader.read) ?? []
        data.remarks = (value("remarks.csv", ifMissing: nil, RemarksReader.read) ?? [:])
            .mapValues { LocalizedName(["ja": $0]) }
        data.targets = value("target.csv", ifMissing: .error, TargetReader.read) ?? []
        let readings = TargetReadingReader.file
        issues += data.add(
            value(readings, ifMissing: nil, TargetReadingReader.read) ?? [], file: folder.path(of: readings))
        let supplement = folder.path(of: "collection.yml")
        let text = source.text(supplement, ifMissing: nil)
        issues += text.issues
        if let text = text.value {
            do throws(DataError) {
                let reading = try CollectionSupplementReader.read(text, file: supplement)
                data.supplement = reading.value
                issues += reading.issues
            } catch {
                issues.append(DataIssue(error))
            }
        }
        for (name, file) in calendars.files {
            let path = folder.path(of: file)
            let bytes = source.data(path)
            issues += bytes.issues
            guard let bytes = bytes.value else { continue }
            let reader = CalendarAreaReader(
                name: name, timeZone: calendars.timeZone, validTo: data.supplement.validTo)
            let reading = reader.read(bytes, file: path)
            issues += reading.issues
            if let (area, labels) = reading.value { data.add(area, labels: labels, declared: declaredLabels) }
        }
        data.unifyLabels()
        let labels = TargetLabelCheck(data, folder: folder, declaredLabels: declaredLabels)
        issues += GarbageCheck(data: data, folder: folder, targetLabels: labels).issues
        data.leaveOutTargets(labelled: labels.labelsLeftOut)
        return Reading(data, issues: issues)
    }
}

/// The districts of which the town publishes an iCalendar file instead of a row of `area_days.csv`.
struct DistrictCalendars {
    /// A district's name and its file in the garbage folder.
    var files: [(name: String, file: String)] = []
    /// For moments given in UTC.
    var timeZone = TimeZone.gmt
    /// Every district has one: there need be no table.
    var replaceTable = false
}
