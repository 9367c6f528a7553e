public import Texts

/// Why nothing could be said: the eSpeak NG call, what it was given, and eSpeak NG's own words.
public struct SynthesisError: ExplainedError {
    /// The call that failed, for example `espeak_ng_SetVoiceByName`.
    public var operation: String
    /// What it was given: a voice's name, a data folder.
    public var subject: String
    /// The library's message for its status code.
    public var reason: Text
    /// What the person can do, as a sentence; nil where only the reason can tell.
    public var remedy: Text?

    public var text: Text {
        Text(
            en: "\(operation) failed on \(subject): \(reason.en)" + (remedy.map { ": \($0.en)" } ?? ""),
            ja: "\(operation) ができませんでした（\(subject)：\(reason.ja)）。" + (remedy.map { "\($0.ja)。" } ?? ""))
    }
}
