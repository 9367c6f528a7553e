/// Everything that keeps a set of files from being used, not only the first thing found.
public struct GrammarError: Error, Sendable, CustomStringConvertible {
    /// Never empty; in the order of files and lines.
    public var issues: [GrammarIssue]

    public init(issues: [GrammarIssue]) {
        self.issues = issues
    }

    /// One line an issue.
    public var description: String {
        issues.map(\.description).joined(separator: "\n")
    }
}
