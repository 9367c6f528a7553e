import Grammar
package import Recognition

/// Whether what is heard is meant for the speaker. A state machine without sound or clock.
///
/// The speaker answers whoever names it. For a while after it was called, and after a question of its own, it answers
/// whatever is said. A cry for help that names nobody is asked back.
package struct Attention: Equatable {
    enum Verdict: Equatable {
        /// It was said to the speaker.
        case answer
        /// The speaker was called, and nothing else.
        case listen
        /// Somebody may need help.
        case offerHelp
        /// It was said to somebody else, or by a television.
        case passOver
    }

    private let addressing: Addressing
    /// Whether the next words are meant for the speaker, with its name or without.
    private(set) var isOpen: Bool

    package init(_ addressing: Addressing) {
        self.addressing = addressing
        isOpen = addressing == .always
    }

    /// From this confidence on, a cry for help that is not believed is asked back all the same. See
    /// docs/addressing.md for what that asks back in hours of television.
    static let faintestHelp = 0.1

    /// What to listen for where `expectation` may be said: a television that is on all day costs no second opinions.
    package func narrowed(_ expectation: Expectation) -> Expectation {
        guard !isOpen else { return expectation }
        var narrowed = expectation
        narrowed.intentsWithoutName = [DialogueCommand.emergency]
        return narrowed
    }

    func verdict(on heard: Hypothesis) -> Verdict {
        let isRecognized = heard.outcome == .recognized
        if isRecognized, heard.intent?.name == SpeakerName.call { return .listen }
        // Who names it is answered even if only with a question, and never met with silence.
        if isOpen || heard.isMeantForSpeaker { return .answer }
        guard let intent = heard.intent, !intent.isAddressed, intent.name == DialogueCommand.emergency,
            isRecognized || heard.confidence >= Self.faintestHelp
        else { return .passOver }
        return .offerHelp
    }

    /// The speaker was called, by name or button.
    mutating func open() {
        isOpen = true
    }

    /// The speaker has had its say, or nobody has answered.
    /// - Parameter isWaiting: Whether it is the resident's turn, because the speaker asked for something.
    mutating func turnEnded(isWaiting: Bool) {
        isOpen = isWaiting || addressing == .always
    }
}
