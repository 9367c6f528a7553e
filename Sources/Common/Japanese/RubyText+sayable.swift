extension RubyText {
    /// With readings for the numbers, signs and words in Latin letters that have none: `8時半` is はちじはん, `12/29`
    /// じゅうにがつにじゅうくにち, `1,000円` せんえん, `(月)` げつようび; `0242-00-1000` is said digit by digit with a pause
    /// between the groups. A reading that somebody gave is kept.
    public var sayable: RubyText {
        var scanner = SayableScanner()
        for (index, run) in runs.enumerated() {
            guard run.reading == nil else {
                scanner.pass(run)
                continue
            }
            scanner.read(run, before: index + 1 < runs.count ? runs[index + 1] : nil)
        }
        return RubyText(runs: scanner.found)
    }
}

/// Reads a text from its beginning to its end, and gives what has no reading one.
struct SayableScanner {
    /// What the last thing was that is said.
    enum Context {
        case nothing, kana, word, number, time, date, weekday
        case sign

        /// Something that has a first and a last: hours, days, amounts.
        var isQuantity: Bool {
            switch self {
            case .number, .time, .date, .weekday: true
            default: false
            }
        }
    }

    private(set) var found: [RubyText.Run] = []
    private(set) var context = Context.nothing
    /// The rest of the run that is read.
    private(set) var letters: ArraySlice<FoldedLetter> = []
    /// The same, folded.
    private(set) var rest: ArraySlice<Character> = []
    /// The run with a reading that stands directly behind.
    private(set) var following: RubyText.Run?
    /// It was said together with the number before it.
    private var hasTakenFollowing = false
    /// A date with a stroke was read: another such is no fraction.
    private(set) var hasReadStrokeDate = false
    /// ～ stood before what comes next, with nothing before it.
    private var isUntil = false
    private var plain = ""

    /// A run that has its reading.
    mutating func pass(_ run: RubyText.Run) {
        if hasTakenFollowing {
            hasTakenFollowing = false
            return
        }
        found.append(run)
        context = run.reading?.last.map { SpokenSign.pause($0) != nil } == true ? .nothing : .word
    }

    mutating func read(_ run: RubyText.Run, before following: RubyText.Run?) {
        self.following = following?.reading == nil ? nil : following
        letters = FoldedLetter.letters(of: run.base)[...]
        rest = letters.map(\.folded)[...]
        while let letter = rest.first {
            let isTaken =
                letter.decimalDigit != nil
                ? takeQuantity()
                : takeWeekdays() || takeWeekdayList() || takeCompanyForm() || takeMoney() || takeWordBeforeNumber()
                    || takeRange()
                    || takeNumberSign() || takeLatin() || takeSign()
            if !isTaken { takePlain() }
        }
        flush()
    }

    /// The letter before, if it belongs to the same run.
    var previous: Character? {
        plain.last ?? found.last?.base.last
    }

    /// Takes letters that are said as `reading`.
    /// - Parameter spelling: How they are written for a voice that reads kanji.
    mutating func take(_ count: Int, reading: String, spelling: String?, as context: Context) {
        let base = letters.prefix(count).map(\.raw).joined()
        drop(count)
        emit(RubyText.Run(base: base, reading: reading, spelling: spelling), as: context)
    }

    /// The same, together with the run that follows.
    mutating func takeWithFollowing(_ count: Int, reading: String, spelling: String?, as context: Context) {
        guard let following else { return }
        let base = letters.prefix(count).map(\.raw).joined() + following.base
        drop(count)
        hasTakenFollowing = true
        emit(RubyText.Run(base: base, reading: reading, spelling: spelling), as: context)
    }

    /// Says something that is not written, behind what was taken last.
    mutating func add(_ words: String) {
        emit(RubyText.Run(base: "", reading: words, spelling: words), as: context)
    }

    mutating func readStrokeDate() { hasReadStrokeDate = true }

    mutating func startsUntil() { isUntil = true }

    private mutating func emit(_ run: RubyText.Run, as context: Context) {
        flush()
        found.append(run)
        self.context = context
        if isUntil, context.isQuantity {
            isUntil = false
            if !rest.starts(with: "まで") { add("まで") }
        }
    }

    /// A letter that is left as it is.
    mutating func takePlain() {
        guard let letter = letters.first else { return }
        // A kana in two parts or in half width is written as one in full width.
        plain += letter.folded.isKana || letter.isExpanded || isSignOfKanji(letter) ? String(letter.folded) : letter.raw
        context = Self.context(of: letter.folded, after: context)
        drop(1)
    }

    /// ㊙ is 秘.
    private func isSignOfKanji(_ letter: FoldedLetter) -> Bool {
        letter.folded.isKanji && letter.raw.first?.isKanji == false
    }

    private static func context(of letter: Character, after context: Context) -> Context {
        if letter.isKana { return .kana }
        if letter.isKanji || letter.isLetter { return .word }
        // 9:00 ～ 12:00
        if letter.isWhitespace { return context.isQuantity ? context : .nothing }
        return SpokenSign.pause(letter) != nil || SpokenSign.opensBracket(letter) ? .nothing : .sign
    }

    private mutating func drop(_ count: Int) {
        letters = letters.dropFirst(count)
        rest = rest.dropFirst(count)
    }

    private mutating func flush() {
        guard !plain.isEmpty else { return }
        found.append(RubyText.Run(base: plain))
        plain = ""
    }
}
