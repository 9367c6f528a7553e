/// One JSGF file as read, with its names not yet looked up.
struct JSGFDocument: Sendable {
    struct Import: Sendable {
        var grammar: String
        /// `nil` for `<grammar.*>`.
        var rule: String?
        var location: SourceLocation
    }

    var name: String
    var location: SourceLocation
    var imports: [Import] = []
    var rules: [Rule] = []
}

/// One definition of a grammar file.
struct Rule: Sendable {
    /// As written; `grammar.name` tells it from rules of other files.
    var name: String
    var grammar: String
    var isPublic: Bool
    var location: SourceLocation
    var expansion: Expansion

    var qualifiedName: String { "\(grammar).\(name)" }
}
