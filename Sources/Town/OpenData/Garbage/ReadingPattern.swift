import Japanese

/// What a reading of a name must look like: its kana in their order, and something for everything else.
struct ReadingPattern {
    private enum Part {
        case kana(Character)
        /// So many kanji, letters or digits.
        case open(count: Int)
    }

    private let parts: [Part]

    /// One is read with at most so many kana (こころざし, だぶりゅー), and of several each with so many less.
    private static let maximumReading = (first: 6, further: 4)

    init(_ name: String) {
        var parts: [Part] = []
        var kana = ""
        func endKana() {
            parts += KanaFolding.key(kana).map(Part.kana)
            kana = ""
        }
        for letter in name.normalized {
            if letter.isKana {
                kana.append(letter)
            } else if letter.isLetter || letter.isNumber || letter.isKanji {
                endKana()
                if case .open(let count) = parts.last {
                    parts[parts.count - 1] = .open(count: count + 1)
                } else {
                    parts.append(.open(count: 1))
                }
            }
        }
        endKana()
        self.parts = parts
    }

    /// - Parameter reading: In kana.
    func admits(_ reading: String) -> Bool {
        let kana = Array(KanaFolding.key(reading))
        // How much of the reading may be used up after each part.
        let ends = parts.reduce(into: Set([0])) { ends, part in
            switch part {
            case .kana(let letter):
                // A vowel after a kanji may only lengthen the last one of its reading.
                let silent = "あいうえお".contains(letter) ? ends : []
                ends = Set(ends.filter { $0 < kana.count && kana[$0] == letter }.map { $0 + 1 }).union(silent)
            case .open(let count):
                let most = Self.maximumReading.first + (count - 1) * Self.maximumReading.further
                ends = Set(ends.flatMap { $0 + count...$0 + most }.filter { $0 <= kana.count })
            }
        }
        return ends.contains(kana.count)
    }
}

/// The column `furigana`, which in most towns holds no reading but the row of the kana table that a thing stands in.
enum WholeReading {
    /// - Returns: The reading, if it can be one of the whole name.
    static func of(_ name: String, _ field: String) -> String? {
        let reading = field.normalized
        guard reading.count > 1, reading.allSatisfy(\.isKana) else { return nil }
        return [name, name.withoutBrackets].contains { ReadingPattern($0).admits(reading) } ? reading : nil
    }
}

extension String {
    /// Without what stands in brackets: アイスノン of アイスノン（保冷剤）.
    var withoutBrackets: String {
        normalized.replacing(/\([^()]*\)/, with: "").replacing(/\([^()]*\)/, with: "")
    }
}
