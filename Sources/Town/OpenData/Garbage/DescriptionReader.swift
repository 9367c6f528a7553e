/// Reads `description.csv` of the 5374 format: how to put out each category.
public enum DescriptionReader {
    public struct Description: Sendable, Equatable {
        /// The category's label.
        public var label: String
        /// HTML, as the reference app shows it.
        public var text: String
        public var line: Int
    }

    public static func read(_ text: String, file: String) -> Reading<[Description]> {
        let table = CSVTable.read(text, file: file, mayBeEmpty: true)
        if table.value.isEmpty { return Reading([], issues: table.issues) }
        guard let label = table.value.column("label"), let description = table.value.column("description") else {
            return Reading([], issues: table.issues + [table.value.missingColumn("label or description")])
        }
        var plain = WebTextReader(file: file)
        let descriptions = table.value.rows.map { row in
            Description(
                label: plain.plain(row.field(label), as: .name, line: row.line), text: row.field(description),
                line: row.line)
        }
        return Reading(descriptions, issues: table.issues + plain.issues)
    }
}
