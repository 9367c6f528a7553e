/// Who helps where the data does not.
public struct Office: Sendable, Equatable {
    /// As it stands in a sentence: "the town office".
    public var name: LocalizedName
    /// Digits and hyphens.
    public var telephone: String
    /// Nil if nobody has said when it is open.
    public var hours: OpeningHours?
    /// Who answers while it is closed (宿直); nil if nobody has said.
    public var afterHours: TelephoneLine?

    public init(
        name: LocalizedName, telephone: String, hours: OpeningHours? = nil, afterHours: TelephoneLine? = nil
    ) {
        self.name = name
        self.telephone = telephone
        self.hours = hours
        self.afterHours = afterHours
    }
}

/// A telephone number, and who answers there.
public struct TelephoneLine: Sendable, Hashable {
    /// As it stands in a sentence: "the fire department".
    public var name: LocalizedName
    /// Digits and hyphens.
    public var telephone: String

    public init(name: LocalizedName, telephone: String) {
        self.name = name
        self.telephone = telephone
    }
}
