import Texts

/// The rows of a table that hold more than it has columns: most often a text with a comma that is not in quotation marks,
/// which pushes everything after it one column on.
struct CSVOverflow {
    let table: CSVTable
    /// Up to the last one with a name.
    private let columns: Int
    /// Most rows hold something there: that is a column of which the name is missing.
    private let hasUnnamedColumn: Bool

    init(_ table: CSVTable) {
        self.table = table
        columns = (table.header.fields.lastIndex { !$0.trimmed.isEmpty } ?? -1) + 1
        let columns = columns
        let overflowing = table.rows.count { $0.overflows(columns) }
        hasUnnamedColumn = overflowing > 2 && overflowing * 2 > table.rows.count
    }

    func contains(_ row: CSVRow) -> Bool {
        row.overflows(hasUnnamedColumn ? max(columns + 1, table.header.fields.count) : columns)
    }

    /// - Parameter consequence: What becomes of such a row.
    func issues(_ consequence: Text) -> [DataIssue] {
        let unnamed = DataIssue(
            .warning, file: table.file, line: table.header.line,
            Text(
                en: "column \(columns + 1) has no name and is not read: name or remove it",
                ja: "\(columns + 1) 列目に名前がありません。この列は使いません。名前を書くか、列を消してください"))
        return (hasUnnamedColumn ? [unnamed] : [])
            + table.rows.filter(contains).map { row in
                DataIssue(
                    .error, file: table.file, line: row.line,
                    Text(
                        en:
                            "has \(row.fields.count) fields where the first line has \(columns): put the text that holds a "
                            + "comma in quotation marks. Until then ",
                        ja: "列が \(row.fields.count) あります。一行目は \(columns) です。カンマのある文を「\"」で囲んでください。それまでは、") + consequence)
            }
    }
}

extension Text {
    /// What becomes of a row of which nothing can be used.
    static var isLeftOut: Text { Text(en: "the row is left out", ja: "この行は使いません") }
}

extension CSVRow {
    /// Whether anything stands after so many fields.
    fileprivate func overflows(_ columns: Int) -> Bool {
        fields.dropFirst(columns).contains { !$0.trimmed.isEmpty }
    }
}
