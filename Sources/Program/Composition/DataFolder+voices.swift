public import DataFiles
public import Phrases
public import Synthesis
public import Texts

extension DataFolder {
    /// Where Open JTalk and the voice that `settings` name are installed; nil where they are not.
    public func openJTalk(_ settings: VoiceSettings) -> OpenJTalkVoice.Installation? {
        settings.openJTalk.flatMap { OpenJTalkVoice.Installation.find(voice: $0.voice, in: model($0.voice)) }
    }

    /// What reads names of which nobody has said how they are read; nil where Open JTalk is not installed.
    public func nameReader() throws -> OpenJTalkReader? {
        try openJTalk(voice(locale: "ja").settings).map(OpenJTalkReader.init)
    }

    /// The best voice there is for `settings`.
    /// - Parameters:
    ///   - hasMemory: It keeps what it has said, so that a reply said before sounds at once.
    ///   - warn: Takes why another voice speaks instead.
    public func makeVoice(
        _ settings: VoiceSettings, hasMemory: Bool = true, warn: @escaping @Sendable (Text) -> Void
    ) -> any Voice {
        guard let installation = openJTalk(settings) else { return ESpeakVoice() }
        let voice = OpenJTalkVoice(installation)
        return FallbackVoice(hasMemory ? CachedVoice(voice) : voice, spare: ESpeakVoice()) { error in
            warn(Text(en: "eSpeak NG speaks instead: ", ja: "代わりに eSpeak NG が話します。") + Text(error))
        }
    }
}

extension VoiceSettings {
    /// The second voice of demonstrations and measurements, which asks: of eSpeak NG's, the one the recognizer
    /// understands best; of Open JTalk, the same voice higher and as fast as people talk.
    public var asking: VoiceSettings {
        var settings = self
        settings.voice = language == "ja" ? "ja+f3" : "en-us+f2"
        settings.openJTalk?.halfTones += 6
        settings.openJTalk?.moraePerSecond += 2
        return settings
    }
}
