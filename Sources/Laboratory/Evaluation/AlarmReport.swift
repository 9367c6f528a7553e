/// How often a speaker takes for its own what was not said to it, and misses what was, at every threshold on the
/// confidence.
public struct AlarmReport: Sendable, Encodable {
    /// One utterance as it was heard.
    public struct Heard: Sendable, Encodable {
        public var words: String
        public var confidence: Double
        /// Whether the speaker answers it, if only with a question, by the thresholds in force.
        public var isBelieved: Bool
        /// How well the name fits that two decoders heard.
        public var nameScore: Double?

        public init(words: String, confidence: Double, isBelieved: Bool, nameScore: Double? = nil) {
            self.words = words
            self.confidence = confidence
            self.isBelieved = isBelieved
            self.nameScore = nameScore
        }

        /// Something else was heard, or nothing.
        public static let nothing = Heard(words: "", confidence: 0, isBelieved: false)
    }

    /// What a threshold costs.
    public struct Point: Sendable, Encodable {
        /// Nil for the one in force.
        public var threshold: Double?
        public var alarms: Int
        public var alarmsPerHour: Double
        /// With 95 % confidence there are no more, if every hour is like those that were heard.
        public var alarmsPerHourBelow: Double
        /// By the kind of what was said to the speaker.
        public var missed: [String: Share]
    }

    /// Hours of sound in which nobody spoke to it.
    public var hours: Double
    /// What would be answered in it at some threshold, the most confident first.
    public var alarms: [Heard]
    public var inForce: Point
    public var curve: [Point]

    /// - Parameter calls: What was heard of everything that was said to the speaker, by kind.
    public init(hours: Double, alarms: [Heard], calls: [String: [Heard]]) {
        self.hours = hours.rounded4
        self.alarms = alarms.sorted { $0.confidence > $1.confidence }
        let point = { (threshold: Double?) in
            let isAccepted = { (heard: Heard) in threshold.map { heard.confidence >= $0 } ?? heard.isBelieved }
            let count = alarms.count(where: isAccepted)
            return Point(
                threshold: threshold, alarms: count, alarmsPerHour: (Double(count) / hours).rounded4,
                alarmsPerHourBelow: (PoissonBound.upper(count) / hours).rounded4,
                missed: calls.mapValues { calls in Share(of: calls) { !isAccepted($0) } })
        }
        inForce = point(nil)
        curve = Self.thresholds.map(point)
    }

    /// The lowest threshold that keeps to a number of false alarms an hour; nil where none does.
    public func lowestThreshold(alarmsPerHour limit: Double) -> Double? {
        curve.first { $0.alarmsPerHour <= limit }?.threshold
    }

    /// The lowest score from which on a name that two decoders heard keeps to a number of false alarms an hour.
    public func lowestNameScore(alarmsPerHour limit: Double) -> Double? {
        Self.nameScores.first { score in
            Double(alarms.count { $0.nameScore ?? -.infinity >= score }) <= limit * hours
        }
    }

    private static let nameScores = stride(from: -100.0, through: -20, by: 5)

    private static let thresholds =
        (1...19).map { Double($0) / 20 } + [0.98, 0.99]
}
