/// Who helps where the data does not.
public struct Office: Sendable, Equatable {
    /// As it stands in a sentence: "the town office".
    public var name: LocalizedName
    /// Digits and hyphens.
    public var telephone: String

    public init(name: LocalizedName, telephone: String) {
        self.name = name
        self.telephone = telephone
    }
}
