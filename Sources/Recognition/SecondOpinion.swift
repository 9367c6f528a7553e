import Grammar

/// When PocketSphinx judges by a second decoder.
public enum SecondOpinion: Sendable {
    case never
    /// Where another recognizer hears everything but the speaker's name.
    case onTheNameAlone
    case always

    func isAsked(about intent: Intent) -> Bool {
        switch self {
        case .never: false
        case .onTheNameAlone: intent.name == SpeakerName.call
        case .always: true
        }
    }
}
