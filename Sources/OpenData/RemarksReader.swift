/// Reads `remarks.csv` of the 5374 format: what the `*1` of `area_days.csv` stand for.
public enum RemarksReader {
    /// Id to text.
    public static func read(_ text: String, file: String) -> Reading<[String: String]> {
        let table = CSVTable.read(text, file: file)
        let remarks = table.value.rows.map { ($0.field(0), $0.field(1)) }
        return Reading(Dictionary(remarks, uniquingKeysWith: { _, last in last }), issues: table.issues)
    }
}
