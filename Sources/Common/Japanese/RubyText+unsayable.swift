extension RubyText {
    /// The letters that no Japanese voice can say, in the order of the text: nobody has given them a reading, and no
    /// dictionary is certain to have them.
    public var unsayable: [Character] {
        sayable.runs.filter { $0.reading == nil }.flatMap(\.base).filter { letter in
            if letter.isKanji {
                return
                    !(FoldedLetter.fold(letter).first.map { KanjiVariants.isListed(KanjiVariants.common($0)) } ?? false)
            }
            return !letter.isKana && !letter.isLatin && !letter.isWhitespace && letter != "・"
                && SpokenSign.pause(letter) == nil && !SpokenSign.opensBracket(letter)
                && !SpokenSign.closesBracket(letter)
                && !SpokenSign.isSilent(letter)
        }
    }
}
