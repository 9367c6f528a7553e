/// A clinic, or a department of one that has hours of its own.
public struct Clinic: Sendable, Equatable, Identifiable {
    public var id: String
    public var name: LocalizedName
    /// What people call it, by language: the grammar's phrases for the `clinic` slot.
    public var spokenAs: [String: [String]]
    /// Digits and hyphens.
    public var telephone: String
    /// Nil where the data gives none that could be understood.
    public var hours: OpeningHours?
    /// When it takes patients: the end of each span is the time of the last one. Nil where the data does not say.
    public var reception: OpeningHours?
    /// The clinic that this is a department of, with hours of its own; nil for a clinic.
    public var partOf: Clinic.ID?

    public init(
        id: String, name: LocalizedName, spokenAs: [String: [String]] = [:], telephone: String,
        hours: OpeningHours? = nil, reception: OpeningHours? = nil, partOf: Clinic.ID? = nil
    ) {
        self.id = id
        self.name = name
        self.spokenAs = spokenAs
        self.telephone = telephone
        self.hours = hours
        self.reception = reception
        self.partOf = partOf
    }
}
