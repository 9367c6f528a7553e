import Grammar
import Recording

/// One recording that was not heard as it should have been.
public struct Mistake: Sendable, Equatable, Encodable {
    public enum Kind: String, Sendable, Encodable {
        /// Outside the grammar, and accepted.
        case falseAccept
        /// In the grammar, and not accepted.
        case falseReject
        /// Accepted with another intent or another slot.
        case wrongIntent
    }

    public var kind: Kind
    public var file: String
    public var expected: String
    /// The words; empty where there were none.
    public var heard: String
    public var confidence: Double

    /// Nil of a trial without one.
    init?(_ trial: Trial) {
        switch (trial.entry.expected, trial.isAccepted) {
        case (.notRecognized, true): kind = .falseAccept
        case (.intent, false): kind = .falseReject
        case (.intent, true) where !trial.isRight: kind = .wrongIntent
        default: return nil
        }
        file = trial.entry.file
        if case .intent(let intent) = trial.entry.expected {
            expected = intent.description
        } else {
            expected = "notRecognized"
        }
        heard = trial.text
        confidence = trial.confidence.rounded4
    }
}
