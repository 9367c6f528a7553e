extension VoiceSettings {
    /// The language of the synthesizer's voice: `ja` of `ja+m3`, `en` of `en-us+m3`.
    public var language: String {
        String(voice.prefix { $0.isLetter })
    }
}
