import Rules
import Texts

/// Reads `area_days.csv` of the 5374 format: one row a district, one column a category.
public enum AreaDaysReader {
    public struct Table: Sendable, Equatable {
        /// The categories' labels, in the order of the columns.
        public var labels: [String]
        public var areas: [CollectionArea]
    }

    public static func read(_ text: String, file: String) -> Reading<Table> {
        let table = CSVTable.read(text, file: file)
        guard !table.value.isEmpty else { return Reading(Table(labels: [], areas: []), issues: table.issues) }
        var rows = AreaDaysRows(table.value)
        let areas = rows.areas()
        return Reading(
            Table(labels: rows.columns.labels.map(\.label), areas: areas), issues: table.issues + rows.issues)
    }
}

/// Which column of `area_days.csv` is what.
private struct AreaDaysColumns {
    /// The extra first column that some towns have, マスター, which puts a district into a ward of `area_master.csv`.
    let ward: Int?
    let name: Int
    let center: Int
    let labels: [(label: String, column: Int)]

    /// The first two headers are worded differently in every town; their places are not.
    init(_ header: [String]) {
        let keys = header.map(\.labelKey)
        let hasWard = keys.first?.hasPrefix("ますた") == true || keys.firstIndex { $0.hasPrefix("せんた") } == 2
        ward = hasWard && header.count > 2 ? 0 : nil
        name = ward == nil ? 0 : 1
        center = name + 1
        labels = header.enumerated().dropFirst(center + 1).filter { !$1.isEmpty }.map { ($1, $0) }
    }
}

private struct AreaDaysRows {
    let table: CSVTable
    let columns: AreaDaysColumns
    private(set) var issues: [DataIssue] = []
    private let overflow: CSVOverflow
    private var plain: WebTextReader

    init(_ table: CSVTable) {
        self.table = table
        var plain = WebTextReader(file: table.file)
        columns = AreaDaysColumns(table.header.fields.map { plain.plain($0, as: .name, line: table.header.line) })
        self.plain = plain
        overflow = CSVOverflow(table)
    }

    mutating func areas() -> [CollectionArea] {
        let shifted = table.rows.filter { !overflow.contains($0) && hasDaysForCenter($0) }
        // In every row, the column is missing; in one, the comma.
        for row in shifted.count > 1 && shifted.count == table.rows.count ? [table.header] : shifted {
            report(
                .error, row,
                Text(
                    en:
                        "the column of the centre holds collection days: put a centre between them and the district. It may be "
                        + "blank. Until then they are left out",
                    ja: "センターの列に集める日があります。地区と集める日の間に、センターの列を入れてください。空白でかまいません。それまでは使いません"))
        }
        let areas = table.rows.filter { !overflow.contains($0) && !hasDaysForCenter($0) }.compactMap { area($0) }
        issues += overflow.issues(.isLeftOut) + plain.issues
        return areas
    }

    private mutating func area(_ row: CSVRow) -> CollectionArea? {
        let name = plain.plain(row.field(columns.name), as: .name, line: row.line)
        guard !name.isEmpty else {
            report(.error, row, Text(en: "names no district in its first column", ja: "一つ目の列に地区の名前がありません"))
            return nil
        }
        let count = (columns.labels.last?.column ?? columns.center) + 1
        if row.fields.count < count {
            report(
                .warning, row,
                Text(
                    en: "has \(row.fields.count) fields where the first line has \(count): look for a comma too few",
                    ja: "列が \(row.fields.count) あります。一行目は \(count) です。カンマの数を見てください"))
        }
        var area = CollectionArea(
            name: name, ward: columns.ward.map(row.field).flatMap { $0.isEmpty ? nil : $0 },
            center: plain.plain(row.field(columns.center), as: .name, line: row.line), schedules: [:], remarks: [:],
            line: row.line)
        for (label, column) in columns.labels {
            let cell = CollectionCellReader.read(row.field(column))
            for problem in cell.problems {
                report(.error, row, Text(verbatim: "\(name), \(label): ") + problem)
            }
            // A remark alone says how a thing is collected, and that it is.
            if !cell.schedule.rules.isEmpty || !cell.remarks.isEmpty { area.schedules[label] = cell.schedule }
            if !cell.remarks.isEmpty { area.remarks[label] = cell.remarks }
        }
        return area
    }

    /// A comma too few, or no column for it.
    private func hasDaysForCenter(_ row: CSVRow) -> Bool {
        let cell = CollectionCellReader.read(row.field(columns.center))
        return !cell.schedule.rules.isEmpty && cell.problems.isEmpty
    }

    private mutating func report(_ severity: DataIssue.Severity, _ row: CSVRow, _ message: Text) {
        issues.append(DataIssue(severity, file: table.file, line: row.line, message))
    }
}
