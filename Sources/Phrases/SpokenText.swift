/// What the voice says, a sentence each, so that it can pause between them.
public struct SpokenText: Sendable, Equatable, Codable {
    public var sentences: [String]

    public init(sentences: [String]) {
        self.sentences = sentences
    }

    /// All of it in one line, for the log and the screen.
    public var text: String {
        sentences.joined(separator: " ")
    }
}
