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
        let overflow = CSVOverflow(table.value)
        let shifted = readingColumn.map { rows(of: table.value, withSentencesIn: $0) } ?? []
        var plain = WebTextReader(file: file)
        let targets = table.value.rows.compactMap { row -> Target? in
            let name = plain.plain(row.field(nameColumn), as: .name, line: row.line)
            var target = Target(
                label: plain.plain(row.field(labelColumn), as: .name, line: row.line), name: name, notice: "",
                line: row.line)
            // Nobody knows which comma is one too many, and half an instruction may be the wrong one.
            if !overflow.contains(row), !shifted.contains(row) {
                target.notice = plain.plain(noticeColumn.map(row.field) ?? "", as: .sentences, line: row.line)
                target.reading = readingColumn.flatMap { WholeReading.of(name, row.field($0)) }
            }
            guard !target.label.isEmpty, !target.name.isEmpty else {
                issues.append(
                    DataIssue(
                        .error, file: file, line: row.line,
                        Text(en: "lacks a category or a name: fill in both", ja: "分別か品名がありません。両方書いてください")))
                return nil
            }
            return target
        }
        issues += overflow.issues(
            Text(en: "its notice and its reading are left out", ja: "注意と読みは使いません"))
        issues += shifted.filter { !overflow.contains($0) }.map { row in
            let text = readingColumn.map(row.field) ?? ""
            return DataIssue(
                .error, file: file, line: row.line,
                Text(
                    en:
                        "“\(text)” stands where the reading belongs: put the text that holds a comma in quotation marks. "
                        + "Until then its notice is left out",
                    ja: "読みの欄に「\(text)」があります。カンマのある文を「\"」で囲んでください。それまでは、注意は使いません"))
        }
        issues += plain.issues
        return Reading(targets, issues: issues)
    }
    /// Rows that hold a sentence where the others hold kana: the second half of a notice with a comma that is not in
    /// quotation marks. A heading such as “その他” is short, or stands in several rows.
    private static func rows(of table: CSVTable, withSentencesIn column: Int) -> [CSVRow] {
        let rows = table.rows.filter { row in
            let text = row.field(column)
            return text.count > 3 && text.contains(where: \.isKanji) && text.contains(where: \.isHiragana)
        }
        return Dictionary(grouping: rows) { $0.field(column) }.values.filter { $0.count == 1 }.joined()
            .sorted { $0.line < $1.line }
    }
}
