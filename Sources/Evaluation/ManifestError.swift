/// Every line of a manifest that cannot be used.
public struct ManifestError: Error, Sendable, Equatable, CustomStringConvertible {
    public struct Issue: Sendable, Equatable {
        /// From 1.
        public var line: Int
        public var reason: String
    }

    /// Never empty; in the order of lines.
    public var issues: [Issue]

    /// `3: “file” is missing; 7: …`
    public var description: String {
        issues.map { "\($0.line): \($0.reason)" }.joined(separator: "; ")
    }
}
