public import Audio

/// One attempt at a sentence.
public struct Take: Sendable, Equatable {
    public var sentence: PromptedSentence
    /// At 16 kHz, with the pre-roll and the silence that ended it.
    public var sound: AudioChunk
    public var level: LevelMeter
    /// Whether it was cut off because it went on for too long.
    public var isCutOff: Bool

    public init(sentence: PromptedSentence, sound: AudioChunk, isCutOff: Bool = false) {
        self.sentence = sentence
        self.sound = sound
        self.isCutOff = isCutOff
        level = LevelMeter(sound)
    }
}
