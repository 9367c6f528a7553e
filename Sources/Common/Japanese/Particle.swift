/// Whether a は or へ in kana is the particle, said わ or え, or belongs to a word.
enum Particle {
    enum Use {
        case particle, inWord
    }

    /// Words that are written in kana and hold a は or へ of their own. What is not here stands with a reading.
    private static let words = [
        "はい", "おはよう", "はじめ", "はず", "はがき", "はっきり", "ごはん", "へや", "へん", "へた",
    ]
    /// What the particle follows, besides a word in kanji: its last kana.
    private static let before = Set("にでとのられりこもて")

    static func ends(_ letter: Character) -> Bool {
        before.contains(letter) || "わえおがやかも".contains(letter)
    }

    /// - Parameters:
    ///   - index: Of the は or へ in `letters`, a stretch of text without readings.
    ///   - followsReading: Whether a word with a reading stands before the stretch.
    /// - Returns: `nil` where the spelling does not tell.
    static func use(of letter: Character, at index: Int, in letters: [Character], followsReading: Bool) -> Use? {
        // No ending that is written in kana behind kanji begins with は or へ.
        if index == 0 { return followsReading ? .particle : .inWord }
        let previous = letters[index - 1]
        if !previous.isKana, !previous.isKanji { return .inWord }
        if words.contains(where: { holds($0, at: index, of: letters) }) { return .inWord }
        let isFollowed = index + 1 < letters.count && letters[index + 1].isKana
        return !isFollowed || before.contains(previous) || previous.isKanji ? .particle : nil
    }

    private static func holds(_ word: String, at index: Int, of letters: [Character]) -> Bool {
        let word = Array(word)
        return word.indices.contains { offset in
            "はへ".contains(word[offset]) && index >= offset && letters[(index - offset)...].starts(with: word)
        }
    }
}
