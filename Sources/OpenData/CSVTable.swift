/// A CSV file whose first row names its columns.
public struct CSVTable: Sendable, Equatable {
    public var file: String
    public var header: CSVRow
    public var rows: [CSVRow]

    /// Reads a table; an empty file is one without columns.
    public static func read(_ text: String, file: String) -> Reading<CSVTable> {
        let reading = CSVReader.read(text, file: file)
        guard let header = reading.value.first else {
            return Reading(
                CSVTable(file: file, header: CSVRow(line: 1, fields: []), rows: []),
                issues: reading.issues
                    + [DataIssue(.error, file: file, "is empty: its first line must name the columns")])
        }
        return Reading(
            CSVTable(file: file, header: header, rows: Array(reading.value.dropFirst())), issues: reading.issues)
    }

    /// The index of the column that bears one of some names, whatever its case and spaces.
    public func column(_ names: String...) -> Int? {
        let wanted = Set(names.map { $0.normalized.lowercased() })
        return header.fields.firstIndex { wanted.contains($0.normalized.lowercased()) }
    }

    /// The issue of a table that lacks a column.
    func missingColumn(_ name: String) -> DataIssue {
        DataIssue(.error, file: file, line: header.line, "has no column “\(name)”: add it to the first line")
    }
}
