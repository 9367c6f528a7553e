import Japanese
import Rules
import Yams

/// Everything that can be said in one language: a template, or several sentences of them, for each key.
public struct PhraseBook: Sendable, Equatable {
    /// A sentence and where its file has it, counted from 1.
    struct Sentence: Sendable, Equatable {
        var template: PhraseTemplate
        var line: Int?
        var column: Int?
    }

    private let file: String
    private let phrases: [String: [Sentence]]

    /// The keys it must hold, all of which something in the program says, and what each is filled with.
    static let required: [String: Set<String>] = Dictionary(
        uniqueKeysWithValues: ReplyKey.allCases.map { ($0.rawValue, $0.placeholders) }
            + DialogueKey.allCases.map { ($0.rawValue, $0.placeholders) })

    /// Reads `phrases.yml`: a mapping of keys to a sentence, or to a list of sentences.
    /// - Parameter file: What errors call it.
    /// - Throws: `PhraseBookError` with every problem: keys that are missing, misspelt or twice there, placeholders
    ///   that do not belong to their key or are not used.
    public init(yaml: String, file: String) throws(PhraseBookError) {
        self.file = file
        var reader = PhraseBookReader(file: file)
        phrases = try reader.read(yaml)
    }

    func sentences(_ key: String) -> [PhraseTemplate]? {
        phrases[key]?.map(\.template)
    }

    /// What makes sentences hard to follow, as far as it can be decided without understanding them.
    /// - Parameter language: Only Japanese is looked at so far: see `PlainJapanese`.
    public func issues(language: String) -> [PhraseBookError.Problem] {
        guard language == "ja" else { return [] }
        return phrases.values.joined()
            .sorted { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) }
            .flatMap { sentence in
                PlainJapanese.issues(in: sentence.template.unfilled).map {
                    PhraseBookError.Problem(file: file, line: sentence.line, column: sentence.column, message: $0)
                }
            }
    }
}

/// Collects the problems of a file while it is read.
private struct PhraseBookReader {
    let file: String
    private var problems: [PhraseBookError.Problem] = []

    init(file: String) {
        self.file = file
    }

    mutating func read(_ yaml: String) throws(PhraseBookError) -> [String: [PhraseBook.Sentence]] {
        let mapping = try mapping(of: yaml)
        var phrases: [String: [PhraseBook.Sentence]] = [:]
        for (key, value) in mapping {
            guard let name = key.string, let placeholders = PhraseBook.required[name] else {
                report("nothing ever says “\(key.string ?? "")”: correct its spelling, or remove it", at: key)
                continue
            }
            let sentences = sentences(value)
            let used = sentences.reduce(into: Set()) { $0.formUnion($1.template.placeholders) }
            for unknown in used.subtracting(placeholders).sorted() {
                let known = placeholders.sorted().map { "{\($0)}" }.joined(separator: ", ")
                report("\(name) is never given {\(unknown)}: it may use \(known.isEmpty ? "none" : known)", at: value)
            }
            for unused in placeholders.subtracting(used).sorted() {
                report("\(name) does not say {\(unused)}, which its listener needs: use it", at: value)
            }
            phrases[name] = sentences
        }
        for missing in Set(PhraseBook.required.keys).subtracting(phrases.keys).sorted() {
            report("“\(missing)” is missing: add a sentence for it", at: nil)
        }
        guard problems.isEmpty else { throw PhraseBookError(problems: problems) }
        return phrases
    }

    private func mapping(of yaml: String) throws(PhraseBookError) -> Node.Mapping {
        do {
            if let mapping = try Yams.compose(yaml: yaml)?.mapping { return mapping }
        } catch {
            throw PhraseBookError(problems: [.init(file: file, message: "is not YAML: \(error)")])
        }
        throw PhraseBookError(problems: [.init(file: file, message: "holds no phrases: write “key: sentence” lines")])
    }

    private mutating func sentences(_ value: Node) -> [PhraseBook.Sentence] {
        let nodes = value.sequence.map(Array.init) ?? [value]
        return nodes.compactMap { node -> PhraseBook.Sentence? in
            guard let sentence = node.scalar?.string, !sentence.isEmpty else {
                report("a phrase is a sentence or a list of sentences: put it in quotation marks", at: node)
                return nil
            }
            guard let template = PhraseTemplate(sentence) else {
                report("a brace has no partner in “\(sentence)”: write {name}", at: node)
                return nil
            }
            do {
                _ = try RubyText(sentence)
            } catch {
                report("\(error)", at: node)
                return nil
            }
            return .init(template: template, line: node.mark?.line, column: node.mark?.column)
        }
    }

    private mutating func report(_ message: String, at node: Node?) {
        problems.append(.init(file: file, line: node?.mark?.line, column: node?.mark?.column, message: message))
    }
}
