public import Audio

/// When a synthesized sentence speaks and when it pauses, heard from its sound.
public struct SpeechTiming: Sendable, Equatable {
    /// Seconds from its first sound to its last, without the pauses.
    public private(set) var speech = 0.0
    /// Seconds of each pause, in order.
    public private(set) var pauses: [Double] = []

    /// Seconds.
    private static let frame = 0.01
    /// Below the loudest frame, in decibels.
    private static let silence = 40.0
    /// Shorter silence belongs to the words: the stop of がっこう is one of them.
    private static let shortestPause = 0.28

    public init(_ sound: AudioChunk) {
        let length = max(1, Int(Double(sound.sampleRate) * Self.frame))
        let levels = stride(from: 0, to: sound.samples.count, by: length).map { start in
            let end = min(start + length, sound.samples.count)
            return LevelMeter(AudioChunk(samples: Array(sound.samples[start..<end]), sampleRate: sound.sampleRate)).rms
        }
        let threshold = (levels.max() ?? 0) - Self.silence
        let isSpeech = levels.map { $0 > threshold }
        guard let first = isSpeech.firstIndex(of: true), let last = isSpeech.lastIndex(of: true) else { return }
        pauses = isSpeech[first...last].split(separator: true).map { Double($0.count) * Self.frame }
            .filter { $0 >= Self.shortestPause }
        speech = Double(last - first + 1) * Self.frame - pauses.reduce(0, +)
    }
}
