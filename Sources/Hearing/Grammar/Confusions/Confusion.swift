/// Two sentences of different intents that sound alike.
public struct Confusion: Sendable, Hashable, Codable {
    public struct Sentence: Sendable, Hashable, Codable {
        public var intent: String
        public var text: String
    }

    public var first: Sentence
    public var second: Sentence
    /// What must be changed to make one out of the other, in phones: 0 for two that sound the same, 1 for a phone in the
    /// place of one that has nothing in common with it.
    public var distance: Double
}
