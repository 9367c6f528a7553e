public import Rules
import Texts

/// Reads a duty roster, `date,week,medical,name,time`: `2026-12-06,日曜日,内科,さくら医院,09:00～17:00`. Times may be
/// several (` / ` between them) and may end the next morning (`22:30～翌08:30`).
public enum DutyRosterReader {
    /// - Parameter clinics: Those whose names and ids the entries take where they name one of them.
    public static func read(_ text: String, file: String, clinics: [Clinic]) -> Reading<DutyRoster> {
        let table = CSVTable.read(text, file: file)
        var issues = table.issues
        guard let dateColumn = table.value.column("date", "日付"), let nameColumn = table.value.column("name", "名称"),
            let timeColumn = table.value.column("time", "時間")
        else { return Reading(DutyRoster(), issues: issues + [table.value.missingColumn("date, name or time")]) }
        let byName = Dictionary(
            clinics.flatMap { clinic in clinic.name.byLanguage.values.map { ($0.normalized, clinic) } },
            uniquingKeysWith: { first, _ in first })
        let entries = table.value.rows.compactMap { row -> DutyRoster.Entry? in
            guard let date = JapaneseDate.date(row.field(dateColumn)) else {
                issues.append(
                    DataIssue(
                        .error, file: file, line: row.line,
                        .noDate(row.field(dateColumn), example: "2026-12-06")))
                return nil
            }
            guard let spans = spans(row.field(timeColumn)) else {
                issues.append(
                    DataIssue(
                        .error, file: file, line: row.line,
                        Text(
                            en: "“\(row.field(timeColumn))” is no time of duty: write it as 09:00～17:00",
                            ja: "「\(row.field(timeColumn))」は当番の時間ではありません。09:00～17:00 のように書いてください")))
                return nil
            }
            let name = row.field(nameColumn)
            let clinic = byName[name.normalized]
            if clinic == nil {
                issues.append(
                    DataIssue(
                        .warning, file: file, line: row.line,
                        Text(
                            en:
                                "the town has no clinic “\(name)”: add it to the manifest, or its number cannot be told",
                            ja: "町に「\(name)」という医院がありません。town.yml に書くと、電話番号を答えます")))
            }
            return DutyRoster.Entry(
                date: date, name: clinic?.name ?? LocalizedName(["ja": name]), clinic: clinic?.id, spans: spans)
        }
        return Reading(DutyRoster(entries: entries), issues: issues)
    }

    private static func spans(_ text: String) -> [TimeSpan]? {
        let spans = text.normalized.split(separator: "/").map { part -> TimeSpan? in
            let ends = part.split(omittingEmptySubsequences: false) { "~〜-".contains($0) }
            guard ends.count == 2, let from = TimeOfDay(String(ends[0])),
                let end = TimeOfDay(String(ends[1].drop { $0 == "翌" }))
            else { return nil }
            let to = ends[1].first == "翌" ? end + TimeOfDay.endOfDay.minutes : end
            return from < to ? TimeSpan(from: from, to: to) : nil
        }
        let understood = spans.compactMap(\.self)
        return understood.isEmpty || understood.count != spans.count ? nil : understood
    }
}
