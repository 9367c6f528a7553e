import Foundation
import Rules
import Texts

/// Reads 公共施設一覧 (versions 1 and 2) and 医療機関一覧 (version 1) by the names of their columns, which differ from town
/// to town.
///
/// Source: https://www.digital.go.jp/resources/open_data/municipal-standard-data-set-test
public enum MunicipalPlaceReader {
    public static func read(_ text: String, file: String) -> Reading<[MunicipalPlace]> {
        let table = CSVTable.read(text, file: file)
        guard let columns = Columns(table.value) else {
            return Reading([], issues: table.issues + [table.value.missingColumn("名称")])
        }
        var issues = table.issues
        let places = table.value.rows.compactMap { row -> MunicipalPlace? in
            guard !row.field(columns.name).isEmpty else {
                issues.append(
                    DataIssue(
                        .error, file: file, line: row.line,
                        Text(en: "has no 名称: give the place its name", ja: "名称がありません。場所の名前を書いてください")))
                return nil
            }
            return place(row, columns)
        }
        return Reading(places, issues: issues)
    }

    private struct Columns {
        var name: Int
        var kana: Int?
        var english: Int?
        var address: Int?
        var telephone: Int?
        var weekdays: Int?
        var from: Int?
        var to: Int?
        var remark: Int?
        var departments: Int?

        init?(_ table: CSVTable) {
            guard let name = table.column("名称", "施設名", "施設名称", "医療機関名称") else { return nil }
            self.name = name
            kana = table.column("名称_カナ", "名称（カナ）", "施設名_カナ")
            english = table.column("名称_英字", "名称_英語")
            address = table.column("所在地_連結表記", "所在地_連結標記", "住所", "所在地")
            telephone = table.column("電話番号", "連絡先電話番号", "TEL")
            weekdays = table.column("利用可能曜日", "診療曜日", "開館曜日")
            from = table.column("開始時間", "診療開始時間", "開館時間")
            to = table.column("終了時間", "診療終了時間", "閉館時間")
            remark = table.column("利用可能日時特記事項", "利用可能時間特記事項", "診療日時特記事項")
            departments = table.column("診療科目")
        }
    }

    private static func place(_ row: CSVRow, _ columns: Columns) -> MunicipalPlace {
        func field(_ column: Int?) -> String { column.map(row.field) ?? "" }
        let names = ["ja": field(columns.name), "ja-Hrkt": field(columns.kana), "en": field(columns.english)]
        let remark = field(columns.remark)
        let days = field(columns.weekdays)
        let (from, to) = (field(columns.from), field(columns.to))
        let span = from.isEmpty && to.isEmpty ? "" : "\(from)～\(to)"
        return MunicipalPlace(
            name: LocalizedName(names.filter { !$0.value.isEmpty }), address: field(columns.address),
            telephone: field(columns.telephone).normalized, hours: remark.isEmpty ? hours(days, from, to) : nil,
            hoursText: [days, span, remark].filter { !$0.isEmpty }.joined(separator: " "),
            departments: field(columns.departments).split(whereSeparator: { ";；".contains($0) }).map(\.trimmed),
            line: row.line)
    }

    /// Nil unless all three are there and none says more than it should.
    private static func hours(_ days: String, _ from: String, _ to: String) -> OpeningHours? {
        let weekdays = days.normalized.compactMap(Weekday.init(japanese:))
        guard !weekdays.isEmpty, weekdays.count == days.normalized.count, let from = TimeOfDay(from.normalized),
            let to = TimeOfDay(to.normalized), from < to
        else { return nil }
        return OpeningHours(rules: [
            OpeningRule(days: [.weekdays(Set(weekdays))], spans: [TimeSpan(from: from, to: to)])
        ])
    }
}
