public import Whisper

/// The models of a locale, of which the second need not be installed.
public struct SpeechModels: Sendable {
    public var acoustic: AcousticModel
    public var whisper: WhisperModel?

    public init(acoustic: AcousticModel, whisper: WhisperModel? = nil) {
        self.acoustic = acoustic
        self.whisper = whisper
    }

    /// The best recognizer that there are models for.
    /// - Throws: `RecognitionError`.
    public func recognizer(_ vocabulary: Vocabulary) throws -> any Recognizer {
        let light = try PocketSphinxRecognizer(model: acoustic, vocabulary: vocabulary)
        guard let whisper else { return light }
        return WhisperRecognizer(model: whisper, second: light, vocabulary: vocabulary)
    }
}
