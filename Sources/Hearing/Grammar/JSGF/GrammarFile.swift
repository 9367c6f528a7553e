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

extension GrammarFile {
    /// The names of the grammars it imports from, without the reserved `town`. Mistakes are left for `Grammar` to tell.
    public var importedGrammars: Set<String> {
        var reader = JSGFReader(self)
        return Set(reader.read().imports.map(\.grammar)).subtracting([LinkedRules.town])
    }
}
