import Texts

/// Reads `target.<language>.csv`, our companion to `target.csv`: what its things are called in another language.
///
///     item,name,spoken,notice
///     乾電池,a battery,battery; batteries,Please tape over its ends.
public enum TargetTranslationReader {
    public struct Translation: Sendable, Equatable {
        /// The thing's name in `target.csv`.
        public var item: String
        /// As it stands in a sentence, with its article.
        public var name: String
        /// What people call it; the first one, with hyphens, becomes the item's id.
        public var spoken: [String]
        public var notice: String
        public var line: Int
    }

    public static func read(_ text: String, file: String) -> Reading<[Translation]> {
        let table = CSVTable.read(text, file: file, mayBeEmpty: true)
        var issues = table.issues
        if table.value.isEmpty { return Reading([], issues: issues) }
        guard let item = table.value.column("item"), let name = table.value.column("name"),
            let spoken = table.value.column("spoken")
        else { return Reading([], issues: issues + [table.value.missingColumn("item, name or spoken")]) }
        let notice = table.value.column("notice")
        let overflow = CSVOverflow(table.value)
        var plain = WebTextReader(file: file)
        let translations = table.value.rows.filter { !overflow.contains($0) }.compactMap { row -> Translation? in
            let phrases = row.field(spoken).split(separator: ";").map(\.trimmed).filter { !$0.isEmpty }
            guard !row.field(item).isEmpty, !row.field(name).isEmpty, !phrases.isEmpty else {
                issues.append(
                    DataIssue(
                        .error, file: file, line: row.line,
                        Text(
                            en: "lacks an item, a name or a spoken form: fill in all",
                            ja: "item、name、spoken のどれかがありません。全部書いてください")))
                return nil
            }
            return Translation(
                item: plain.plain(row.field(item), as: .name, line: row.line),
                name: plain.plain(row.field(name), as: .name, line: row.line), spoken: phrases,
                notice: plain.plain(notice.map(row.field) ?? "", as: .sentences, line: row.line), line: row.line)
        }
        return Reading(translations, issues: issues + overflow.issues(.isLeftOut) + plain.issues)
    }
}
