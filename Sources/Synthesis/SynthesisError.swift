/// Why nothing could be said: the eSpeak NG call, what it was given, and eSpeak NG's own words.
public struct SynthesisError: Error, Sendable, CustomStringConvertible {
    /// The call that failed, for example `espeak_ng_SetVoiceByName`.
    public var operation: String
    /// What it was given: a voice's name, a data folder.
    public var subject: String
    /// The library's message for its status code.
    public var reason: String
    /// What the person can do, as a sentence.
    public var remedy: String

    public var description: String {
        "\(operation) failed on \(subject): \(reason)" + (remedy.isEmpty ? "" : ": \(remedy)")
    }
}
