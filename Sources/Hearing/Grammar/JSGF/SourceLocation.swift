import Texts

/// A place in a grammar file, counted from 1 as editors do.
struct SourceLocation: Sendable, Hashable {
    var file: String
    var line: Int
    /// In characters as a reader sees them, not in bytes.
    var column: Int

    func error(en: String, ja: String) -> GrammarIssue {
        error(Text(en: en, ja: ja))
    }

    func error(_ message: Text) -> GrammarIssue {
        GrammarIssue(.error, file: file, line: line, column: column, message)
    }

    func warning(en: String, ja: String) -> GrammarIssue {
        GrammarIssue(.warning, file: file, line: line, column: column, Text(en: en, ja: ja))
    }
}
