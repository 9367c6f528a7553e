public import Rules
import Texts

/// Reads `center.csv` of the 5374 format: the days, both included, on which a centre takes nothing. A centre has a
/// row for each closure, and one without dates if it never rests.
public enum ClosureReader {
    /// Centre to its closures.
    public static func read(_ text: String, file: String) -> Reading<[String: [ClosedRange<CalendarDate>]]> {
        let table = CSVTable.read(text, file: file, mayBeEmpty: true)
        var issues = table.issues
        var closures: [String: [ClosedRange<CalendarDate>]] = [:]
        for row in table.value.rows {
            let center = row.field(0).normalized
            if row.field(1).isEmpty, row.field(2).isEmpty {
                closures[center, default: []] += []
                continue
            }
            guard let first = JapaneseDate.date(row.field(1)), let last = JapaneseDate.date(row.field(2)) else {
                issues.append(
                    DataIssue(
                        .error, file: file, line: row.line,
                        Text(
                            en: "“\(row.field(1))” to “\(row.field(2))” is no closure: write both dates as 2026/12/31",
                            ja: "「\(row.field(1))」から「\(row.field(2))」は休みの期間ではありません。2026/12/31 のように書いてください")))
                continue
            }
            guard first <= last else {
                issues.append(
                    DataIssue(
                        .error, file: file, line: row.line,
                        Text(
                            en: "the closure ends on \(last), before it begins on \(first)",
                            ja: "休みの終わり \(last) が、始まり \(first) より前です"))
                )
                continue
            }
            closures[center, default: []].append(first...last)
        }
        return Reading(closures, issues: issues)
    }
}
