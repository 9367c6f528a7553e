/// When PocketSphinx judges by a second decoder.
public enum SecondOpinion: Sendable {
    case never
    /// Whether the speaker was named, and where: another recognizer hears everything but the name. The stream alone
    /// hears a name badly whose sound as a whole is heard well.
    case onTheName
    case always
}
