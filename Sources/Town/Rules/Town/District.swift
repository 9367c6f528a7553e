/// A part of a town with collection days of its own.
public struct District: Sendable, Equatable, Identifiable {
    public var id: String
    public var name: LocalizedName
    /// How alerts name it where they do not use its id.
    public var code: String?
    /// What people call it, by language: the grammar's phrases for the `district` slot.
    public var spokenAs: [String: [String]]
    public var collections: CollectionCalendar

    public init(
        id: String, name: LocalizedName, code: String? = nil, spokenAs: [String: [String]] = [:],
        collections: CollectionCalendar = CollectionCalendar()
    ) {
        self.id = id
        self.name = name
        self.code = code
        self.spokenAs = spokenAs
        self.collections = collections
    }
}
