public import Texts

/// Every line of a manifest that cannot be used.
public struct ManifestError: ExplainedError, Equatable {
    public struct Issue: Sendable, Equatable {
        /// From 1.
        public var line: Int
        public var reason: Text
    }

    /// Never empty; in the order of lines.
    public var issues: [Issue]

    /// `3: “file” is missing; 7: …`
    public var text: Text {
        issues.map { Text(verbatim: "\($0.line): ") + $0.reason }.joined(separator: "; ")
    }
}
