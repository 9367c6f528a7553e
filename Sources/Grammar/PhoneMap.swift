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

    /// - Throws: Every line that cannot be read.
    public init(_ file: GrammarFile) throws(GrammarError) {
        var issues: [GrammarIssue] = []
        var source: Source?
        var phones: [[Unicode.Scalar]: [String]] = [:]
        let lines = file.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            let report = { (message: Text) in
                issues.append(GrammarIssue(.error, file: file.path, line: index + 1, column: 1, message))
            }
            let fields = line.split(whereSeparator: \.isWhitespace).map(String.init)
            guard let first = fields.first, !first.hasPrefix("#") else { continue }
            let phoneme = Array(first.unicodeScalars)
            if fields == ["kana"] {
                source = .kana
            } else if fields.count == 1 {
                report(
                    Text(
                        en: "'\(first)' has no phones; write the phoneme and what it becomes: 'tʃ CH'",
                        ja: "'\(first)' の音がありません。'tʃ CH' のように書いてください"))
            } else if first == "voice" {
                source = .voice(fields[1])
            } else if phones.updateValue(fields.dropFirst().filter { $0 != "-" }, forKey: phoneme) != nil {
                report(
                    Text(
                        en: "'\(first)' is already in the table; keep one of the lines",
                        ja: "'\(first)' は二度あります。一つにしてください"))
            }
        }
        if source == nil {
            issues.append(
                GrammarIssue(
                    .error, file: file.path, line: 1, column: 1,
                    Text(
                        en:
                            "not said whose phonemes these are; name the synthesizer's voice: 'voice en-us', or write 'kana'",
                        ja: "だれの音かわかりません。'voice en-us' のような声の名前か、'kana' と書いてください")))
        }
        guard let source, issues.isEmpty else { throw GrammarError(issues: issues) }
        self.source = source
        self.phones = phones
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
