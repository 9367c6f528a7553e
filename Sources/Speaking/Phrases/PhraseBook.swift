import Japanese
import Rules
import Yams
import Texts

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
                report(
                    Text(
                        en: "nothing ever says “\(key.string ?? "")”: correct its spelling, or remove it",
                        ja: "「\(key.string ?? "")」は使いません。つづりを直すか、消してください"), at: key)
                continue
            }
            let sentences = sentences(value)
            let used = sentences.reduce(into: Set()) { $0.formUnion($1.template.placeholders) }
            for unknown in used.subtracting(placeholders).sorted() {
                let known = placeholders.sorted().map { "{\($0)}" }.joined(separator: ", ")
                report(
                    Text(
                        en: "\(name) is never given {\(unknown)}: it may use \(known.isEmpty ? "none" : known)",
                        ja: "\(name) で {\(unknown)} は使えません。" + (known.isEmpty ? "" : "使えるのは \(known) です")), at: value)
            }
            for unused in placeholders.subtracting(used).sorted() {
                report(
                    Text(
                        en: "\(name) does not say {\(unused)}, which its listener needs: use it",
                        ja: "\(name) に {\(unused)} がありません。聞く人に要るので、入れてください"), at: value)
            }
            phrases[name] = sentences
        }
        for missing in Set(PhraseBook.required.keys).subtracting(phrases.keys).sorted() {
            report(
                Text(en: "“\(missing)” is missing: add a sentence for it", ja: "「\(missing)」の文がありません。書いてください"),
                at: nil)
        }
        guard problems.isEmpty else { throw PhraseBookError(problems: problems) }
        return phrases
    }

    private func mapping(of yaml: String) throws(PhraseBookError) -> Node.Mapping {
        do {
            if let mapping = try Yams.compose(yaml: yaml)?.mapping { return mapping }
        } catch {
            throw PhraseBookError(problems: [
                .init(file: file, message: Text(en: "is not YAML: \(error)", ja: "YAML ではありません：\(error)"))
            ])
        }
        throw PhraseBookError(problems: [
            .init(
                file: file,
                message: Text(en: "holds no phrases: write “key: sentence” lines", ja: "文がありません。「名前: 文」の行を書いてください"))
        ])
    }

    private mutating func sentences(_ value: Node) -> [PhraseBook.Sentence] {
        let nodes = value.sequence.map(Array.init) ?? [value]
        return nodes.compactMap { node -> PhraseBook.Sentence? in
            guard let sentence = node.scalar?.string, !sentence.isEmpty else {
                report(
                    Text(
                        en: "a phrase is a sentence or a list of sentences: put it in quotation marks",
                        ja: "文か、文の並びを書きます。引用の印で囲んでください"), at: node)
                return nil
            }
            guard let template = PhraseTemplate(sentence) else {
                report(
                    Text(
                        en: "a brace has no partner in “\(sentence)”: write {name}",
                        ja: "「\(sentence)」で { } がそろっていません。{名前} と書いてください"), at: node)
                return nil
            }
            do {
                _ = try RubyText(sentence)
            } catch {
                report(Text(error), at: node)
                return nil
            }
            return .init(template: template, line: node.mark?.line, column: node.mark?.column)
        }
    }

    private mutating func report(_ message: Text, at node: Node?) {
        problems.append(.init(file: file, line: node?.mark?.line, column: node?.mark?.column, message: message))
    }
}
