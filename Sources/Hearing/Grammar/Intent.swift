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

extension Intent: CustomStringConvertible {
    /// `nextCollection(category: burnable)`
    public var description: String {
        let values = slots.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        return values.isEmpty ? name : "\(name)(\(values.joined(separator: ", ")))"
    }
}
