public import Texts

/// One thing that is wrong in a grammar or a pronunciation dictionary, and where.
public struct GrammarIssue: ExplainedError, Hashable {
    public enum Severity: String, Sendable, Codable {
        /// The file cannot be used, or a sentence of it would be misunderstood.
        case error
        /// The file can be used, and is probably not what its author meant.
        case warning

        public var text: Text {
            switch self {
            case .error: Text(en: "error", ja: "まちがい")
            case .warning: Text(en: "warning", ja: "注意")
            }
        }
    }

    public var severity: Severity
    public var file: String
    /// Counted from 1.
    public var line: Int
    /// Counted from 1, in characters.
    public var column: Int
    /// What is wrong and what to do about it.
    public var message: Text

    public init(_ severity: Severity, file: String, line: Int, column: Int, _ message: Text) {
        self.severity = severity
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    /// The same where the rest of the file is used without it.
    public var asWarning: GrammarIssue {
        var issue = self
        issue.severity = .warning
        return issue
    }

    /// `grammars/en/clinic.jsgf:12:7: error: …`, the form that editors turn into a link.
    public var text: Text {
        Text(verbatim: "\(file):\(line):\(column): ") + severity.text + Text(verbatim: ": ") + message
    }
}
