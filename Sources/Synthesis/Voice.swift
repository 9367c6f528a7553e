public import Audio
public import Phrases

/// Turns written sentences into sound.
public protocol Voice: Sendable {
    /// Synthesizes one sentence at the voice's own sample rate.
    /// - Throws: `SynthesisError`.
    func synthesize(_ sentence: String, settings: VoiceSettings) async throws -> AudioChunk
}

extension Voice {
    /// The sound of a whole reply, a sentence at a time: each is synthesized when it is asked for, so that the first
    /// one sounds while the rest is still text. Silence of the settings' length stands between sentences.
    public func speak(_ text: SpokenText, settings: VoiceSettings) -> SpeechStream {
        SpeechStream(voice: self, sentences: text.sentences, settings: settings)
    }
}
