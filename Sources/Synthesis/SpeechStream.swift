public import Audio
import Japanese
import Phrases

/// The chunks of one reply, synthesized as they are pulled. Can be iterated again, which synthesizes again.
public struct SpeechStream: AsyncSequence, Sendable {
    let voice: any Voice
    let sentences: [RubyText]
    let settings: VoiceSettings

    /// All of it in one piece.
    public func sound() async throws -> AudioChunk {
        var sound = AudioChunk(samples: [])
        for try await chunk in self {
            sound = AudioChunk(samples: sound.samples + chunk.samples, sampleRate: chunk.sampleRate)
        }
        return sound
    }

    public func makeAsyncIterator() -> Iterator {
        Iterator(voice: voice, remaining: sentences[...], settings: settings)
    }

    public struct Iterator: AsyncIteratorProtocol {
        let voice: any Voice
        var remaining: ArraySlice<RubyText>
        let settings: VoiceSettings

        public mutating func next() async throws -> AudioChunk? {
            try Task.checkCancellation()
            guard let sentence = remaining.popFirst() else { return nil }
            var chunk = try await voice.synthesize(sentence, settings: settings)
            if !remaining.isEmpty {
                let pause = Duration.milliseconds(settings.sentencePauseMilliseconds)
                chunk.samples += AudioChunk.silence(pause, sampleRate: chunk.sampleRate).samples
            }
            return chunk
        }
    }
}
