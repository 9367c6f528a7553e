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
        let table = CSVTable.read(text, file: file)
        guard let label = table.value.column("label"), let description = table.value.column("description") else {
            return Reading([], issues: table.issues + [table.value.missingColumn("label or description")])
        }
        return Reading(
            table.value.rows.map {
                Description(label: $0.field(label), text: $0.field(description), line: $0.line)
            }, issues: table.issues)
    }
}
