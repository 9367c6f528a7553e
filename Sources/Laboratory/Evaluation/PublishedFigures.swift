public import Foundation

/// What others published for the same recordings, to be shown beside ours. Read from a file, never from code.
public struct PublishedFigures: Sendable, Equatable, Codable {
    public struct Engine: Sendable, Equatable, Codable {
        public var name: String
        /// Intent accuracy from 0 to 1 by signal-to-noise ratio in dB.
        public var intentAccuracy: [String: Double]

        /// By the ratio as a number.
        public func accuracy(at signalToNoise: Int) -> Double? {
            intentAccuracy[String(signalToNoise)]
        }
    }

    /// Where the figures come from.
    public var source: String
    /// What should be known before they are compared.
    public var note: String
    public var engines: [Engine]

    public init(json: Data) throws {
        self = try JSONDecoder().decode(PublishedFigures.self, from: json)
    }
}
