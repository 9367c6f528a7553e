import Rules
import Yams

/// Everything that can be said in one language: a template, or several sentences of them, for each key.
public struct PhraseBook: Sendable, Equatable {
    private let templates: [String: [PhraseTemplate]]

    /// The keys it must hold, all of which something in the program says, and what each is filled with.
    static let required: [String: Set<String>] = Dictionary(
        uniqueKeysWithValues: ReplyKey.allCases.map { ($0.rawValue, $0.placeholders) }
            + DialogueKey.allCases.map { ($0.rawValue, $0.placeholders) })

    /// Reads `phrases.yml`: a mapping of keys to a sentence, or to a list of sentences.
    /// - Parameter file: What errors call it.
    /// - Throws: `PhraseBookError` with every problem: keys that are missing, misspelt or twice there, placeholders
    ///   that do not belong to their key or are not used.
    public init(yaml: String, file: String) throws(PhraseBookError) {
        var reader = PhraseBookReader(file: file)
        templates = try reader.read(yaml)
    }

    func sentences(_ key: String) -> [PhraseTemplate]? {
        templates[key]
    }
}

/// Collects the problems of a file while it is read.
private struct PhraseBookReader {
    let file: String
    private var problems: [PhraseBookError.Problem] = []

    init(file: String) {
        self.file = file
    }

    mutating func read(_ yaml: String) throws(PhraseBookError) -> [String: [PhraseTemplate]] {
        let mapping = try mapping(of: yaml)
        var templates: [String: [PhraseTemplate]] = [:]
        for (key, value) in mapping {
            guard let name = key.string, let placeholders = PhraseBook.required[name] else {
                report("nothing ever says “\(key.string ?? "")”: correct its spelling, or remove it", at: key)
                continue
            }
            let sentences = sentences(value)
            let used = sentences.reduce(into: Set()) { $0.formUnion($1.placeholders) }
            for unknown in used.subtracting(placeholders).sorted() {
                let known = placeholders.sorted().map { "{\($0)}" }.joined(separator: ", ")
                report("\(name) is never given {\(unknown)}: it may use \(known.isEmpty ? "none" : known)", at: value)
            }
            for unused in placeholders.subtracting(used).sorted() {
                report("\(name) does not say {\(unused)}, which its listener needs: use it", at: value)
            }
            templates[name] = sentences
        }
        for missing in Set(PhraseBook.required.keys).subtracting(templates.keys).sorted() {
            report("“\(missing)” is missing: add a sentence for it", at: nil)
        }
        guard problems.isEmpty else { throw PhraseBookError(problems: problems) }
        return templates
    }

    private func mapping(of yaml: String) throws(PhraseBookError) -> Node.Mapping {
        do {
            if let mapping = try Yams.compose(yaml: yaml)?.mapping { return mapping }
        } catch {
            throw PhraseBookError(problems: [.init(file: file, message: "is not YAML: \(error)")])
        }
        throw PhraseBookError(problems: [.init(file: file, message: "holds no phrases: write “key: sentence” lines")])
    }

    private mutating func sentences(_ value: Node) -> [PhraseTemplate] {
        let nodes = value.sequence.map(Array.init) ?? [value]
        return nodes.compactMap { node in
            guard let sentence = node.scalar?.string, !sentence.isEmpty else {
                report("a phrase is a sentence or a list of sentences: put it in quotation marks", at: node)
                return nil
            }
            guard let template = PhraseTemplate(sentence) else {
                report("a brace has no partner in “\(sentence)”: write {name}", at: node)
                return nil
            }
            return template
        }
    }

    private mutating func report(_ message: String, at node: Node?) {
        problems.append(.init(file: file, line: node?.mark?.line, column: node?.mark?.column, message: message))
    }
}
