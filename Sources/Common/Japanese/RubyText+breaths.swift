extension RubyText {
    /// The text with a 、 in each stretch that has none and is longer than a speaker's breath. Each stands before a word
    /// that is written in kanji or katakana; a stretch without such a word stays as it is.
    /// - Parameter maximum: Beats (morae) of a breath.
    public func withBreaths(maximum: Int) -> RubyText {
        let parts = runs.indices.flatMap { Part.parts(of: runs[$0], at: $0) }
        let breaths = parts.split(whereSeparator: \.isPause)
            .flatMap { Stretch(parts: Array($0)).breaths(maximum: maximum) }
        return RubyText(
            runs: runs.enumerated().flatMap { index, run in
                run.breathing(before: breaths.filter { $0.run == index }.map(\.letter))
            })
    }
}

/// A run with a reading, or a letter of one without.
private struct Part {
    var run: Int
    /// Its place in a run without a reading.
    var letter: Int
    var text: String
    var hasReading: Bool
    var beats: Int

    var isPause: Bool { !hasReading && text.first.flatMap(SpokenSign.pause) != nil }

    /// The word before it ends with a particle or an ending, as far as letters tell.
    var beginsWord: Bool { hasReading || text.first.map { $0.isKanji || $0.isKatakana } == true }

    static func parts(of run: RubyText.Run, at index: Int) -> [Part] {
        guard run.reading == nil, run.spelling == nil else {
            let beats = Pronunciation(RubyText(runs: [run])).morae.count
            return [Part(run: index, letter: 0, text: run.base, hasReading: true, beats: beats)]
        }
        return run.base.enumerated().map { offset, letter in
            Part(run: index, letter: offset, text: String(letter), hasReading: false, beats: letter.beats)
        }
    }
}

/// Text between two pauses.
private struct Stretch {
    var parts: [Part]

    /// The parts before which a breath is taken, so that the pieces are about as long as each other.
    func breaths(maximum: Int) -> [Part] {
        let beats = parts.reduce(0) { $0 + $1.beats }
        let pieces = (beats + maximum - 1) / maximum
        guard pieces > 1 else { return [] }
        let places = self.places
        let chosen = (1..<pieces).compactMap { piece in
            let aim = beats * piece / pieces
            return places.min { abs($0.beats - aim) + $0.cost < abs($1.beats - aim) + $1.cost }?.index
        }
        return Set(chosen).map { parts[$0] }
    }

    /// Where a breath may be taken, with the beats before it. A の ties two words together.
    private var places: [(index: Int, beats: Int, cost: Int)] {
        var places: [(index: Int, beats: Int, cost: Int)] = []
        var beats = 0
        for (index, part) in parts.enumerated() {
            if index > 0, part.beginsWord, let last = parts[index - 1].text.last, last.isHiragana,
                !Self.prefixes.contains(last)
            {
                places.append((index, beats, last == "の" ? 5 : 0))
            }
            beats += part.beats
        }
        return places
    }

    /// お願い is one word.
    private static let prefixes: Set<Character> = ["お", "ご"]
}

extension RubyText.Run {
    /// - Parameter letters: Places in a run without a reading; of one with a reading only its beginning.
    fileprivate func breathing(before letters: [Int]) -> [RubyText.Run] {
        guard !letters.isEmpty else { return [self] }
        guard reading == nil, spelling == nil else { return [RubyText.Run(base: "、"), self] }
        let base = base.enumerated().map { (letters.contains($0) ? "、" : "") + String($1) }.joined()
        return [RubyText.Run(base: base)]
    }
}

extension Character {
    /// Of a kanji whose reading nobody gave, about two.
    fileprivate var beats: Int {
        if "ゃゅょャュョぁぃぅぇぉァィゥェォ".contains(self) { return 0 }
        if isKana { return 1 }
        return isLetter || isNumber ? 2 : 0
    }
}
