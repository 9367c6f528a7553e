/// How well recordings were recognized: what `mimamori evaluate` prints. The keys of its JSON are a contract.
public struct EvaluationReport: Sendable, Equatable {
    /// A recording that could not be used.
    public struct Failure: Sendable, Hashable, Encodable {
        public var file: String
        public var reason: String

        public init(file: String, reason: String) {
            self.file = file
            self.reason = reason
        }
    }

    /// How the sound reaches the recognizer.
    public enum Mode: String, Sendable, Encodable {
        /// Each recording in one piece.
        case whole
        /// In chunks of 20 ms, as from a microphone, with what the recognizer has learnt from the recordings before.
        case streaming
    }

    /// The command that made it.
    public var command: String
    /// Manifest and grammar, as they were named.
    public var manifest: String
    public var grammar: String
    public var recognizer: String
    public var mode: Mode
    /// Recognizers that shared the work.
    public var jobs: Int
    /// In the manifest.
    public var recordings: Int
    public var failures: [Failure]
    public var conditions: [ConditionReport]
    /// The most memory the process had, with all recognizers.
    public var peakMegabytes: Double
    public var published: PublishedFigures?

    public init(
        command: String, manifest: String, grammar: String, recognizer: String, mode: Mode, jobs: Int, recordings: Int,
        failures: [Failure], conditions: [ConditionReport], peakMegabytes: Double, published: PublishedFigures?
    ) {
        self.command = command
        self.manifest = manifest
        self.grammar = grammar
        self.recognizer = recognizer
        self.mode = mode
        self.jobs = jobs
        self.recordings = recordings
        self.failures = failures
        self.conditions = conditions
        self.peakMegabytes = peakMegabytes
        self.published = published
    }

    /// The unweighted mean of the intent accuracy over the conditions with noise; nil where there are none.
    public var meanIntentAccuracyInNoise: Double? {
        Self.mean(conditions.filter { $0.condition != .clean }.map(\.intentAccuracy.rate))
    }

    /// The same mean of a published engine; nil unless it has a figure for each of our conditions.
    public func meanIntentAccuracyInNoise(of engine: PublishedFigures.Engine) -> Double? {
        Self.mean(conditions.compactMap(\.condition.signalToNoise).map(engine.accuracy))
    }

    private static func mean(_ rates: [Double?]) -> Double? {
        let known = rates.compactMap { $0 }
        guard !known.isEmpty, known.count == rates.count else { return nil }
        return known.reduce(0, +) / Double(known.count)
    }
}

extension EvaluationReport: Encodable {
    private enum CodingKeys: String, CodingKey {
        case command, manifest, grammar, recognizer, mode, jobs, recordings, failures, conditions
        case meanIntentAccuracyInNoise, peakMegabytes, published
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(command, forKey: .command)
        try container.encode(manifest, forKey: .manifest)
        try container.encode(grammar, forKey: .grammar)
        try container.encode(recognizer, forKey: .recognizer)
        try container.encode(mode, forKey: .mode)
        try container.encode(jobs, forKey: .jobs)
        try container.encode(recordings, forKey: .recordings)
        try container.encode(failures, forKey: .failures)
        try container.encode(conditions, forKey: .conditions)
        try container.encode(meanIntentAccuracyInNoise?.rounded4, forKey: .meanIntentAccuracyInNoise)
        try container.encode(peakMegabytes.rounded4, forKey: .peakMegabytes)
        try container.encode(published, forKey: .published)
    }
}
