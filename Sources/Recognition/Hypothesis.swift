public import Grammar

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
    /// What the words mean in the vocabulary they were heard with; a guess when the outcome is `notRecognized`, and nil
    /// when they are no sentence.
    public var intent: Intent?
    /// From 0 to 1; 0.5 is the point below which the outcome is `notRecognized`. See `AcousticConfidence` and
    /// `LanguageConfidence`.
    public var confidence: Double

    public struct Word: Sendable, Equatable {
        public var text: String
        /// Where the recognizer tells words apart in time.
        public var alignment: Alignment?

        public init(text: String, alignment: Alignment? = nil) {
            self.text = text
            self.alignment = alignment
        }
    }

    public struct Alignment: Sendable, Equatable {
        /// Frames of 10 ms from the start of the utterance, the last one included.
        public var frames: ClosedRange<Int>
        /// Acoustic score, log units of the decoder (1 unit is 1024 · ln 1.0001 ≈ 0.102 nat).
        public var acousticScore: Int
    }

    public init(outcome: Outcome, words: [Word] = [], intent: Intent? = nil, confidence: Double = 0) {
        self.outcome = outcome
        self.words = words
        self.intent = intent
        self.confidence = confidence
    }

    /// The words with single spaces between them.
    public var text: String {
        words.map(\.text).joined(separator: " ")
    }
}
