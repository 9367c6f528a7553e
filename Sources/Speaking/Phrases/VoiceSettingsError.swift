public import Texts

/// Why a `voice.yml` cannot be used.
public struct VoiceSettingsError: ExplainedError, Equatable {
    public var file: String
    /// What is wrong and what to do about it.
    public var message: Text

    public var text: Text {
        Text(verbatim: "\(file): ") + message
    }
}
