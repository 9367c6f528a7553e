public import Grammar
import Japanese

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
    /// How probable it is that the sentence was said, from 0 to 1. See `ConfidenceModel`, which also knows from where on
    /// it is believed.
    public var confidence: Double
    /// What the confidence was made of.
    public var evidence: Evidence
    /// Whether it is meant for the speaker, believed or not, because it names it. See `ConfidenceModel.namedThreshold` and
    /// `nameScoreThreshold`.
    public var namesSpeaker = false
    /// Whether the person may be in the middle of it.
    public var continuation = Continuation.incomplete
    /// Where a decoder that keeps time heard the speaker's name: `words` may be without it.
    var opening: Opening?
    /// The language it was heard in. See `Vocabulary.language`.
    public var language: String?

    /// The beginning of a sentence, up to the speaker's name.
    struct Opening: Sendable, Equatable {
        /// The words, the name included.
        var words: [String]
        /// Where the next word begins, in samples at 16 kHz from the start of the utterance.
        var end: Int
    }

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
        /// Frames of 10 ms from the start of the utterance, the last one included. What the decoder removed as silence
        /// is not counted, unless it keeps time.
        public var frames: ClosedRange<Int>
        /// Acoustic score, log units of the decoder (1 unit is 1024 · ln 1.0001 ≈ 0.102 nat).
        public var acousticScore: Int
    }

    public init(
        outcome: Outcome, words: [Word] = [], intent: Intent? = nil, confidence: Double = 0,
        evidence: Evidence = Evidence()
    ) {
        self.outcome = outcome
        self.words = words
        self.intent = intent
        self.confidence = confidence
        self.evidence = evidence
    }

    /// A whole sentence, accepted or not by what is known of its recognizer.
    init(_ words: [Word], meaning intent: Intent, evidence: Evidence, judgedBy model: ConfidenceModel?) {
        let confidence = model?.confidence(of: evidence) ?? 1
        let isCall = intent.name == SpeakerName.call
        let threshold = (isCall ? model?.callThreshold : nil) ?? model?.threshold ?? 0
        self.init(
            outcome: confidence >= threshold ? .recognized : .notRecognized, words: words, intent: intent,
            confidence: confidence, evidence: evidence)
        let isNamed = confidence >= min(model?.namedThreshold ?? threshold, threshold)
        let nameScore = evidence.confirmedNameScore ?? -.infinity
        let isConfirmed = nameScore >= model?.nameScoreThreshold ?? .infinity
        namesSpeaker = intent.isAddressed && !isCall && (isNamed || isConfirmed)
    }

    /// Whether the speaker was talked to, whoever else may be talking.
    public var isMeantForSpeaker: Bool {
        namesSpeaker || outcome == .recognized && intent?.isAddressed == true
    }

    /// The words as running text for people to read.
    public var text: String {
        RubyText.running(words.map(\.text)).base
    }

    /// The words as running text for a voice: with the readings that the grammar gives them.
    public var rubyText: String {
        RubyText.running(words.map(\.text)).notation
    }
}
