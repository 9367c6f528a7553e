public import Audio
public import Wyoming

extension TranscriptionService: Transcriber {
    /// As long as a person waits who would otherwise be asked to say it again.
    private static let patience = Duration.seconds(2)

    /// - Throws: `WyomingError`.
    public func transcribe(_ speech: AudioChunk, language: String?) async throws -> String {
        try transcribe(speech.samples, rate: speech.sampleRate, language: language, patience: Self.patience)
    }
}
