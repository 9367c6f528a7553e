/// Reads `target.csv` of the 5374 format: which category a thing belongs to.
public enum TargetReader {
    public struct Target: Sendable, Equatable {
        /// The category's label.
        public var label: String
        public var name: String
        public var notice: String
        public var line: Int
    }

    public static func read(_ text: String, file: String) -> Reading<[Target]> {
        let table = CSVTable.read(text, file: file)
        var issues = table.issues
        guard let labelColumn = table.value.column("label", "type"), let nameColumn = table.value.column("name") else {
            return Reading([], issues: issues + [table.value.missingColumn("label or name")])
        }
        let noticeColumn = table.value.column("notice")
        var labelOfName: [String: String] = [:]
        let targets = table.value.rows.compactMap { row -> Target? in
            let target = Target(
                label: row.field(labelColumn), name: row.field(nameColumn),
                notice: noticeColumn.map(row.field) ?? "", line: row.line)
            guard !target.label.isEmpty, !target.name.isEmpty else {
                issues.append(
                    DataIssue(.error, file: file, line: row.line, "lacks a category or a name: fill in both"))
                return nil
            }
            if let label = labelOfName[target.name.normalized], label != target.label {
                issues.append(
                    DataIssue(
                        .error, file: file, line: row.line,
                        "“\(target.name)” is \(label) further up and \(target.label) here: keep one of them"))
                return nil
            }
            labelOfName[target.name.normalized] = target.label
            return target
        }
        return Reading(targets, issues: issues)
    }
}
