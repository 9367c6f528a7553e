import Grammar

extension Hypothesis {
    /// The words up to the speaker's name, with it; empty where it is not named.
    var openingName: [String] {
        guard let name = intent?.slots[SpeakerName.slot].flatMap(SpeakerName.init)?.words else { return [] }
        let words = words.map(\.text)
        let end = words.indices.first { words[...$0].suffix(name.count).elementsEqual(name) }
        return end.map { Array(words[...$0]) } ?? []
    }
}
