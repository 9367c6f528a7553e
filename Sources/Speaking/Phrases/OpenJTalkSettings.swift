/// How Open JTalk speaks, where it is installed: the part `openJTalk` of a `voice.yml`.
public struct OpenJTalkSettings: Sendable, Hashable, Codable {
    /// The name of its voice: a folder of `models`, or of Debian's `/usr/share/hts-voice`.
    public var voice: String
    /// The pace of speech between pauses, 2…9. The pauses lengthen with it.
    public var moraePerSecond: Double
    /// Half tones above the voice's own pitch, -24…24.
    public var halfTones: Double

    public init(voice: String, moraePerSecond: Double, halfTones: Double) {
        self.voice = voice
        self.moraePerSecond = moraePerSecond
        self.halfTones = halfTones
    }
}
