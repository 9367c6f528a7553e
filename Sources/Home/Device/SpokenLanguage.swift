public import Phrases
public import Recognition
public import Synthesis

/// What a device needs to be asked and to answer in one language.
public struct SpokenLanguage: Sendable {
    /// What can be heard in it.
    public var vocabulary: Vocabulary
    public var speech: Speech
    /// A sentence that can be asked, for whoever was not understood.
    public var example: String
    public var voice: any Voice
    public var voiceSettings: VoiceSettings

    public init(
        vocabulary: Vocabulary, speech: Speech, example: String, voice: any Voice, voiceSettings: VoiceSettings
    ) {
        self.vocabulary = vocabulary
        self.speech = speech
        self.example = example
        self.voice = voice
        self.voiceSettings = voiceSettings
    }
}
