/// One sentence of a grammar with its slots left open: `when is <category> collected`.
public struct SentencePattern: Sendable, Hashable, CustomStringConvertible {
    /// The name of the intent that says it.
    public var intent: String
    /// Words, and slots as `<name>`.
    public var words: [String]

    public init(intent: String, words: [String]) {
        self.intent = intent
        self.words = words
    }

    public var description: String {
        words.joined(separator: " ")
    }
}
