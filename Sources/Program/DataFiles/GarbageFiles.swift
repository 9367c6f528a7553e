public import Foundation
public import OpenData
public import Rules
import Texts

/// The collection days and things of a town, from a 5374 folder or from a town's own.
public struct GarbageFiles: Sendable {
    public let data: GarbageData
    public let issues: [DataIssue]
    private let holidays: HolidayCalendar
    /// District, by its id and its names in every language, to its name in `area_days.csv`.
    private let areas: [String: String]
    let folder: URL

    /// - Parameter folder: With `area_days.csv`, or with `town.yml`.
    public init(at folder: URL) throws {
        self.folder = folder
        guard !FileManager.default.fileExists(atPath: folder.appending(path: TownFiles.manifest).path) else {
            let town = try TownFiles.reading(of: folder)
            guard let garbage = town.garbage else {
                throw DataFileError(
                    subject: folder.path,
                    reason: Text(en: "town.yml names no garbage folder", ja: "town.yml に garbage がありません"),
                    remedy: Text(
                        en: "add “garbage” to it, or name a 5374 folder",
                        ja: "garbage を書き足すか、5374 の形のデータを選んでください"))
            }
            (data, issues, holidays, areas) = (garbage, town.issues, town.town.holidays, town.areaNames)
            return
        }
        guard FileManager.default.fileExists(atPath: folder.appending(path: "area_days.csv").path) else {
            throw DataFileError(
                subject: folder.path,
                reason: Text(
                    en: "there is neither town.yml nor area_days.csv in it", ja: "town.yml も area_days.csv もありません"),
                remedy: Text(
                    en: "name a town's folder, or one in the format of 5374", ja: "町のデータか、5374 の形のデータを選んでください"))
        }
        let reading = GarbageReader.read(folder: "", file: FolderFiles(in: folder).data)
        (data, issues, holidays, areas) = (reading.value, reading.issues, HolidayCalendar(), [:])
    }

    /// The collection days of a district, by label.
    /// - Parameter name: As `area_days.csv` writes it, or the town's id or name for it.
    /// - Throws: `DataFileError` that names the districts there are.
    public func calendar(of name: String) throws -> CollectionCalendar {
        guard let area = data.area(areas[name] ?? name) else {
            throw DataFileError.unknown(
                Text(en: "district “\(name)”", ja: "地区「\(name)」"), in: folder.path, known: data.areas.map(\.name))
        }
        return data.calendar(of: area, holidays: holidays)
    }
}

extension TownReading {
    fileprivate var areaNames: [String: String] {
        Dictionary(
            town.districts.flatMap { district in
                ([district.id] + district.name.byLanguage.values).compactMap { name in
                    areas[district.id].map { (name, $0) }
                }
            }, uniquingKeysWith: { first, _ in first })
    }
}
