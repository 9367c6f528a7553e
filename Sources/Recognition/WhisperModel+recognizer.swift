public import Audio
public import Whisper

extension WhisperModel: SentenceModel {
    public var name: String { "Whisper tiny.en" }

    public func hypothesis(
        of speech: AudioChunk, among sentences: inout Sentences, or other: [String]
    ) throws -> HeardSentence {
        let result = try hear(speech, &sentences, or: other)
        return HeardSentence(words: result.words, evidence: [.languageScore: result.logProbability])
    }
}
