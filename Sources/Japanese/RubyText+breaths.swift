extension RubyText {
    /// The text with a 、 in each stretch that has none and is longer than a speaker's breath. Each stands before a word
    /// that is written in kanji or katakana; a stretch without such a word stays as it is.
    /// - Parameter maximum: Beats (morae) of a breath.
    public func withBreaths(maximum: Int) -> RubyText {
        var runs: [Run] = []
        var stretch = Stretch()
        for part in self.runs.flatMap(\.parts) {
            if part.isPause {
                runs += stretch.runs(maximum: maximum)
                runs.append(part.run)
                stretch = Stretch()
            } else {
                stretch.parts.append(part)
            }
        }
        return RubyText(runs: runs + stretch.runs(maximum: maximum))
    }
}

/// A run with a reading, or a letter of one without.
private struct Part {
    var run: RubyText.Run
    var beats: Int
    var isPause: Bool

    /// The word before it ends with a particle or an ending, as far as letters tell.
    var beginsWord: Bool { run.reading != nil || run.base.first.map { $0.isKanji || $0.isKatakana } == true }
}

/// Text between two pauses.
private struct Stretch {
    var parts: [Part] = []

    func runs(maximum: Int) -> [RubyText.Run] {
        let breaks = breaks(maximum: maximum)
        return parts.enumerated().flatMap { index, part in
            (breaks.contains(index) ? [RubyText.Run(base: "、")] : []) + [part.run]
        }
    }

    /// Indices of the parts that follow a breath, so that the pieces are about as long as each other.
    private func breaks(maximum: Int) -> Set<Int> {
        let beats = parts.reduce(0) { $0 + $1.beats }
        let pieces = (beats + maximum - 1) / maximum
        guard pieces > 1 else { return [] }
        let places = self.places
        return Set(
            (1..<pieces).compactMap { piece in
                let aim = beats * piece / pieces
                return places.min { abs($0.beats - aim) + $0.cost < abs($1.beats - aim) + $1.cost }?.index
            })
    }

    /// Where a breath may be taken, with the beats before it. A の ties two words together.
    private var places: [(index: Int, beats: Int, cost: Int)] {
        var places: [(index: Int, beats: Int, cost: Int)] = []
        var beats = 0
        for (index, part) in parts.enumerated() {
            if index > 0, part.beginsWord, let last = parts[index - 1].run.base.last, last.isHiragana,
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
    fileprivate var parts: [Part] {
        guard reading == nil, spelling == nil else {
            return [Part(run: self, beats: Pronunciation(RubyText(runs: [self])).morae.count, isPause: false)]
        }
        return base.map { letter in
            Part(run: RubyText.Run(base: String(letter)), beats: letter.beats, isPause: SpokenSign.pause(letter) != nil)
        }
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
