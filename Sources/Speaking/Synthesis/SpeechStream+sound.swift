public import Audio
import Japanese
import Phrases

extension SpeechStream {
    /// A sound that is ready, in the place of a reply.
    public init(_ sound: AudioChunk) {
        let settings = VoiceSettings(
            voice: "", wordsPerMinute: 0, pitch: 0, wordGapMilliseconds: 0, volume: 100, sentencePauseMilliseconds: 0)
        self.init(voice: ReadySound(sound: sound), sentences: [RubyText(plain: " ")], settings: settings)
    }
}

/// A voice that has one thing to say.
private struct ReadySound: Voice {
    let sound: AudioChunk

    func synthesize(_ sentence: RubyText, settings: VoiceSettings) -> AudioChunk {
        sound
    }
}
