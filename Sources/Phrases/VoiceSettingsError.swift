/// Why a `voice.yml` cannot be used.
public struct VoiceSettingsError: Error, Equatable, CustomStringConvertible {
    public var file: String
    /// What is wrong and what to do about it.
    public var message: String

    public var description: String {
        "\(file): \(message)"
    }
}
