/// A home with one speaker, and what its resident has agreed to.
public struct Household: Sendable, Equatable, Codable, Identifiable {
    public var id: String
    /// The `id` of a `District` of the town.
    public var district: String
    public var resident: Person
    /// The people whose check-in may be asked about from this home, because they agreed to it.
    public var watchesOver: [Person]

    public init(id: String, district: String, resident: Person, watchesOver: [Person] = []) {
        self.id = id
        self.district = district
        self.resident = resident
        self.watchesOver = watchesOver
    }
}

public struct Person: Sendable, Equatable, Codable, Identifiable {
    public var id: String
    public var name: LocalizedName
    /// What people call them in a question, by language: the grammar's phrases for the `person` slot.
    public var spokenAs: [String: [String]]

    public init(id: String, name: LocalizedName, spokenAs: [String: [String]]) {
        self.id = id
        self.name = name
        self.spokenAs = spokenAs
    }
}
