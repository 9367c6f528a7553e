public import Audio
public import Domino
import Foundation

extension DominoModel: SentenceModel {
    public var name: String { "DOMINO" }

    /// What sounds is spelled by its phonemes.
    public var hearsNames: Bool { true }

    public func hypothesis(
        of speech: AudioChunk, among sentences: inout Sentences, or other: [String]
    ) throws -> HeardSentence {
        let result = try hear(speech.withLessNoise, sentences, or: other)
        guard result.transitions > 0 else { return HeardSentence(words: [], evidence: [:]) }
        return HeardSentence(
            words: result.words,
            evidence: [
                .phonemeScore: result.phonemeScore, .speechScore: result.speechScore,
                .phonemes: log(Double(result.transitions)),
            ])
    }
}
