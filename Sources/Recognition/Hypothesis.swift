/// What the recognizer believes was said.
public struct Hypothesis: Sendable, Equatable {
    public enum Outcome: String, Sendable, Codable {
        case recognized
        /// Somebody spoke, but no sentence of the grammar fits well enough.
        case notRecognized
        /// Nobody spoke.
        case noSpeech
    }

    public var outcome: Outcome
    /// The best sentence of the grammar, without fillers and marks of pronunciation variants. Kept when the outcome is
    /// `notRecognized`, because the dialogue says what it heard; empty when the sentence was not complete.
    public var words: [Word]
    /// From 0 to 1; 0.5 is the point below which the outcome is `notRecognized`. See `AcousticConfidence`.
    public var confidence: Double

    public struct Word: Sendable, Equatable {
        public var text: String
        /// Frames of 10 ms from the start of the utterance, the last one included.
        public var frames: ClosedRange<Int>
        /// Acoustic score, log units of the decoder (1 unit is 1024 · ln 1.0001 ≈ 0.102 nat).
        public var acousticScore: Int

        public init(text: String, frames: ClosedRange<Int>, acousticScore: Int) {
            self.text = text
            self.frames = frames
            self.acousticScore = acousticScore
        }
    }

    public init(outcome: Outcome, words: [Word] = [], confidence: Double = 0) {
        self.outcome = outcome
        self.words = words
        self.confidence = confidence
    }

    /// The words with single spaces between them.
    public var text: String {
        words.map(\.text).joined(separator: " ")
    }
}
