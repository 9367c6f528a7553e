public import Audio
public import Whisper

extension WhisperModel: SentenceModel {
    public var name: String { "Whisper tiny.en" }

    /// It writes words that it has read, and a speaker's name is none.
    public var hearsNames: Bool { false }

    public func hypothesis(
        of speech: AudioChunk, among sentences: inout Sentences, or other: [String]
    ) throws -> HeardSentence {
        let result = try hear(speech, &sentences, or: other)
        return HeardSentence(words: result.words, evidence: [.languageScore: result.logProbability])
    }
}
