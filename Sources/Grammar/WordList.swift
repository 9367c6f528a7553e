import Texts

/// What the authors of a grammar say about the sound of words: the file `words.dict`, a dictionary in which a word may
/// also be written by other words, `hibari sounds like he bar e`.
public struct WordList: Sendable {
    private struct Likeness {
        var word: String
        var words: [String]
        var line: Int
    }

    private let path: String
    private let dictionary: PronunciationDictionary
    private let likenesses: [Likeness]

    /// - Throws: Every line that cannot be read.
    public init(_ file: GrammarFile) throws(GrammarError) {
        path = file.path
        var likenesses: [Likeness] = []
        var issues: [GrammarIssue] = []
        // The lines that are not in the format of a dictionary are emptied, so that the others keep their numbers.
        let lines = file.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().map {
            number, line in
            let fields = line.split(whereSeparator: \.isWhitespace).map(String.init)
            guard fields.dropFirst().starts(with: ["sounds", "like"]) else { return String(line) }
            if fields.count == 3 {
                let message = Text(
                    en: "write the words that '\(fields[0])' sounds like: 'hibari sounds like he bar e'",
                    ja: "'\(fields[0])' と同じ音のことばを書きます：'hibari sounds like he bar e'")
                issues.append(GrammarIssue(.error, file: file.path, line: number + 1, column: 1, message))
            }
            likenesses.append(
                Likeness(word: fields[0], words: fields.dropFirst(3).map { $0.lowercased() }, line: number + 1))
            return ""
        }
        let rest = GrammarFile(path: file.path, text: lines.joined(separator: "\n"))
        do {
            dictionary = try PronunciationDictionary(rest, source: .wordList)
        } catch {
            throw GrammarError(issues: (issues + error.issues).sorted { $0.line < $1.line })
        }
        guard issues.isEmpty else { throw GrammarError(issues: issues) }
        self.likenesses = likenesses
    }

    /// The words that others sound like: what a large dictionary must be read for, besides the words of the grammar.
    public var likeWords: Set<String> {
        Set(likenesses.flatMap(\.words))
    }

    /// How words sound when what this list says about a word replaces what `model` says about it.
    /// - Throws: Every line that says a word sounds like one that neither this list nor `model` has.
    public func overriding(_ model: PronunciationDictionary) throws(GrammarError) -> PronunciationDictionary {
        let known = model.merging(dictionary)
        var issues: [GrammarIssue] = []
        var variants: [String: [String]] = [:]
        for likeness in likenesses {
            let parts = likeness.words.map { known.pronunciations(of: $0).first }
            if let index = parts.firstIndex(of: nil) {
                let message = Text(
                    en: "'\(likeness.words[index])' is in no dictionary; write '\(likeness.word)' by words that are",
                    ja: "'\(likeness.words[index])' は辞書にありません。'\(likeness.word)' は、辞書にあることばで書いてください")
                issues.append(GrammarIssue(.error, file: path, line: likeness.line, column: 1, message))
            }
            variants[likeness.word, default: []].append(parts.compactMap { $0 }.joined(separator: " "))
        }
        guard issues.isEmpty else { throw GrammarError(issues: issues) }
        return known.merging(PronunciationDictionary(variants, source: .soundsLike))
    }
}
