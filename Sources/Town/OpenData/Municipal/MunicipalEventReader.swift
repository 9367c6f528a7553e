import Rules
import Texts

/// Reads イベント一覧 (version 1) of 自治体標準オープンデータセット by the names of its columns.
public enum MunicipalEventReader {
    public static func read(_ text: String, file: String) -> Reading<[MunicipalEvent]> {
        let table = CSVTable.read(text, file: file)
        guard let name = table.value.column("イベント名", "名称"), let first = table.value.column("開始日") else {
            return Reading([], issues: table.issues + [table.value.missingColumn("イベント名 or 開始日")])
        }
        let kana = table.value.column("イベント名_カナ", "名称_カナ")
        let english = table.value.column("イベント名_英語", "イベント名_英字", "名称_英字")
        let last = table.value.column("終了日")
        let (from, to) = (table.value.column("開始時間"), table.value.column("終了時間"))
        let remark = table.value.column("開始日時特記事項")
        let place = table.value.column("場所名称", "場所")
        let telephone = table.value.column("連絡先電話番号", "電話番号")
        var issues = table.issues
        let events = table.value.rows.compactMap { row -> MunicipalEvent? in
            func field(_ column: Int?) -> String { column.map(row.field) ?? "" }
            let begin = JapaneseDate.date(row.field(first))
            let end = field(last).isEmpty ? begin : JapaneseDate.date(field(last))
            guard let begin, let end, begin <= end else {
                issues.append(
                    DataIssue(
                        .error, file: file, line: row.line,
                        Text(
                            en:
                                "“\(row.field(first))” to “\(field(last))” are no days of an event: write both as 2026-12-31",
                            ja: "「\(row.field(first))」から「\(field(last))」は催しの日ではありません。2026-12-31 のように書いてください")))
                return nil
            }
            let names = ["ja": row.field(name), "ja-Hrkt": field(kana), "en": field(english)]
            return MunicipalEvent(
                name: LocalizedName(names.filter { !$0.value.isEmpty }), days: begin...end,
                from: TimeOfDay(field(from).normalized), to: TimeOfDay(field(to).normalized), remark: field(remark),
                place: field(place), telephone: field(telephone).normalized, line: row.line)
        }
        return Reading(events, issues: issues)
    }
}
