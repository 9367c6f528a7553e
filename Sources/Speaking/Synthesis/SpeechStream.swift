public import Audio
import Japanese
import Phrases
import Synchronization

/// The chunks of one reply: each is synthesized while the one before sounds. Can be iterated again, which synthesizes
/// again.
public struct SpeechStream: AsyncSequence, Sendable {
    /// What is said in one piece, and the silence behind it.
    struct Piece {
        var text: RubyText
        var pause = Duration.zero
    }

    let voice: any Voice
    let sentences: [RubyText]
    let settings: VoiceSettings

    /// All of it in one piece.
    public func sound() async throws -> AudioChunk {
        var sound = AudioChunk(samples: [])
        var chunks = Iterator(voice: voice, pieces: pieces(startingSoon: false), settings: settings)
        while let chunk = try await chunks.next() {
            try sound.append(chunk)
        }
        return sound
    }

    public func makeAsyncIterator() -> Iterator {
        Iterator(voice: voice, pieces: pieces(startingSoon: true), settings: settings)
    }

    /// - Parameter startingSoon: The first sentence in the pieces in which it sounds soonest.
    private func pieces(startingSoon: Bool) -> [Piece] {
        sentences.enumerated().flatMap { index, sentence in
            var pieces = (startingSoon && index == 0 ? voice.pieces(of: sentence) : [sentence]).map { Piece(text: $0) }
            if index < sentences.count - 1 {
                pieces[pieces.count - 1].pause = .milliseconds(settings.sentencePauseMilliseconds)
            }
            return pieces
        }
    }

    public struct Iterator: AsyncIteratorProtocol {
        private let voice: any Voice
        private var remaining: ArraySlice<Piece>
        private let settings: VoiceSettings
        private let ahead = Ahead()

        init(voice: any Voice, pieces: [Piece], settings: VoiceSettings) {
            (self.voice, remaining, self.settings) = (voice, pieces[...], settings)
        }

        public mutating func next() async throws -> AudioChunk? {
            try Task.checkCancellation()
            guard let task = ahead.take() ?? begin() else { return nil }
            let chunk = try await withTaskCancellationHandler {
                try await task.value
            } onCancel: {
                task.cancel()
            }
            if let next = begin() { ahead.put(next) }
            return chunk
        }

        /// Begins to make the next piece.
        private mutating func begin() -> Task<AudioChunk, any Error>? {
            guard let piece = remaining.popFirst() else { return nil }
            return Task { [voice, settings] in
                var chunk = try await voice.synthesize(piece.text, settings: settings)
                chunk.samples += AudioChunk.silence(piece.pause, sampleRate: chunk.sampleRate).samples
                return chunk
            }
        }
    }

    /// The piece that is made while another sounds. Nobody waits for it where the stream is left.
    private final class Ahead: Sendable {
        private let task = Mutex<Task<AudioChunk, any Error>?>(nil)

        deinit {
            task.withLock { $0 }?.cancel()
        }

        func put(_ next: Task<AudioChunk, any Error>) {
            task.withLock { $0 = next }
        }

        func take() -> Task<AudioChunk, any Error>? {
            task.withLock { task in
                defer { task = nil }
                return task
            }
        }
    }
}
