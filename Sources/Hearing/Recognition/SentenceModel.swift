public import Audio
public import Grammar

/// A neural model that hears the sentences of a grammar, each utterance as a whole.
public protocol SentenceModel: Sendable {
    /// The sentences of a grammar as the model spells them.
    associatedtype Sentences: Sendable

    /// For reports.
    var name: String { get }

    /// Whether it hears a name as well as any other word.
    var hearsNames: Bool { get }

    /// Spells the sentences of a grammar.
    /// - Throws: An error that names the word that cannot be spelled.
    func sentences(of network: WordNetwork) throws -> Sentences

    /// Hears one sentence on the calling thread.
    /// - Parameters:
    ///   - speech: 16 kHz.
    ///   - sentences: May grow by what is learnt of them.
    ///   - other: What another recognizer heard, which may be the better.
    func hypothesis(
        of speech: AudioChunk, among sentences: inout Sentences, or other: [String]
    ) throws -> HeardSentence
}

/// What a model heard.
public struct HeardSentence: Sendable, Equatable {
    /// Empty when nothing fits.
    public var words: [String]
    public var evidence: [Evidence.Feature: Double]

    public init(words: [String], evidence: [Evidence.Feature: Double]) {
        self.words = words
        self.evidence = evidence
    }
}
