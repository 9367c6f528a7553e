public import Audio
public import Phrases

/// A voice of eSpeak NG, in memory: 22,050 samples a second, no child process. Every value shares the one engine of
/// the process, so calls are carried out one after another.
public struct ESpeakVoice: Voice {
    public init() {}

    public func synthesize(_ sentence: String, settings: VoiceSettings) async throws -> AudioChunk {
        try await ESpeakEngine.shared.synthesize(sentence, settings: settings)
    }
}
