public import Rules

/// What a resident asks of the voice while listening.
public enum SpeechAdjustment: String, Sendable, CaseIterable {
    case slower, faster, louder, quieter
}

extension SpeechProfile {
    /// From the slowest to the fastest.
    public static let paceLimits = -3...1
    public static let volumeLimits = -3...3

    /// Goes one step in the wanted direction, as far as the limits allow.
    /// - Returns: What the device answers, in the new voice: that it did, or that it cannot go further.
    public mutating func apply(_ adjustment: SpeechAdjustment) -> DialogueKey {
        switch adjustment {
        case .slower:
            Self.step(&paceSteps, by: -1, within: Self.paceLimits) ? .slower : .slowest
        case .faster:
            Self.step(&paceSteps, by: 1, within: Self.paceLimits) ? .faster : .fastest
        case .louder:
            Self.step(&volumeSteps, by: 1, within: Self.volumeLimits) ? .louder : .loudest
        case .quieter:
            Self.step(&volumeSteps, by: -1, within: Self.volumeLimits) ? .quieter : .quietest
        }
    }

    private static func step(_ value: inout Int, by step: Int, within limits: ClosedRange<Int>) -> Bool {
        guard limits.contains(value + step) else { return false }
        value += step
        return true
    }
}
