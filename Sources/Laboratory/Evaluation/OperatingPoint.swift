import Recording

/// What a threshold on the confidence would do: one point of the receiver operating characteristic.
public struct OperatingPoint: Sendable, Equatable, Encodable {
    /// A whole sentence of this confidence or more is accepted. Above 1, nothing is.
    public var threshold: Double
    /// Share of what is outside the grammar that is accepted.
    public var falseAcceptRate: Double
    /// Share of what is in the grammar that is not accepted.
    public var falseRejectRate: Double
    /// Share of what is in the grammar that is accepted with the right intent and slots.
    public var intentAccuracy: Double

    /// Every false accept rate that a threshold can reach, with the threshold that rejects least at it; from the
    /// strictest on. Empty unless there are recordings of both kinds.
    static func curve(of trials: [Trial]) -> [OperatingPoint] {
        let inside = trials.filter(\.entry.isInGrammar)
        let outside = trials.filter { !$0.entry.isInGrammar }
        guard !inside.isEmpty, !outside.isEmpty else { return [] }
        // What is no whole sentence is not accepted at any threshold.
        let sentences = trials.filter { $0.intent != nil }.sorted { $0.confidence > $1.confidence }
        var points: [OperatingPoint] = []
        var (accepted, right, falselyAccepted) = (0, 0, 0)
        func add(_ threshold: Double) {
            let point = OperatingPoint(
                threshold: threshold, falseAcceptRate: (Double(falselyAccepted) / Double(outside.count)).rounded4,
                falseRejectRate: (1 - Double(accepted) / Double(inside.count)).rounded4,
                intentAccuracy: (Double(right) / Double(inside.count)).rounded4)
            if points.last?.falseAcceptRate == point.falseAcceptRate { points.removeLast() }
            points.append(point)
        }
        add(2)
        for (index, trial) in sentences.enumerated() {
            accepted += trial.entry.isInGrammar ? 1 : 0
            right += trial.isRight ? 1 : 0
            falselyAccepted += trial.entry.isInGrammar ? 0 : 1
            // Recordings of the same confidence are accepted together.
            if index + 1 == sentences.count || sentences[index + 1].confidence < trial.confidence {
                add(trial.confidence)
            }
        }
        return points
    }
}
