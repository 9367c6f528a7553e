/// A kind of garbage that a town collects apart from the others.
public struct WasteCategory: Sendable, Equatable, Identifiable {
    public var id: String
    public var name: LocalizedName
    /// What people call it, by language: the grammar's phrases for the `category` slot.
    public var spokenAs: [String: [String]]

    public init(id: String, name: LocalizedName, spokenAs: [String: [String]] = [:]) {
        self.id = id
        self.name = name
        self.spokenAs = spokenAs
    }
}
