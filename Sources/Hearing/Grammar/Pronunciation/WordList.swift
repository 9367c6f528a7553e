import Texts

/// What the authors of a grammar say about the sound of words: the file `words.dict`, a dictionary in which a word may
/// also be written by other words, `hibari sounds like he bar e`.
///
/// A line that cannot be used is an issue, and says nothing about its word: one mistake must not make a speaker deaf.
public struct WordList: Sendable {
    private struct Likeness {
        var word: String
        var words: [String]
        var line: TableLine
    }

    private let file: GrammarFile
    /// What is wrong in its lines, in their order.
    public private(set) var issues: [GrammarIssue]
    private var dictionary = PronunciationDictionary([:], source: .wordList)
    private var likenesses: [Likeness] = []
    /// The lines of each word, by its name with the number of the variant.
    private var lines: [String: Int] = [:]

    /// - Parameter phones: Those that the acoustic model has; nil for all that look like phones.
    public init(_ file: GrammarFile, phones: Set<String>? = nil) {
        self.file = file
        let (lines, damaged) = file.tableLines()
        issues = damaged
        for line in lines {
            let fields = line.texts
            if fields.dropFirst().prefix(2).map({ $0.lowercased() }) == ["sounds", "like"] {
                addLikeness(line, fields)
            } else {
                addPhones(line, fields, of: phones)
            }
        }
        issues.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    }

    private mutating func addLikeness(_ line: TableLine, _ fields: [String]) {
        let words = fields.dropFirst(3).map { $0.lowercased() }
        guard !words.isEmpty else {
            issues.append(
                line.issue(
                    in: file,
                    Text(
                        en: "write the words that '\(fields[0])' sounds like: 'hibari sounds like he bar e'",
                        ja: "'\(fields[0])' と同じ音のことばを書きます：'hibari sounds like he bar e'")))
            return
        }
        likenesses.append(Likeness(word: Self.key(fields[0]), words: words, line: line))
    }

    private mutating func addPhones(_ line: TableLine, _ fields: [String], of phones: Set<String>?) {
        do throws(PronunciationDictionary.BadField) {
            let entry = try PronunciationDictionary.entry(of: fields, phones: phones)
            let word = Self.key(entry.word)
            warnOfRepetition(line, of: word, entry)
            dictionary.add(entry.phones, to: word, .wordList)
        } catch {
            issues.append(line.issue(at: error.field, in: file, error.message))
        }
    }

    private mutating func warnOfRepetition(
        _ line: TableLine, of word: String, _ entry: PronunciationDictionary.Line
    ) {
        let name = entry.variant == 1 ? word : "\(word)(\(entry.variant))"
        defer { lines[name] = lines[name] ?? line.number }
        if dictionary.pronunciations(of: word).contains(entry.phones) {
            issues.append(
                line.issue(
                    .warning, in: file,
                    Text(
                        en: "these phones of '\(word)' are already in the list; keep one of the lines",
                        ja: "'\(word)' の同じ音が二度あります。一つにしてください")))
        } else if let first = lines[name] {
            issues.append(
                line.issue(
                    .warning, in: file,
                    Text(
                        en: "'\(name)' stands in line \(first) too, with other phones, and both count;"
                            + " write '\(word)(2)' if that is meant, or keep one",
                        ja: "'\(name)' は \(first) 行目にもあり、音がちがいます。両方使います。二つの読み方なら '\(word)(2)' と書いてください")))
        }
    }

    /// A word as grammars have it.
    private static func key(_ word: String) -> String {
        word.lowercased().replacing("’", with: "'")
    }

    /// The words that others sound like: what a large dictionary must be read for, besides the words of the grammar.
    public var likeWords: Set<String> {
        Set(likenesses.flatMap(\.words))
    }

    /// How words sound when what this list says about a word replaces what `model` says about it.
    /// - Parameter report: Takes every line that says a word sounds like one that neither this list nor `model` has.
    public func overriding(
        _ model: PronunciationDictionary, report: (GrammarIssue) -> Void = { _ in }
    ) -> PronunciationDictionary {
        let known = model.merging(dictionary)
        var variants: [String: [String]] = [:]
        for likeness in likenesses {
            let parts = likeness.words.map { known.pronunciations(of: $0).first }
            if let index = parts.firstIndex(of: nil) {
                report(
                    likeness.line.issue(
                        at: 3 + index, in: file,
                        Text(
                            en:
                                "'\(likeness.words[index])' is in no dictionary; write '\(likeness.word)' by words that are",
                            ja: "'\(likeness.words[index])' は辞書にありません。'\(likeness.word)' は、辞書にあることばで書いてください")))
            } else {
                variants[likeness.word, default: []].append(parts.compactMap { $0 }.joined(separator: " "))
            }
        }
        return known.merging(PronunciationDictionary(variants, source: .soundsLike))
    }
}
