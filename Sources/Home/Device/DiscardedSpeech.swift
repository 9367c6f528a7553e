public import ALSA
import Audio
public import Synthesis

/// Synthesizes every reply to its end and plays none: for measurements and tests.
public struct DiscardedSpeech: SpeechOutput {
    public init() {}

    public func play(_ speech: SpeechStream) async throws -> Playback {
        var playback = Playback()
        for try await chunk in speech {
            playback.take(chunk.samples[...], rate: chunk.sampleRate)
        }
        return playback
    }
}
