/// Reads `remarks.csv` of the 5374 format: what the `*1` of `area_days.csv` stand for.
public enum RemarksReader {
    /// Id to text.
    public static func read(_ text: String, file: String) -> Reading<[String: String]> {
        let table = CSVTable.read(text, file: file, mayBeEmpty: true)
        let overflow = CSVOverflow(table.value)
        var plain = WebTextReader(file: file)
        let remarks = table.value.rows.filter { !overflow.contains($0) }.map { row in
            (row.field(0), plain.plain(row.field(1), as: .sentences, line: row.line))
        }
        return Reading(
            Dictionary(remarks, uniquingKeysWith: { _, last in last }),
            issues: table.issues + overflow.issues(.isLeftOut) + plain.issues)
    }
}
