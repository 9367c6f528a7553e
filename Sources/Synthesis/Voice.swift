public import Audio
public import Japanese
public import Phrases

/// Turns written sentences into sound.
public protocol Voice: Sendable {
    /// Synthesizes one sentence at the voice's own sample rate.
    /// - Throws: `SynthesisError`.
    func synthesize(_ sentence: RubyText, settings: VoiceSettings) async throws -> AudioChunk
}

extension Voice {
    /// The same for a sentence without readings.
    public func synthesize(_ sentence: String, settings: VoiceSettings) async throws -> AudioChunk {
        try await synthesize(RubyText(plain: sentence), settings: settings)
    }

    /// The sound of a whole reply, a sentence at a time: each is synthesized when it is asked for, so that the first
    /// one sounds while the rest is still text. Silence of the settings' length stands between sentences.
    public func speak(_ text: SpokenText, settings: VoiceSettings) -> SpeechStream {
        SpeechStream(voice: self, sentences: text.sentences, settings: settings)
    }
}
