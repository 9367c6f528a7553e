/// What a sentence of the grammar asks for: the public rule that matched and what its tags say.
public struct Intent: Sendable, Hashable, Codable {
    /// The name of the public rule, for example `nextCollection`.
    public var name: String
    /// Slot name to value. A value is an identifier (`burnable`, `tomorrow`) where the tag or the town's slot list
    /// gives one, and the words said where the tag gives none.
    public var slots: [String: String]

    public init(name: String, slots: [String: String] = [:]) {
        self.name = name
        self.slots = slots
    }
}
