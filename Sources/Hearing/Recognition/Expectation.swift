public import Grammar

/// What may be said next: the whole grammar, or a few of its rules after a question that expects yes or no.
public struct Expectation: Sendable, Hashable {
    /// Names the decoder's search.
    public var name: String
    /// The public rules that can be heard; nil for all of them.
    public var rules: Set<String>?
    /// The intents that matter although they do not name the speaker; nil for all of them. Of all else it is enough to
    /// know that the speaker was not named.
    public var intentsWithoutName: Set<String>?

    public init(name: String, rules: Set<String>?) {
        self.name = name
        self.rules = rules
    }

    public static let anything = Expectation(name: "anything", rules: nil)

    /// Whether anything comes of `intent`.
    public func matters(_ intent: Intent) -> Bool {
        intent.isAddressed || intentsWithoutName?.contains(intent.name) != false
    }
}
