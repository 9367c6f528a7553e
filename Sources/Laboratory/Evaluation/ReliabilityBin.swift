/// Whole sentences of like confidence, and how many of them are right: one bar of a reliability diagram (Niculescu-Mizil
/// and Caruana, ICML 2005). A confidence that means something is the share that is right.
public struct ReliabilityBin: Sendable, Equatable, Encodable {
    static let count = 10

    /// The bin holds confidences from `from` up to `to`, the last one 1 as well.
    public var from: Double
    public var to: Double
    /// Of the confidences in it; 0 where there are none.
    public var meanConfidence: Double
    /// Those whose intent and slots are right. What is outside the grammar is never right.
    public var right: Share

    static func bins(of trials: [Trial]) -> [ReliabilityBin] {
        bins(of: trials.filter { $0.intent != nil }.map { ($0.confidence, $0.isRight) })
    }

    static func bins(of sentences: [(confidence: Double, isRight: Bool)]) -> [ReliabilityBin] {
        let members = Dictionary(grouping: sentences) { min(Int($0.confidence * Double(count)), count - 1) }
        return (0..<count).map { bin in
            let sentences = members[bin] ?? []
            let sum = sentences.reduce(0) { $0 + $1.confidence }
            return ReliabilityBin(
                from: Double(bin) / Double(count), to: Double(bin + 1) / Double(count),
                meanConfidence: (sum / Double(max(sentences.count, 1))).rounded4,
                right: Share(of: sentences, \.isRight))
        }
    }

    /// The expected calibration error: how far confidence and share of right ones lie apart, weighted by the bins'
    /// sizes. From 0 to 1; nil where there are no sentences.
    static func calibrationError(_ bins: [ReliabilityBin]) -> Double? {
        let total = bins.reduce(0) { $0 + $1.right.of }
        guard total > 0 else { return nil }
        return bins.reduce(0) { sum, bin in
            sum + abs((bin.right.rate ?? 0) - bin.meanConfidence) * Double(bin.right.of) / Double(total)
        }
    }
}
