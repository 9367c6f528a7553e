import Rules
import Texts

/// Reads `collection.yml`, the companion of a 5374 folder. docs/town-data.md shows all of its keys.
public enum CollectionSupplementReader {
    /// - Throws: `DataError` where the file is not YAML or lacks what an entry needs.
    public static func read(_ text: String, file: String) throws(DataError) -> Reading<CollectionSupplement> {
        let yaml = try YAMLFile(text, file: file)
        let form = try yaml.decode(Form.self)
        var reader = SupplementReader(yaml: yaml)
        let supplement = reader.supplement(form.value)
        return Reading(supplement, issues: form.issues + reader.issues + reader.plain.issues)
    }

    fileprivate struct Form: Decodable {
        struct Source: Decodable {
            var name: [String: String]
            var date: String?
        }

        struct Category: Decodable {
            var label: String
            var holidays: String?
            var cutOff: String?
        }

        struct Move: Decodable {
            var label: String
            var from: String
            var to: String
            var areas: [String]?
        }

        struct Day: Decodable {
            var label: String
            var date: String
            var areas: [String]?
        }

        struct Notice: Decodable {
            var from: String
            var to: String
            var label: String?
            var areas: [String]?
            var text: [String: String]
        }

        var validFrom: String?
        var validTo: String?
        var cutOff: String?
        var closures: String?
        var source: Source?
        var categories: [Category]?
        var moved: [Move]?
        var extra: [Day]?
        var cancelled: [Day]?
        var notices: [Notice]?
    }
}

/// Turns the form's words into days, times and rules, and collects those that are none.
private struct SupplementReader {
    typealias Form = CollectionSupplementReader.Form

    let yaml: YAMLFile
    var issues: [DataIssue] = []
    var plain: WebTextReader

    init(yaml: YAMLFile) {
        self.yaml = yaml
        plain = WebTextReader(file: yaml.file)
    }

    mutating func supplement(_ form: Form) -> CollectionSupplement {
        var supplement = CollectionSupplement()
        supplement.validFrom = form.validFrom.flatMap { date($0, ["validFrom"]) }
        supplement.validTo = form.validTo.flatMap { date($0, ["validTo"]) }
        if let from = supplement.validFrom, let to = supplement.validTo, to < from {
            report(
                ["validTo"],
                Text(en: "the data ends on \(to), before it begins on \(from)", ja: "データの終わり \(to) が、始まり \(from) より前です")
            )
        }
        supplement.cutOff = form.cutOff.flatMap { time($0, ["cutOff"]) }
        supplement.closurePolicy = form.closures.flatMap { choice($0, ["closures"]) } ?? .skip
        supplement.source = form.source.map { source in
            DataSource(
                name: LocalizedName(source.name), date: source.date.flatMap { date($0, ["source", "date"]) })
        }
        supplement.categories = (form.categories ?? []).enumerated().map { index, category in
            let path = ["categories", String(index)]
            return CollectionSupplement.Category(
                label: category.label,
                holidayRule: category.holidays.flatMap { choice($0, path + ["holidays"]) } ?? .collect,
                cutOff: category.cutOff.flatMap { time($0, path + ["cutOff"]) })
        }
        supplement.changes =
            moves(form.moved ?? []) + days(form.extra ?? [], "extra", \.added)
            + days(form.cancelled ?? [], "cancelled", \.removed)
        supplement.notices = notices(form.notices ?? [])
        return supplement
    }

    private mutating func moves(_ moves: [Form.Move]) -> [CollectionSupplement.Change] {
        moves.enumerated().compactMap { index, move in
            let path = ["moved", String(index)]
            guard let from = date(move.from, path + ["from"]), let to = date(move.to, path + ["to"]) else { return nil }
            return CollectionSupplement.Change(
                label: move.label, areas: move.areas ?? [], removed: from, added: to)
        }
    }

    private mutating func days(
        _ days: [Form.Day], _ key: String, _ target: WritableKeyPath<CollectionSupplement.Change, CalendarDate?>
    ) -> [CollectionSupplement.Change] {
        days.enumerated().compactMap { index, day in
            guard let date = date(day.date, [key, String(index), "date"]) else { return nil }
            var change = CollectionSupplement.Change(label: day.label, areas: day.areas ?? [])
            change[keyPath: target] = date
            return change
        }
    }

    private mutating func notices(_ notices: [Form.Notice]) -> [CollectionSupplement.Notice] {
        notices.enumerated().compactMap { index, notice in
            let path = ["notices", String(index)]
            guard let from = date(notice.from, path + ["from"]), let to = date(notice.to, path + ["to"]) else {
                return nil
            }
            guard from <= to else {
                report(
                    path + ["to"],
                    Text(
                        en: "the notice ends on \(to), before it begins on \(from)",
                        ja: "お知らせの終わり \(to) が、始まり \(from) より前です"))
                return nil
            }
            let line = yaml.line(path + ["text"]) ?? 1
            let text = notice.text.mapValues { plain.plain($0, as: .sentences, line: line) }
            return CollectionSupplement.Notice(
                notice: CollectionNotice(days: from...to, category: notice.label, text: LocalizedName(text)),
                areas: notice.areas ?? [])
        }
    }

    // MARK: - Words

    private mutating func date(_ text: String, _ path: [String]) -> CalendarDate? {
        let date = JapaneseDate.date(text)
        if date == nil { report(path, .noDate(text, example: "2026-12-31")) }
        return date
    }

    private mutating func time(_ text: String, _ path: [String]) -> TimeOfDay? {
        let time = TimeOfDay(text)
        if time == nil {
            report(
                path,
                Text(
                    en: "“\(text)” is no time: write it in quotation marks, as \"08:00\"",
                    ja: "「\(text)」は時刻ではありません。\"08:00\" のように、引用符の中に書いてください"))
        }
        return time
    }

    private mutating func choice<Choice>(_ text: String, _ path: [String]) -> Choice?
    where Choice: RawRepresentable<String> & CaseIterable {
        let choice = Choice(rawValue: text)
        if choice == nil {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            report(
                path,
                Text(
                    en: "“\(text)” is not understood: write one of \(known)", ja: "「\(text)」はわかりません。次から選んでください：\(known)"
                ))
        }
        return choice
    }

    private mutating func report(_ path: [String], _ message: Text) {
        issues.append(DataIssue(.error, file: yaml.file, line: yaml.line(path), message))
    }
}
