/// Reads `target.ja-Hrkt.csv`, our companion to `target.csv`: how its things are read, in kana.
///
///     item,reading
///     乾電池,かんでんち
enum TargetReadingReader {
    struct Entry: Sendable, Equatable {
        /// The thing's name in `target.csv`.
        var item: String
        var reading: String
        var line: Int
    }

    static func read(_ text: String, file: String) -> Reading<[Entry]> {
        let table = CSVTable.read(text, file: file)
        guard let item = table.value.column("item"), let reading = table.value.column("reading") else {
            return Reading([], issues: table.issues + [table.value.missingColumn("item or reading")])
        }
        return Reading(
            table.value.rows.map { Entry(item: $0.field(item), reading: $0.field(reading), line: $0.line) },
            issues: table.issues)
    }
}
