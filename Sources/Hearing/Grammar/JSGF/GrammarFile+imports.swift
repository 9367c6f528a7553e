extension GrammarFile {
    /// The names of the grammars it imports from, without the reserved `town`. Mistakes are left for `Grammar` to tell.
    public var importedGrammars: Set<String> {
        var reader = JSGFReader(self)
        return Set(reader.read().imports.map(\.grammar)).subtracting([LinkedRules.town])
    }
}
