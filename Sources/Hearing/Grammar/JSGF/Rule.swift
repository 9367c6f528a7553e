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
