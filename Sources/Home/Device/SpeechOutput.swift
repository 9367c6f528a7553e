public import ALSA
public import Synthesis

/// Where replies sound: a loudspeaker in the home, a folder of WAV files in a demonstration.
public protocol SpeechOutput: Sendable {
    /// Plays the whole of `speech` and returns when its last sample has sounded.
    func play(_ speech: SpeechStream) async throws -> Playback
}

/// The loudspeaker of the home.
public struct LoudspeakerOutput: SpeechOutput {
    private let loudspeaker: Loudspeaker

    public init(_ loudspeaker: Loudspeaker) {
        self.loudspeaker = loudspeaker
    }

    public func play(_ speech: SpeechStream) async throws -> Playback {
        try await loudspeaker.play(speech)
    }
}
