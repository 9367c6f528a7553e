public import Foundation

/// One question and its answer, as the log keeps them. Holds what was said and never its sound.
public struct Exchange: Sendable, Codable, Identifiable, Equatable {
    public enum Channel: String, Sendable, Codable {
        case voice, typed
    }

    public enum Outcome: String, Sendable, Codable {
        /// The data held the answer.
        case answered
        /// The data does not say.
        case unknown
        /// The speaker asked back before it does something.
        case confirmationNeeded
        /// The device's own business: "say that again", "louder", a yes or no.
        case dialogue
        case notRecognized
        /// Nobody spoke, or not in time.
        case silence
        /// Something of ours failed; the resident was told.
        case failed
    }

    /// How long each stage took, in milliseconds; nil for a stage that was not passed.
    public struct Stages: Sendable, Codable, Equatable {
        /// The length of the speech itself.
        public var speech: Double?
        /// From the endpoint to the words.
        public var recognition: Double?
        /// From the words to the facts.
        public var rules: Double?
        /// From the facts to the first sound of the reply: a sample above −50 dBFS that the loudspeaker has taken.
        public var synthesis: Double?

        public init(
            speech: Double? = nil, recognition: Double? = nil, rules: Double? = nil, synthesis: Double? = nil
        ) {
            self.speech = speech
            self.recognition = recognition
            self.rules = rules
            self.synthesis = synthesis
        }

        /// From the endpoint to the first sound of the reply.
        public var untilReply: Double {
            (recognition ?? 0) + (rules ?? 0) + (synthesis ?? 0)
        }

        /// From the last hypothesis, the words that are answered, to the first sound of the reply; nil where none sounded.
        public var untilSound: Double? {
            synthesis.map { (rules ?? 0) + $0 }
        }
    }

    /// Longer than anybody speaks, and short enough for an event: in Unicode scalars, since a letter may have any number.
    public static let maximumHeard = 2000

    private static func shortened(_ words: String) -> String {
        String(words.unicodeScalars.prefix(maximumHeard))
    }

    public var id: UUID
    public var household: String
    public var at: Date
    public var channel: Channel
    public var outcome: Outcome
    /// The words heard, at most `maximumHeard` letters of them; empty when there were none.
    public var heard: String { didSet { heard = Self.shortened(heard) } }
    public var confidence: Double
    public var intent: String?
    public var slots: [String: String]
    /// The reply as it was spoken.
    public var reply: String
    public var stages: Stages

    public init(
        id: UUID = .v7(), household: String, at: Date, channel: Channel, outcome: Outcome, heard: String = "",
        confidence: Double = 0, intent: String? = nil, slots: [String: String] = [:], reply: String = "",
        stages: Stages = Stages()
    ) {
        self.id = id
        self.household = household
        self.at = at
        self.channel = channel
        self.outcome = outcome
        self.heard = Self.shortened(heard)
        self.confidence = confidence
        self.intent = intent
        self.slots = slots
        self.reply = reply
        self.stages = stages
    }
}
