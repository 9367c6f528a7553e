/// What the recordings of one pass are heard in.
public enum Condition: Sendable, Hashable, CustomStringConvertible {
    case clean
    /// Noise mixed in at a signal-to-noise ratio in dB.
    case noise(Int)

    /// In dB; nil without noise.
    public var signalToNoise: Int? {
        if case .noise(let decibels) = self { decibels } else { nil }
    }

    /// As scripts read it.
    public var description: String { signalToNoise.map { "\($0) dB" } ?? "clean" }
}
