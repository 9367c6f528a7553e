public import Audio
public import Domino

extension DominoModel: SentenceModel {
    public var name: String { "DOMINO" }

    /// What sounds is spelled by its phonemes.
    public var hearsNames: Bool { true }

    public func hypothesis(
        of speech: AudioChunk, among sentences: inout Sentences, or other: [String]
    ) throws -> HeardSentence {
        let result = try hear(speech, sentences, or: other)
        return HeardSentence(words: result.words, evidence: [.phonemeScore: result.phonemeScore])
    }
}
