import Recording

/// One line of what a pass of `mimamori evaluate` wrote down, for learning what a hypothesis is worth.
public struct TrialRecord: Sendable, Equatable, Codable {
    public var file: String
    public var group: String?
    public var condition: String
    public var isInGrammar: Bool
    /// Whether a whole sentence was heard: nothing else can ever be accepted.
    public var isSentence: Bool
    /// Whether the sentence means what was said. What is outside the grammar is never right.
    public var isRight: Bool
    public var isAccepted: Bool
    public var confidence: Double
    public var text: String
    public var evidence: [String: Double]

    public init(_ trial: Trial, in condition: Condition) {
        file = trial.entry.file
        group = trial.entry.group
        self.condition = condition.description
        isInGrammar = trial.entry.isInGrammar
        isSentence = trial.intent != nil
        isRight = trial.isRight
        isAccepted = trial.isAccepted
        confidence = trial.confidence.rounded4
        text = trial.text
        evidence = trial.evidence.mapValues(\.rounded4)
    }
}
