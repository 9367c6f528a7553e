public import Audio
public import Japanese
public import Phrases

/// Turns written sentences into sound.
public protocol Voice: Sendable {
    /// Synthesizes one sentence at the voice's own sample rate.
    /// - Throws: `SynthesisError`.
    func synthesize(_ sentence: RubyText, settings: VoiceSettings) async throws -> AudioChunk

    /// A sentence in the pieces in which it is said soonest: each is made while the one before sounds.
    func pieces(of sentence: RubyText) -> [RubyText]
}

extension Voice {
    /// A voice that is fast enough says a sentence in one piece.
    public func pieces(of sentence: RubyText) -> [RubyText] {
        [sentence]
    }

    /// The same for a sentence without readings.
    public func synthesize(_ sentence: String, settings: VoiceSettings) async throws -> AudioChunk {
        try await synthesize(RubyText(plain: sentence), settings: settings)
    }

    /// The sound of a whole reply, a sentence at a time, the first one perhaps in pieces: each is synthesized while the
    /// one before sounds. Silence of the settings' length stands between sentences.
    public func speak(_ text: SpokenText, settings: VoiceSettings) -> SpeechStream {
        SpeechStream(voice: self, sentences: text.sentences, settings: settings)
    }
}
