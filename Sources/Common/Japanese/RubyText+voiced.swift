extension RubyText.Run {
    /// How a voice with a dictionary is given it: kanji in the form that is listed there, signs that it would read aloud
    /// as pauses, and no brackets.
    public var voiced: String {
        // With a reading its signs are part of a word.
        String((spelling ?? base).compactMap(reading == nil ? Self.plain : Self.listed))
    }

    private static func listed(_ letter: Character) -> Character? {
        letter.isKanji ? FoldedLetter.fold(letter).first.map(KanjiVariants.common) : letter
    }

    private static func plain(_ letter: Character) -> Character? {
        if letter.isKanji { return listed(letter) }
        if SpokenSign.opensBracket(letter) || SpokenSign.closesBracket(letter) {
            return "「」『』".contains(letter) ? nil : "、"
        }
        if letter == "-" || letter == "・" { return letter }
        return SpokenSign.pause(letter) ?? (SpokenSign.isSilent(letter) ? nil : letter)
    }
}
