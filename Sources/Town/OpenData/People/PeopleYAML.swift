import Foundation
import Japanese
import Texts
import Yams

/// Reads the records of a YAML file: a list of homes, each with its residents, each with their contacts.
struct PeopleYAML {
    private let file: String
    private(set) var records: [PeopleRecord] = []
    private(set) var issues: [DataIssue] = []

    /// A town of several thousand people, with room.
    private static let maximumBytes = 16 * 1024 * 1024

    init(_ data: Data, file: String) {
        self.file = file
        do throws(DataError) {
            let text = try PeopleText.decode(data, file: file)
            findMyNumbers(in: text)
            guard issues.isEmpty else { return }
            guard text.utf8.count <= Self.maximumBytes else {
                throw DataError(file: file, Text(en: "is too large for a list of people", ja: "名簿にしては大きすぎます"))
            }
            read(try compose(text))
        } catch {
            issues.append(DataIssue(error))
        }
    }

    private func compose(_ text: String) throws(DataError) -> Node? {
        do {
            return try Yams.compose(yaml: text)
        } catch {
            guard let error = error as? YamlError else {
                throw DataError(file: file, Text(en: "is not YAML: \(error)", ja: "YAML ではありません（\(error)）"))
            }
            let (line, problem) = error.place
            throw DataError(
                file: file, line: line, Text(en: "is not YAML: \(problem)", ja: "YAML ではありません（\(problem)）"))
        }
    }

    /// Looked for in the text itself, so that no later message repeats one.
    private mutating func findMyNumbers(in text: String) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if MyNumber.isIn(String(line)) {
                issues.append(DataIssue(.error, file: file, line: index + 1, column: 1, MyNumber.refusal))
            }
        }
    }

    private mutating func read(_ root: Node?) {
        guard let root else {
            issues.append(DataIssue(.error, file: file, line: 1, column: 1, Text(en: "is empty", ja: "空です")))
            return
        }
        for home in list(root) {
            guard let household = entry(home, PeopleField.ofHousehold, list: "residents") else { continue }
            for person in household.list {
                guard let resident = entry(person, PeopleField.ofResident, list: "contacts") else { continue }
                var record = PeopleRecord(
                    line: person.mark?.line ?? 1, column: person.mark?.column ?? 1,
                    values: household.values.merging(resident.values) { $1 })
                for (index, contact) in resident.list.enumerated() {
                    let values = entry(contact, PeopleField.ofContact, list: nil)?.values ?? [:]
                    for (column, value) in values {
                        record.values[PeopleColumn(field: column.field, contact: index + 1)] = value
                    }
                }
                records.append(record)
            }
        }
    }

    private struct Entry {
        var values: [PeopleColumn: PeopleRecord.Value] = [:]
        var list: [Node] = []
    }

    /// - Parameter list: The key of the entries within.
    private mutating func entry(_ node: Node, _ fields: [PeopleField], list key: String?) -> Entry? {
        guard let mapping = node.mapping else {
            report(node, Text(en: "here must be keys and values", ja: "ここには、名前と値を書いてください"))
            return nil
        }
        var entry = Entry()
        for (name, value) in mapping {
            let name = (name, name.string ?? "")
            if let key, name.1 == key {
                entry.list = list(value)
            } else if name.1.isMyNumberHeader {
                report(name.0, .noMyNumberColumn)
            } else if let field = PeopleField.named(name.1, of: fields) {
                if let text = text(value), !text.trimmed.isEmpty {
                    entry.values[PeopleColumn(field: field)] = PeopleRecord.Value(
                        text: text.trimmed, line: value.mark?.line ?? 1, column: value.mark?.column ?? 1)
                }
            } else {
                let known = (fields.map(\.english) + (key.map { [$0] } ?? [])).joined(separator: ", ")
                report(
                    name.0,
                    Text(
                        en: "“\(name.1)” means nothing here: use \(known)",
                        ja: "「\(name.1)」は、ここでは使えません。使えるもの：\(known)"))
            }
        }
        return entry
    }

    private mutating func list(_ node: Node) -> [Node] {
        if let sequence = node.sequence { return Array(sequence) }
        if node.scalar?.string.isEmpty ?? false { return [] }
        report(node, Text(en: "here must be a list: begin each entry with “- ”", ja: "ここには「- 」で始まる行をならべてください"))
        return []
    }

    /// One value, or several that become one with commas.
    private mutating func text(_ node: Node) -> String? {
        if let scalar = node.scalar { return scalar.string == "~" || scalar.string == "null" ? "" : scalar.string }
        if let sequence = node.sequence { return sequence.compactMap(\.scalar?.string).joined(separator: ",") }
        report(node, Text(en: "here must be a text", ja: "ここには、字を書いてください"))
        return nil
    }

    private mutating func report(_ node: Node, _ message: Text) {
        issues.append(
            DataIssue(.error, file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, message))
    }
}

extension YamlError {
    fileprivate var place: (line: Int?, problem: String) {
        switch self {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            (mark.line, problem)
        case .duplicatedKeysInMapping(let keys, let context): (context.mark.line, "duplicate key: \(keys.count)")
        default: (nil, String(describing: self))
        }
    }
}
