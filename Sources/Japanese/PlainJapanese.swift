/// What can be checked of plain Japanese for the ear (やさしい日本語): everything that a reader of eighty should not have to
/// work out. The rules are those of the guideline of the Immigration Services Agency and the Agency for Cultural
/// Affairs (2020) that can be decided without understanding.
public enum PlainJapanese {
    /// Beats of one sentence, the facts that fill it left out: five seconds of speech.
    public static let longestSentence = 30
    /// Words in katakana in one sentence.
    static let mostKatakanaWords = 1

    private static let negations = ["ません", "ない", "なく", "なけれ"]

    /// - Returns: What is wrong with a sentence and what to do about it; nothing where it is plain.
    public static func issues(in sentence: RubyText) -> [String] {
        let pronunciation = Pronunciation(sentence)
        var issues: [String] = []
        if !pronunciation.unread.isEmpty {
            let signs = pronunciation.unread.joined()
            issues.append("“\(signs)” cannot be said: write its reading in kana behind it, ｜\(signs)《…》")
        }
        issues += pronunciation.undecided.map {
            "the は or へ in “\($0)” may be a particle or part of a word: give the word a reading, ｜…《…》"
        }
        if pronunciation.morae.count > longestSentence {
            issues.append("\(pronunciation.morae.count) morae are long to listen to: make two sentences of it")
        }
        let katakana = sentence.base.split { !$0.isKatakana && $0 != "ー" }
        if katakana.count > mostKatakanaWords {
            issues.append("\(katakana.joined(separator: ", ")) are many foreign words: say all but one in Japanese")
        }
        // An apology has the form of a negation.
        let words = sentence.base.replacing("すみません", with: "")
        if negations.map({ words.ranges(of: $0).count }).reduce(0, +) > 1 {
            issues.append("two negations have to be undone by the listener: say it the other way round")
        }
        return issues
    }
}
