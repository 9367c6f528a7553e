import Foundation
import Texts

/// A CSV file whose first row names its columns.
public struct CSVTable: Sendable, Equatable {
    public var file: String
    public var header: CSVRow
    public var rows: [CSVRow]

    /// Reads a table; an empty file is one without columns.
    /// - Parameters:
    ///   - mayBeEmpty: Whether the file may hold nothing, because a town may have nothing to say in it.
    ///   - quotes: What becomes of a quotation mark in the wrong place.
    public static func read(
        _ text: String, file: String, mayBeEmpty: Bool = false, quotes: CSVReader.Quotes = .lenient
    ) -> Reading<CSVTable> {
        let reading = CSVReader.read(text, file: file, quotes: quotes)
        guard let header = reading.value.first else {
            let issue = DataIssue(
                .error, file: file,
                Text(en: "is empty: its first line must name the columns", ja: "空です。一行目に列の名前を書いてください"))
            return Reading(
                CSVTable(file: file, header: CSVRow(line: 1, fields: []), rows: []),
                issues: reading.issues + (mayBeEmpty ? [] : [issue]))
        }
        return Reading(
            CSVTable(file: file, header: header, rows: Array(reading.value.dropFirst())), issues: reading.issues)
    }

    /// Reads those rows of a UTF-8 file that hold one of some values in a column. The file may be larger than the memory:
    /// only these rows are kept.
    /// - Parameter values: Every row where it is nil.
    static func read(
        _ data: Data, file: String, where column: String, isOneOf values: Set<String>?
    ) -> Reading<CSVTable> {
        var table = CSVTable(file: file, header: CSVRow(line: 1, fields: []), rows: [])
        var index: Int?
        var kept = CSVRows()
        let issues = data.withUnsafeBytes { bytes in
            let text = UnsafeRawBufferPointer(rebasing: bytes[TextDecoding.byteOrderMark(of: bytes)...])
            return CSVReader.forEachRow(of: text, file: file) { row in
                if table.header.fields.isEmpty {
                    table.header = row
                    index = table.column(column)
                } else if index.map({ values?.contains(row.field($0)) ?? true }) ?? false {
                    kept.append(row)
                }
            }
        }
        table.rows = kept.rows
        return Reading(table, issues: issues + kept.issues(file: file))
    }

    /// Whether not even a column has a name.
    var isEmpty: Bool { header.fields.isEmpty }

    /// The index of the column that bears one of some names, whatever its case and spaces.
    public func column(_ names: String...) -> Int? {
        let wanted = Set(names.map { $0.normalized.lowercased() })
        return header.fields.firstIndex { wanted.contains($0.normalized.lowercased()) }
    }

    /// The issue of a table that lacks a column.
    func missingColumn(_ name: String) -> DataIssue {
        DataIssue(
            .error, file: file, line: header.line,
            Text(en: "has no column “\(name)”: add it to the first line", ja: "列「\(name)」がありません。一行目に書き足してください"))
    }
}
