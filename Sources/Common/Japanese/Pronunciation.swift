/// How a sentence with readings is said: in kana as they sound, with marks for the pauses.
///
/// は, へ and を are わ, え and お where they are particles; a long vowel has its ー; a space stands between phrases
/// (bunsetsu), where a listener is given time.
public struct Pronunciation: Sendable, Equatable {
    /// Hiragana, ー, spaces, and the marks 、。？！.
    public private(set) var kana = ""
    /// What cannot be said because nobody gave its reading, in the order of the text: kanji, letters, signs.
    public private(set) var unread: [String] = []
    /// Each は or へ that may be a particle or not, with what stands around it. It is taken for a particle.
    public private(set) var undecided: [String] = []

    /// What each run of the `sayable` text adds: kana and pauses, and an `unknown` for each letter without a reading.
    public private(set) var parts: [String] = []

    /// Stands where nobody has said how a letter is read.
    public static let unknown: Character = "\u{FFFC}"

    public init(_ text: RubyText) {
        self.init(sayable: text.sayable)
    }

    /// - Parameter text: With the readings that `sayable` gives.
    public init(sayable text: RubyText) {
        var writer = PronunciationWriter()
        var lengths: [Int] = []
        for run in text.runs {
            writer.append(run)
            lengths.append(writer.kana.count { $0 != " " })
        }
        kana = writer.kana.filter { $0 != Self.unknown }
        (unread, undecided) = (writer.unread, writer.undecided)
        let letters = writer.kana.filter { $0 != " " }
        parts = zip([0] + lengths, lengths).map { String(letters.prefix($1).dropFirst($0)) }
    }

    /// Its beats, without the pauses.
    public var morae: [Mora] {
        // A ー has no vowel before it only where somebody wrote a word that begins with one.
        kana.split { !$0.isKana }.flatMap { (try? Mora.morae(of: $0)) ?? [] }
    }
}

private struct PronunciationWriter {
    private(set) var kana = ""
    private(set) var unread: [String] = []
    private(set) var undecided: [String] = []
    private var followsReading = false

    mutating func append(_ run: RubyText.Run) {
        if let reading = run.reading {
            if reading.first.map({ SpokenSign.pause($0) == nil }) == true { beginPhrase() }
            add(Self.lengthened(reading.hiragana, alsoEi: true))
            followsReading = true
        } else {
            appendPlain(run.base)
            followsReading = false
        }
    }

    /// A word written in kanji begins a phrase, but for the polite お or ご before it.
    private mutating func beginPhrase() {
        guard let last = kana.last, last.isKana, !followsReading else { return }
        let before = kana.dropLast().last
        if last == "お" || last == "ご", before.map({ !$0.isKana || Particle.ends($0) }) ?? true {
            guard let before, before.isKana else { return }
            kana.insert(" ", at: kana.index(before: kana.endIndex))
        } else {
            kana.append(" ")
        }
    }

    private mutating func appendPlain(_ text: String) {
        var said = ""
        let letters = Array(text)
        for (index, letter) in letters.enumerated() {
            switch letter {
            case "は", "へ":
                let use = Particle.use(of: letter, at: index, in: letters, followsReading: followsReading)
                if use == nil { undecided.append(Self.surroundings(of: index, in: letters)) }
                said.append(use == .inWord ? letter : letter == "は" ? "わ" : "え")
                if use != .inWord { endPhrase(before: letters.dropFirst(index + 1).first, &said) }
            case "を":
                said.append("お")
                endPhrase(before: letters.dropFirst(index + 1).first, &said)
            case _ where letter.isKana:
                if letter.isKatakana, letters[..<index].last?.isHiragana == true { said.append(" ") }
                said.append(letter.hiragana)
            case _ where SpokenSign.pause(letter) != nil: said.append(SpokenSign.pause(letter) ?? "、")
            case _ where letter.isWhitespace || letter == "・" || SpokenSign.opensBracket(letter): said.append(" ")
            case _ where SpokenSign.closesBracket(letter) || SpokenSign.isSilent(letter): break
            default:
                unread.append(String(letter))
                said.append(Pronunciation.unknown)
            }
        }
        add(Self.lengthened(said, alsoEi: false))
    }

    private mutating func add(_ said: String) {
        for letter in said {
            // One space, and none before a pause.
            if letter == " ", kana.last?.isKana != true { continue }
            if kana.isEmpty, SpokenSign.pause(letter) != nil { continue }
            if !letter.isKana, letter != " ", letter != Pronunciation.unknown, kana.last == " " { kana.removeLast() }
            kana.append(letter)
        }
    }

    /// A phrase ends with its particle, unless another one follows.
    private func endPhrase(before next: Character?, _ said: inout String) {
        if let next, next.isKana, !"はもの".contains(next) { said.append(" ") }
    }

    private static func surroundings(of index: Int, in letters: [Character]) -> String {
        String(letters[max(0, index - 3)..<min(letters.count, index + 4)])
    }

    /// With ー for the う that lengthens an お or う, and the い that lengthens an え.
    ///
    /// - Parameter alsoEi: Inside one word; between words え and い meet as て and いる do, and stay two vowels.
    private static func lengthened(_ kana: String, alsoEi: Bool) -> String {
        var long = ""
        for letter in kana {
            let vowel = long.last?.isKana == true ? Mora.last(of: long.suffix(2))?.nucleus : nil
            let isLong =
                (letter == "う" && (vowel == .o || vowel == .u)) || (letter == "い" && vowel == .e && alsoEi)
            long.append(isLong ? "ー" : letter)
        }
        return long
    }
}

extension Mora {
    /// - Parameter kana: The end of a word, which may begin with half a mora.
    fileprivate static func last(of kana: Substring) -> Mora? {
        (try? morae(of: kana))?.last ?? (try? morae(of: kana.suffix(1)))?.last
    }
}
