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
