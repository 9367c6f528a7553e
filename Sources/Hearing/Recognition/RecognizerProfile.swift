/// What a device hears with.
public enum RecognizerProfile: String, Sendable, Codable, CodingKeyRepresentable, CaseIterable {
    /// PocketSphinx alone: small and quick, good in a quiet room.
    case light
    /// A neural model over the same grammar beside it: right in noise, too.
    case best
}
