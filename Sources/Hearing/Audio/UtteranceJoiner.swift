/// Offers a fragment that was not understood together with the one that follows it: older people pause in the middle
/// of a sentence for longer than any endpointer should wait. Whether the joined words mean anything is for the
/// caller to find out.
public struct UtteranceJoiner: Sendable {
    /// The longest pause that is bridged, from the end of one fragment's speech to the start of the next one's.
    public let maximumGap: Duration
    private var fragment: (audio: AudioChunk, speechEnd: Int)?

    public init(maximumGap: Duration = .seconds(2)) {
        self.maximumGap = maximumGap
    }

    /// Keeps an utterance that was not recognized, instead of any earlier one.
    ///
    /// - Parameter speechEnd: Of the utterance's `Endpointer.Ending`.
    public mutating func hold(_ audio: AudioChunk, speechEnd: Int) {
        fragment = (audio, speechEnd)
    }

    /// Both fragments as one sound, or nil where nothing is held that ended at most `maximumGap` before.
    ///
    /// - Parameter speechStart: Of the new utterance's `Endpointer.Ending`.
    public func joined(with audio: AudioChunk, speechStart: Int) -> AudioChunk? {
        guard let fragment, fragment.audio.sampleRate == audio.sampleRate else { return nil }
        let gap = Double(speechStart - fragment.speechEnd) / Double(AudioChunk.speechRate)
        guard (0...maximumGap.seconds).contains(gap) else { return nil }
        return AudioChunk(samples: fragment.audio.samples + audio.samples, sampleRate: audio.sampleRate)
    }

    /// Forgets the fragment: something was understood, or another turn of the dialogue began.
    public mutating func clear() {
        fragment = nil
    }
}
