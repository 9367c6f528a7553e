/// The text of one JSGF file.
public struct GrammarFile: Sendable, Hashable {
    /// Shown in messages; nothing is read from it.
    public var path: String
    public var text: String

    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}
