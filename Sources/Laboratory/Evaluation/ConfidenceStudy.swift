import Crypto
import Foundation
import Recording
import Texts

/// What trials teach about telling right sentences from all others: weights for their evidence, a threshold, and what
/// both are worth on recordings that they were not learnt from.
public struct ConfidenceStudy: Sendable {
    /// The evidence used; the order of the weights.
    public let features: [String]
    /// Learnt from all trials.
    public let regression: LogisticRegression
    /// The least confidence at which no more than the wanted share of what is outside the grammar is accepted.
    public let threshold: Double
    /// By condition, each trial judged by weights learnt from the other recordings.
    public let conditions: [Outcome]
    /// How far confidence and share of right sentences lie apart, likewise. See `ReliabilityBin.calibrationError`.
    public let calibrationError: Double?

    public struct Outcome: Sendable, Equatable, Encodable {
        public var condition: String
        /// Of what is in the grammar: whole sentences with the right meaning, accepted or not.
        public var heard: Share
        /// Of what is in the grammar: right and accepted.
        public var accepted: Share
        /// Of what is in the grammar: wrong and accepted.
        public var mistaken: Share
        /// Of what is outside the grammar: accepted.
        public var falselyAccepted: Share
        /// The same, by kind of recording.
        public var falselyAcceptedByGroup: [String: Share]
    }

    fileprivate struct Judged {
        var record: TrialRecord
        var confidence: Double
    }

    /// - Parameters:
    ///   - limit: The share of what is outside the grammar that may be accepted.
    ///   - Returns: nil when the records hold no right sentence, or no other, to learn from.
    public init?(_ records: [TrialRecord], features: [String], falseAcceptRate limit: Double) {
        guard let all = Self.learn(from: records, features) else { return nil }
        self.features = features
        regression = all
        var judged: [Judged] = []
        for fold in 0..<Self.folds {
            let held = records.filter { Self.fold(of: $0) == fold }
            let rest = records.filter { Self.fold(of: $0) != fold }
            guard let regression = Self.learn(from: rest, features) else { return nil }
            judged += held.map { record in
                let row = Self.row(of: record, features)
                return Judged(record: record, confidence: row.map(regression.probability) ?? 0)
            }
        }
        let threshold = Self.threshold(of: judged, falseAcceptRate: limit)
        self.threshold = threshold
        var order: [String] = []
        for record in records where !order.contains(record.condition) { order.append(record.condition) }
        conditions = order.map { condition in
            Outcome(condition, judged.filter { $0.record.condition == condition }, threshold)
        }
        calibrationError = ReliabilityBin.calibrationError(
            ReliabilityBin.bins(of: judged.filter(\.record.isSentence).map { ($0.confidence, $0.record.isRight) }))
    }

    private static let folds = 5

    /// A recording is in the same fold under every condition and in every grammar.
    private static func fold(of record: TrialRecord) -> Int {
        let name = record.file.split(separator: "/").last ?? ""
        return Int(Array(Insecure.MD5.hash(data: Data(name.utf8)))[0]) % folds
    }

    private static func row(of record: TrialRecord, _ features: [String]) -> [Double]? {
        guard record.isSentence else { return nil }
        let row = features.compactMap { record.evidence[$0] }
        return row.count == features.count ? row : nil
    }

    private static func learn(from records: [TrialRecord], _ features: [String]) -> LogisticRegression? {
        let cases = records.compactMap { record in row(of: record, features).map { ($0, record.isRight) } }
        guard cases.contains(where: \.1), cases.contains(where: { !$0.1 }) else { return nil }
        return LogisticRegression(of: cases.map(\.0), cases.map(\.1))
    }

    /// In the middle between the last one that may be accepted and the next that must not.
    private static func threshold(of judged: [Judged], falseAcceptRate limit: Double) -> Double {
        let outside = judged.filter { !$0.record.isInGrammar }.map(\.confidence).sorted(by: >)
        let allowed = Int(limit * Double(outside.count))
        guard allowed < outside.count else { return 0 }
        let refused = outside[allowed]
        let next = judged.map(\.confidence).filter { $0 > refused }.min() ?? 1
        return (refused + next) / 2
    }
}

extension ConfidenceStudy.Outcome {
    fileprivate init(_ condition: String, _ judged: [ConfidenceStudy.Judged], _ threshold: Double) {
        let inside = judged.filter(\.record.isInGrammar)
        let outside = judged.filter { !$0.record.isInGrammar }
        let isAccepted = { (trial: ConfidenceStudy.Judged) in trial.confidence >= threshold }
        self.condition = condition
        heard = Share(of: inside, \.record.isRight)
        accepted = Share(of: inside) { isAccepted($0) && $0.record.isRight }
        mistaken = Share(of: inside) { isAccepted($0) && !$0.record.isRight }
        falselyAccepted = Share(of: outside, isAccepted)
        falselyAcceptedByGroup = Dictionary(grouping: outside) { $0.record.group ?? "" }
            .mapValues { Share(of: $0, isAccepted) }
    }
}
