import Japanese
import Texts

/// Reads `target.ja-Hrkt.csv`, our companion to `target.csv`: how its things are read, in kana, and what else people
/// call them.
///
///     item,reading,spoken
///     乾電池,かんでんち,電池《でんち》; 使《つか》った電池《でんち》
///     油,ゆ？,
///
/// A question mark stands behind a reading that a dictionary gave and nobody has checked.
public enum TargetReadingReader {
    /// Its name, beside `target.csv`.
    public static let file = "target.ja-Hrkt.csv"

    struct Entry: Sendable, Equatable {
        /// The thing's name in `target.csv`.
        var item: String
        var reading: String
        /// Other ways to say it, with readings; the column may be missing.
        var spoken: [String]
        var line: Int
    }

    static func read(_ text: String, file: String) -> Reading<[Entry]> {
        let table = CSVTable.read(text, file: file, mayBeEmpty: true)
        if table.value.isEmpty { return Reading([], issues: table.issues) }
        guard let item = table.value.column("item"), let reading = table.value.column("reading") else {
            return Reading([], issues: table.issues + [table.value.missingColumn("item or reading")])
        }
        let spoken = table.value.column("spoken")
        var issues = table.issues
        let unchecked = table.value.rows.filter { row in Self.marks.contains { row.field(reading).hasSuffix($0) } }
        if let first = unchecked.first {
            issues.append(
                DataIssue(
                    .warning, file: file, line: first.line,
                    Text(
                        en:
                            "\(unchecked.count) readings end in a question mark, because a dictionary gave them: check each, and "
                            + "take the mark away", ja: "辞書で調べた読み（「？」つき）が \(unchecked.count) あります。正しければ「？」を消してください")))
        }
        let overflow = CSVOverflow(table.value)
        issues += overflow.issues(.isLeftOut)
        let entries = table.value.rows.filter { !overflow.contains($0) }.map { row in
            let phrases = (spoken.map(row.field) ?? "").split(separator: ";").map(\.trimmed).filter { !$0.isEmpty }
            let readable = phrases.filter { (try? RubyText($0).unread.isEmpty) ?? false }
            issues += phrases.filter { !readable.contains($0) }.map {
                DataIssue(
                    .error, file: file, line: row.line,
                    Text(en: "“\($0)”: write how its kanji are read: 電池《でんち》", ja: "「\($0)」の漢字の読みを書いてください。例：電池《でんち》"))
            }
            return Entry(
                item: row.field(item), reading: row.field(reading).filter { !Self.marks.contains(String($0)) },
                spoken: readable, line: row.line)
        }
        return Reading(entries, issues: issues)
    }

    private static let marks = ["？", "?"]
}
