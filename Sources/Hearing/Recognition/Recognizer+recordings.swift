public import Audio

extension Recognizer {
    /// What is said in a recording: one utterance, and `noSpeech` where nobody speaks.
    ///
    /// - Parameters:
    ///   - recording: At 16 kHz.
    ///   - isStreaming: Whether it is heard as a microphone delivers it, 20 ms at a time, or in one piece.
    public func hear(
        _ recording: AudioChunk, expecting expectation: Expectation = .anything, isStreaming: Bool = false
    ) async throws -> Hypothesis {
        guard Endpointer.hasSpeech(recording) else { return Hypothesis(outcome: .noSpeech) }
        return isStreaming
            ? try await stream(recording, expecting: expectation)
            : try await recognize(recording, expecting: expectation)
    }

    /// The same sound as a microphone delivers it, 20 ms at a time.
    public func stream(_ recording: AudioChunk, expecting expectation: Expectation = .anything) async throws
        -> Hypothesis
    {
        try await begin(expecting: expectation)
        for chunk in recording.cut(every: .milliseconds(20)) {
            try await accept(chunk)
        }
        return try await finish()
    }
}
