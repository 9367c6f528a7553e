import Texts

/// From the phonemes of a language to the phones of an acoustic model: a table that people read and review.
///
/// A line holds a phoneme, or several in a row, and the phones it becomes: `tʃ CH`; a `-` is for one that is not heard.
/// The longest line that fits counts, so a line for two phonemes goes before the two lines for each. The line
/// `voice en-us` or `kana` says whose phonemes these are; lines that begin with `#` are remarks.
public struct PhoneMap: Sendable, Equatable {
    /// Where the phonemes of a word come from.
    public enum Source: Sendable, Equatable {
        /// A synthesizer's voice reads its spelling.
        case voice(String)
        /// Its kana say.
        case kana
    }

    public let source: Source
    private let phones: [[Unicode.Scalar]: [String]]
    private let longest: Int

    /// What is wrong in its lines, in their order; what they say of their phonemes does not count.
    public let issues: [GrammarIssue]

    /// - Parameter phones: Those that the acoustic model has; nil for all.
    /// - Throws: Where it is not said whose phonemes these are: nothing could be done with them.
    public init(_ file: GrammarFile, phones known: Set<String>? = nil) throws(GrammarError) {
        let (lines, damaged) = file.tableLines()
        var issues = damaged
        var source: Source?
        var phones: [[Unicode.Scalar]: [String]] = [:]
        for line in lines {
            let fields = line.texts
            let phoneme = Array(fields[0].unicodeScalars)
            let wrong = line.fields.indices.dropFirst().first {
                fields[$0] != "-" && !(known?.contains(fields[$0]) ?? true)
            }
            if fields == ["kana"] {
                source = .kana
            } else if fields.count == 1 {
                issues.append(
                    line.issue(
                        in: file,
                        Text(
                            en: "'\(fields[0])' has no phones; write the phoneme and what it becomes: 'tʃ CH'",
                            ja: "'\(fields[0])' の音がありません。'tʃ CH' のように書いてください")))
            } else if fields[0] == "voice" {
                source = .voice(fields[1])
            } else if let wrong {
                issues.append(line.issue(at: wrong, in: file, .noPhone(fields[wrong], of: known)))
            } else if phones[phoneme] != nil {
                issues.append(
                    line.issue(
                        in: file,
                        Text(
                            en: "'\(fields[0])' is already in the table, and the first line counts; keep one of them",
                            ja: "'\(fields[0])' は二度あり、初めの行を使います。一つにしてください")))
            } else {
                phones[phoneme] = fields.dropFirst().filter { $0 != "-" }
            }
        }
        issues.sort { ($0.line, $0.column) < ($1.line, $1.column) }
        guard let source else {
            throw GrammarError(
                issues: issues + [
                    GrammarIssue(
                        .error, file: file.path, line: 1, column: 1,
                        Text(
                            en: "not said whose phonemes these are; name the synthesizer's voice: 'voice en-us', "
                                + "or write 'kana'",
                            ja: "だれの音かわかりません。'voice en-us' のような声の名前か、'kana' と書いてください"))
                ])
        }
        self.source = source
        self.phones = phones
        self.issues = issues
        longest = phones.keys.map(\.count).max() ?? 0
    }

    /// The phones of a row of phonemes; spaces and marks of stress are passed over.
    /// - Returns: `nil` when a phoneme is not in the table.
    public func phones(of phonemes: String) -> [String]? {
        let signs = phonemes.unicodeScalars.filter { !Self.isMark($0) }
        var rest = Array(signs)[...]
        var result: [String] = []
        while !rest.isEmpty {
            let length = stride(from: min(longest, rest.count), to: 0, by: -1).first {
                phones[Array(rest.prefix($0))] != nil
            }
            guard let length, let found = phones[Array(rest.prefix(length))] else { return nil }
            result += found
            rest = rest.dropFirst(length)
        }
        return result
    }

    /// Every phone that the table can give.
    public var phoneSet: Set<String> {
        Set(phones.values.joined())
    }

    private static func isMark(_ sign: Unicode.Scalar) -> Bool {
        sign == "ˈ" || sign == "ˌ" || sign.properties.isWhitespace
    }
}
