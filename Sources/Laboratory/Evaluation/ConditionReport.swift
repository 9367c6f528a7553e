import Recording

/// The figures of one pass over the recordings: without noise, or at one signal-to-noise ratio.
public struct ConditionReport: Sendable, Equatable {
    public var condition: Condition
    public var recordings: Int
    public var audioSeconds: Double

    /// Of what is in the grammar: accepted, with the intent and every slot of the label. A slot more does not count
    /// against it (`exactIntentAccuracy` counts it).
    public var intentAccuracy: Share
    public var exactIntentAccuracy: Share
    /// As `intentAccuracy`, if every whole sentence were accepted whatever its confidence.
    public var unrejectedIntentAccuracy: Share
    /// Of the recordings in the grammar whose words are known: accepted, with exactly these words.
    public var sentenceAccuracy: Share
    /// Of what is in the grammar: not accepted.
    public var falseRejectRate: Share
    /// Of what is in the grammar: accepted with another intent or another slot.
    public var wrongIntentRate: Share
    /// Of what is outside the grammar: accepted.
    public var falseAcceptRate: Share
    public var groups: [GroupReport]

    public var operatingPoints: [OperatingPoint]
    public var reliability: [ReliabilityBin]
    /// See `ReliabilityBin.calibrationError`.
    public var calibrationError: Double?
    public var confusions: [Confusion]
    public var mistakes: [Mistake]

    /// Time on the wall's clock spent in the recognizer, a second of sound; a busy machine and `--jobs` make it longer.
    public var realTimeFactor: Double?
    /// Processor time of the whole process, a second of sound: one core's real-time factor, whatever else runs.
    public var processorTimeFactor: Double?

    /// - Parameter processorSeconds: What the pass took of the processors, on all threads.
    public init(_ condition: Condition, trials: [Trial], processorSeconds: Double) {
        self.condition = condition
        recordings = trials.count
        audioSeconds = trials.reduce(0) { $0 + $1.audioSeconds }

        let inside = trials.filter(\.entry.isInGrammar)
        let outside = trials.filter { !$0.entry.isInGrammar }
        intentAccuracy = Share(of: inside) { $0.isAccepted && $0.isRight }
        exactIntentAccuracy = Share(of: inside) { $0.isAccepted && $0.isExactlyRight }
        unrejectedIntentAccuracy = Share(of: inside, \.isRight)
        sentenceAccuracy = Share(of: inside.filter { $0.entry.text != nil }) {
            $0.isAccepted && $0.text == $0.entry.text
        }
        falseRejectRate = Share(of: inside) { !$0.isAccepted }
        wrongIntentRate = Share(of: inside) { $0.isAccepted && !$0.isRight }
        falseAcceptRate = Share(of: outside, \.isAccepted)
        groups = GroupReport.groups(of: trials)

        operatingPoints = OperatingPoint.curve(of: trials)
        reliability = ReliabilityBin.bins(of: trials)
        calibrationError = ReliabilityBin.calibrationError(reliability)
        confusions = Confusion.list(of: trials)
        mistakes = trials.compactMap(Mistake.init)

        let decodeSeconds = trials.reduce(0) { $0 + $1.decodeSeconds }
        realTimeFactor = audioSeconds > 0 ? decodeSeconds / audioSeconds : nil
        processorTimeFactor = audioSeconds > 0 ? processorSeconds / audioSeconds : nil
    }

    /// The operating point that rejects least of those that accept at most a share of what is outside the grammar.
    public func operatingPoint(falseAcceptRate limit: Double) -> OperatingPoint? {
        operatingPoints.last { $0.falseAcceptRate <= limit }
    }
}

extension ConditionReport: Encodable {
    private enum CodingKeys: String, CodingKey {
        case condition, signalToNoise, recordings, audioSeconds, intentAccuracy, exactIntentAccuracy
        case unrejectedIntentAccuracy, sentenceAccuracy, falseRejectRate, wrongIntentRate, falseAcceptRate, groups
        case operatingPoints, reliability, calibrationError, confusions, mistakes, realTimeFactor, processorTimeFactor
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(condition.description, forKey: .condition)
        try container.encode(condition.signalToNoise, forKey: .signalToNoise)
        try container.encode(recordings, forKey: .recordings)
        try container.encode(audioSeconds.rounded4, forKey: .audioSeconds)
        try container.encode(intentAccuracy, forKey: .intentAccuracy)
        try container.encode(exactIntentAccuracy, forKey: .exactIntentAccuracy)
        try container.encode(unrejectedIntentAccuracy, forKey: .unrejectedIntentAccuracy)
        try container.encode(sentenceAccuracy, forKey: .sentenceAccuracy)
        try container.encode(falseRejectRate, forKey: .falseRejectRate)
        try container.encode(wrongIntentRate, forKey: .wrongIntentRate)
        try container.encode(falseAcceptRate, forKey: .falseAcceptRate)
        try container.encode(groups, forKey: .groups)
        try container.encode(operatingPoints, forKey: .operatingPoints)
        try container.encode(reliability, forKey: .reliability)
        try container.encode(calibrationError?.rounded4, forKey: .calibrationError)
        try container.encode(confusions, forKey: .confusions)
        try container.encode(mistakes, forKey: .mistakes)
        try container.encode(realTimeFactor?.rounded4, forKey: .realTimeFactor)
        try container.encode(processorTimeFactor?.rounded4, forKey: .processorTimeFactor)
    }
}
