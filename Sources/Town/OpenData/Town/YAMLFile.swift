import Yams
import Texts

/// One YAML file that people edit: its values, and the line of each for what is wrong with them.
struct YAMLFile {
    let file: String
    private let text: String
    private let root: Node?

    /// What people write by hand is a hundred times smaller; a tree of values is a hundred times larger than its text.
    private static let largestText = 1024 * 1024

    init(_ text: String, file: String) throws(DataError) {
        guard text.utf8.count <= Self.largestText else {
            throw DataError(
                file: file,
                Text(
                    en: "is larger than a megabyte: see whether this is the right file",
                    ja: "1 MB より大きいです。正しいファイルか見てください"))
        }
        self.file = file
        self.text = text
        do {
            root = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw DataError(
                file: file, line: error.line,
                Text(en: "is not YAML: \(error.problem)", ja: "YAML ではありません（\(error.problem)）"))
        } catch {
            throw DataError(file: file, Text(en: "is not YAML: \(error)", ja: "YAML ではありません（\(error)）"))
        }
    }

    /// The values, with a warning for each key that none of their types reads.
    func decode<Value: Decodable & Sendable>(_ type: Value.Type) throws(DataError) -> Reading<Value> {
        do {
            // A file of remarks only holds no value at all.
            let decoded = try YAMLDecoder().decode(KeyChecked<Value>.self, from: root == nil ? "{}" : text)
            return Reading(decoded.value, issues: decoded.unknownKeys.map(issue))
        } catch DecodingError.keyNotFound(let key, let context) {
            throw error(
                at: context.codingPath,
                Text(en: "“\(key.stringValue)” is missing: add it", ja: "「\(key.stringValue)」がありません。書き足してください"))
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
            DecodingError.dataCorrupted(let context)
        {
            throw error(at: context.codingPath, Text(verbatim: context.debugDescription))
        } catch {
            throw DataError(file: file, Text(en: "cannot be read: \(error)", ja: "読めません（\(error)）"))
        }
    }

    /// The line of a value, counted from 1.
    func line(_ path: [String]) -> Int? {
        node(at: path)?.mark?.line
    }

    private func issue(_ unknown: UnknownKey) -> DataIssue {
        let key = node(at: unknown.path.dropLast())?.mapping?.keys.first { $0.string == unknown.path.last }
        return DataIssue(.warning, file: file, line: key?.mark?.line ?? line(unknown.path), unknown.message)
    }

    private func error(at path: [any CodingKey], _ message: Text) -> DataError {
        let keys = path.map { $0.intValue.map(String.init) ?? $0.stringValue }
        let place = keys.isEmpty ? "" : keys.joined(separator: ".") + ": "
        return DataError(file: file, line: line(keys), Text(verbatim: place) + message)
    }

    /// The node a path leads to; an index stands in it as digits.
    private func node(at path: some Sequence<String>) -> Node? {
        path.reduce(root) { node, key in
            if let sequence = node?.sequence {
                Int(key).flatMap { sequence.indices.contains($0) ? sequence[$0] : nil }
            } else {
                node?.mapping?[Node(key)]
            }
        }
    }
}

extension YamlError {
    fileprivate var line: Int? {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: nil
        }
    }

    fileprivate var problem: String {
        switch self {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
        default: String(describing: self)
        }
    }
}
