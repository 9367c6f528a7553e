public import Japanese

/// What the voice says, a sentence each, so that it can pause between them. Screens and logs show how it is written,
/// the voice is given how it is read.
public struct SpokenText: Sendable, Equatable {
    public var sentences: [RubyText]
    /// The indices of sentences that belong to the one before and never make an answer too long to be said in one go.
    public var asides: Set<Int>

    public init(sentences: [RubyText], asides: Set<Int> = []) {
        self.sentences = sentences
        self.asides = asides
    }

    /// All of it in one line, for the log and the screen.
    public var text: String {
        sentences.map(\.base).reduce(into: "") { text, sentence in
            // The full stops of Japanese bring their own space.
            text += (text.last?.isASCII == true ? " " : "") + sentence
        }
    }
}
