import DataFiles
import Phrases
import Synthesis
import Texts

extension DataFolder {
    /// Where Open JTalk and the voice that `settings` name are installed; nil where they are not.
    func openJTalk(_ settings: VoiceSettings) -> OpenJTalkVoice.Installation? {
        settings.openJTalk.flatMap { OpenJTalkVoice.Installation.find(voice: $0.voice, in: model($0.voice)) }
    }

    /// What reads names of which nobody has said how they are read; nil where Open JTalk is not installed.
    func nameReader() throws -> OpenJTalkReader? {
        try openJTalk(voice(locale: "ja").settings).map(OpenJTalkReader.init)
    }

    /// The best voice there is for `settings`.
    /// - Parameter hasMemory: It keeps what it has said, so that a reply said before sounds at once.
    func makeVoice(_ settings: VoiceSettings, hasMemory: Bool = true) -> any Voice {
        guard let installation = openJTalk(settings) else { return ESpeakVoice() }
        let voice = OpenJTalkVoice(installation)
        return FallbackVoice(hasMemory ? CachedVoice(voice) : voice, spare: ESpeakVoice()) { error in
            Terminal.warn(
                Text(en: "eSpeak NG speaks instead: ", ja: "代わりに eSpeak NG が話します。") + error.explanationWithFile)
        }
    }
}
