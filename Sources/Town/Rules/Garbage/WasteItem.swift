/// A thing to throw away, and the category it belongs to.
public struct WasteItem: Sendable, Equatable, Identifiable {
    public var id: String
    /// As it stands in a sentence, with its article: "an umbrella".
    public var name: LocalizedName
    /// What people call it, by language: the grammar's phrases for the `item` slot.
    public var spokenAs: [String: [String]]
    public var category: WasteCategory.ID
    /// What to mind, as whole sentences.
    public var notice: LocalizedName?

    public init(
        id: String, name: LocalizedName, spokenAs: [String: [String]] = [:], category: WasteCategory.ID,
        notice: LocalizedName? = nil
    ) {
        self.id = id
        self.name = name
        self.spokenAs = spokenAs
        self.category = category
        self.notice = notice
    }
}
