public import Grammar

/// A sentence somebody is asked to say, and what ought to be understood.
public struct PromptedSentence: Sendable, Equatable {
    public var text: String
    public var expected: ManifestEntry.Expected

    /// - Parameter intent: What the sentence means; nil outside the grammar.
    public init(text: String, intent: Intent?) {
        self.text = text
        expected = intent.map(ManifestEntry.Expected.intent) ?? .notRecognized
    }
}

extension [PromptedSentence] {
    /// What is still to be said when some of it was said before. A sentence that is asked for twice is said twice.
    public func remaining(after recorded: [String]) -> [PromptedSentence] {
        var counts = Dictionary(recorded.map { ($0, 1) }, uniquingKeysWith: +)
        return filter { sentence in
            guard let count = counts[sentence.text], count > 0 else { return true }
            counts[sentence.text] = count - 1
            return false
        }
    }
}
