public import Texts

/// Everything that keeps a set of files from being used, not only the first thing found.
public struct GrammarError: ExplainedError {
    /// Never empty; in the order of files and lines.
    public var issues: [GrammarIssue]

    public init(issues: [GrammarIssue]) {
        self.issues = issues
    }

    /// One line an issue.
    public var text: Text {
        issues.map(\.text).joined(separator: "\n")
    }
}
