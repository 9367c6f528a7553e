public import ALSA
import Audio
public import Foundation
import Synchronization
public import Synthesis

/// Writes each reply to a WAV file instead of playing it: `reply-01.wav`, `reply-02.wav`, …
public final class ReplyFolder: SpeechOutput {
    public let url: URL
    private let count = Mutex(0)

    /// - Parameter url: Is made when it is missing.
    public init(at url: URL) throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        self.url = url
    }

    public func play(_ speech: SpeechStream) async throws -> Playback {
        var playback = Playback()
        var sound = AudioChunk(samples: [])
        for try await chunk in speech {
            playback.take(chunk.samples[...], rate: chunk.sampleRate)
            try sound.append(chunk)
        }
        let number = count.withLock { count in
            count += 1
            return count
        }
        let name = "reply-\(number < 10 ? "0" : "")\(number).wav"
        try WAVFile.encode(sound).write(to: url.appending(path: name))
        return playback
    }
}
