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
        var issues = table.issues
        // The first two headers are worded differently in every town; their places are not.
        let labels = table.value.header.fields.dropFirst(2).map(\.trimmed)
        let areas = table.value.rows.compactMap { row -> CollectionArea? in
            guard !row.field(0).isEmpty else {
                issues.append(
                    DataIssue(
                        .error, file: file, line: row.line,
                        Text(en: "names no district in its first column", ja: "一つ目の列に地区の名前がありません")))
                return nil
            }
            if row.fields.count != table.value.header.fields.count {
                issues.append(
                    DataIssue(
                        .warning, file: file, line: row.line,
                        Text(
                            en: "has \(row.fields.count) fields where the first line has "
                                + "\(table.value.header.fields.count): look for a comma too many or too few",
                            ja: "列が \(row.fields.count) あります。一行目は \(table.value.header.fields.count) です。カンマの数を見てください")))
            }
            var schedules: [String: CollectionSchedule] = [:]
            var remarks: [String: [String]] = [:]
            for (index, label) in labels.enumerated() {
                let cell = CollectionCellReader.read(row.field(index + 2))
                issues += cell.problems.map {
                    DataIssue(.error, file: file, line: row.line, Text(verbatim: "\(row.field(0)), \(label): ") + $0)
                }
                // A remark alone says how a thing is collected, and that it is.
                if !cell.schedule.rules.isEmpty || !cell.remarks.isEmpty {
                    schedules[label] = cell.schedule
                }
                if !cell.remarks.isEmpty {
                    remarks[label] = cell.remarks
                }
            }
            return CollectionArea(
                name: row.field(0), center: row.field(1), schedules: schedules, remarks: remarks, line: row.line)
        }
        return Reading(Table(labels: labels, areas: areas), issues: issues)
    }
}
