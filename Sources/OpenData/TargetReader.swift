import Japanese
import Rules
import Texts

/// Reads `target.csv` of the 5374 format: which category a thing belongs to.
public enum TargetReader {
    public struct Target: Sendable, Equatable {
        /// The category's label.
        public var label: String
        public var name: String
        public var notice: String
        /// In kana; nil where the column holds only the row of the kana table that it stands in, as in most towns.
        public var reading: String?
        /// Other ways to say it in Japanese, with readings: `電池《でんち》`.
        public var otherPhrases: [String] = []
        public var line: Int

        /// Whether it is written in kanji and nobody has said how they are read.
        public var lacksReading: Bool {
            reading == nil && LocalizedName(["ja": name]).lacksReading
        }

        /// Its name, and how that is read where it is known.
        var localizedName: LocalizedName {
            var names = ["ja": name]
            names["ja-Hrkt"] = reading
            return LocalizedName(names)
        }

        /// The ways to say it in Japanese, as far as it is known how they are read.
        var phrases: [String] {
            [RubyText.phrase(name, reading: reading)].compactMap(\.self) + otherPhrases
        }
    }

    public static func read(_ text: String, file: String) -> Reading<[Target]> {
        let table = CSVTable.read(text, file: file)
        var issues = table.issues
        guard let labelColumn = table.value.column("label", "type", "分別", "種別", "ごみの種類"),
            let nameColumn = table.value.column("name", "品名", "名称", "品目")
        else {
            return Reading([], issues: issues + [table.value.missingColumn("label or name")])
        }
        let noticeColumn = table.value.column("notice", "注意事項", "備考", "出し方")
        let readingColumn = table.value.column("furigana", "ふりがな", "フリガナ", "よみがな", "読み")
        let targets = table.value.rows.compactMap { row -> Target? in
            let reading = readingColumn.map(row.field) ?? ""
            let target = Target(
                label: row.field(labelColumn), name: row.field(nameColumn),
                notice: noticeColumn.map(row.field) ?? "", reading: reading.count > 1 ? reading : nil, line: row.line)
            guard !target.label.isEmpty, !target.name.isEmpty else {
                issues.append(
                    DataIssue(
                        .error, file: file, line: row.line,
                        Text(en: "lacks a category or a name: fill in both", ja: "分別か品名がありません。両方書いてください")))
                return nil
            }
            return target
        }
        return Reading(targets, issues: issues)
    }
}
