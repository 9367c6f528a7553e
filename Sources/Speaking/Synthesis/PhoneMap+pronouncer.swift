public import Grammar

extension PhoneMap {
    /// Derives how words sound, by whatever this table's phonemes come from.
    public var pronouncer: any Pronouncer {
        switch source {
        case .voice(let voice): SpellingPronouncer(self, voice: voice)
        case .kana: KanaPronouncer(self)
        }
    }
}
