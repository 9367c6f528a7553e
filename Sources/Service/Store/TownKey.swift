/// Whose data a `Store` reads and writes: the first part of every key.
public struct TownKey: Sendable, Hashable {
    public var id: String
    /// IANA name.
    public var timeZone: String

    public init(id: String, timeZone: String) {
        self.id = id
        self.timeZone = timeZone
    }
}
