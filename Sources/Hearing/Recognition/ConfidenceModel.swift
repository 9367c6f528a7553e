import Foundation

/// Turns evidence into a confidence: a logistic regression whose weights were learnt from recordings by
/// `mimamori confidence`, and are kept in a file that people review.
public struct ConfidenceModel: Sendable, Equatable, Codable {
    /// The log odds without any evidence.
    public var bias: Double
    /// The log odds that one unit of a feature adds.
    public var weights: [Evidence.Feature: Double]
    /// From this confidence on a sentence is taken for what was said.
    public var threshold: Double
    /// From this confidence on a sentence with the speaker's name is at least meant for it, believed or not: nobody says
    /// name and sentence by chance. Where there is none, only what is believed is.
    public var namedThreshold: Double?
    /// From this `Evidence.confirmedNameScore` on it is meant for it however little is believed. Where there is none, two
    /// who heard the name do not matter.
    public var nameScoreThreshold: Double?
    /// The threshold of the name alone, where it differs: it only makes the speaker listen.
    public var callThreshold: Double?
    /// The fingerprint of the grammar that it was learnt with.
    public var grammar: String?

    public init(bias: Double, weights: [Evidence.Feature: Double], threshold: Double) {
        self.bias = bias
        self.weights = weights
        self.threshold = threshold
    }

    /// How probable it is that the sentence was said, from 0 to 1; 0 where a feature that it judges by is missing.
    public func confidence(of evidence: Evidence) -> Double {
        var logOdds = bias
        for (feature, weight) in weights {
            guard let value = evidence.values[feature] else { return 0 }
            logOdds += weight * value
        }
        return 1 / (1 + exp(-logOdds))
    }
}
