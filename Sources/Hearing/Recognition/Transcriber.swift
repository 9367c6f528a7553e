public import Audio

/// Writes down what is said, in whatever words it likes: a recognizer that knows nothing of our grammar.
public protocol Transcriber: Sendable {
    /// - Parameters:
    ///   - speech: One utterance at 16 kHz.
    ///   - language: A language code; nil for any.
    /// - Returns: Empty where nothing was heard.
    func transcribe(_ speech: AudioChunk, language: String?) async throws -> String
}
