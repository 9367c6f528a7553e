public import Grammar
public import Recording

/// One recording and what was heard in it.
public struct Trial: Sendable, Equatable {
    public var entry: ManifestEntry
    /// Whether the recognizer took it for a sentence of the grammar.
    public var isAccepted: Bool
    /// The words heard, accepted or not.
    public var text: String
    /// What the words mean, accepted or not; nil where they are no whole sentence.
    public var intent: Intent?
    /// From 0 to 1.
    public var confidence: Double
    /// What the confidence was made of, by the recognizer's own names.
    public var evidence: [String: Double]
    /// Length of the recording, in seconds.
    public var audioSeconds: Double
    /// From the first sample handed over to the words, in seconds of the wall's clock.
    public var decodeSeconds: Double

    public init(
        entry: ManifestEntry, isAccepted: Bool, text: String, intent: Intent?, confidence: Double,
        evidence: [String: Double] = [:], audioSeconds: Double, decodeSeconds: Double
    ) {
        self.entry = entry
        self.isAccepted = isAccepted
        self.text = text
        self.intent = intent
        self.confidence = confidence
        self.evidence = evidence
        self.audioSeconds = audioSeconds
        self.decodeSeconds = decodeSeconds
    }

    /// Whether the words mean what was expected; see `ManifestEntry.isMet`.
    public var isRight: Bool {
        intent.map(entry.isMet) ?? false
    }

    /// Whether the words mean what was expected and nothing more.
    public var isExactlyRight: Bool {
        entry.expected == intent.map(ManifestEntry.Expected.intent)
    }
}
