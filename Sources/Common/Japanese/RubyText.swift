public import Texts

/// Text as people write it, with a reading where its writer gave one: `燃《も》えるごみ`, `｜今日は《きょうわ》`.
///
/// The notation is that of Aozora Bunko (its guide to ruby): a reading stands in 《》 behind the kanji that it belongs to.
/// It belongs to the run of kanji directly before it, or to everything from the last ｜ on. One notation serves
/// grammars, phrases and town data.
public struct RubyText: Sendable, Hashable {
    public struct Run: Sendable, Hashable {
        public var base: String
        /// Kana; nil where the base is its own reading, or its writer gave none.
        public var reading: String?
        /// How a voice that reads kanji is given it; nil where it is given the base.
        public var spelling: String?

        public init(base: String, reading: String? = nil, spelling: String? = nil) {
            self.base = base
            self.reading = reading
            self.spelling = spelling
        }
    }

    public var runs: [Run]

    public init(runs: [Run]) {
        self.runs = runs
    }

    /// - Throws: `RubyError` for a mark without its partner, a reading of nothing, or one that is not kana.
    public init(_ text: some StringProtocol) throws(RubyError) {
        var reader = RubyReader(text: String(text))
        runs = try reader.read()
    }

    /// Words one after another: with a space between two, but none where both are Japanese.
    public static func running(_ words: some Sequence<String>) -> RubyText {
        words.reduce(into: RubyText(runs: [])) { text, word in
            // What is no ruby text has no readings.
            let next = (try? RubyText(word).runs) ?? [Run(base: word)]
            let isSpaced = [text.runs.last?.base.last, next.first?.base.first].contains { $0?.isJapanese == false }
            text.runs += (text.runs.isEmpty || !isSpaced ? [] : [Run(base: " ")]) + next
        }
    }

    /// What is written and how it is read as one phrase: `｜乾電池《かんでんち》`.
    /// - Returns: `nil` where it can not be said: nothing is written, or it is no kana and nobody says how it is read.
    public static func phrase(_ base: String, reading: String?) -> String? {
        if base.isEmpty { return nil }
        if base.allSatisfy(\.isKana) { return base }
        guard let reading, !reading.isEmpty, reading.allSatisfy(\.isKana) else { return nil }
        return RubyText(runs: [Run(base: base, reading: reading)]).notation
    }

    /// Text as it is, whatever marks are in it: no part of it has a reading.
    public init(plain text: some StringProtocol) {
        runs = text.isEmpty ? [] : [Run(base: String(text))]
    }

    /// The text without its readings.
    public var base: String {
        runs.map(\.base).joined()
    }

    /// The text with each base replaced by its reading; kanji are left where none was given.
    public var reading: String {
        runs.map { $0.reading ?? $0.base }.joined()
    }

    /// The text in the notation it is read from, with a ｜ before every base. Signs that are said by rule stay signs.
    public var notation: String {
        runs.map { run in
            guard let reading = run.reading, !reading.isEmpty, !run.base.isEmpty, reading.allSatisfy(\.isKana) else {
                return run.base
            }
            return "｜\(run.base)《\(reading)》"
        }.joined()
    }

    /// How the text sounds as one word of a sentence, in kana: its reading, but a は or へ that is the whole word is the
    /// particle, which is said わ or え.
    public var spokenReading: String {
        switch base {
        case "は" where reading == base: "わ"
        case "へ" where reading == base: "え"
        default: reading
        }
    }

    /// What is still without a reading, in the order of the text: the runs of kanji that nobody gave one.
    public var unread: [String] {
        runs.filter { $0.reading == nil }.flatMap { run in
            run.base.split { !$0.isKanji }.map(String.init)
        }
    }
}

/// What is wrong with a text's readings.
public struct RubyError: ExplainedError, Equatable {
    /// The text as it was written.
    public var source: String
    public var reason: Text

    public init(_ source: String, reason: Text) {
        (self.source, self.reason) = (source, reason)
    }

    public var text: Text { Text(en: "“\(source)”: ", ja: "「\(source)」：") + reason }
}

private struct RubyReader {
    let text: String
    private var runs: [RubyText.Run] = []
    private var plain = ""
    /// What follows a ｜, until its reading begins.
    private var marked: String?

    init(text: String) {
        self.text = text
    }

    mutating func read() throws(RubyError) -> [RubyText.Run] {
        var rest = Substring(text)
        while let letter = rest.popFirst() {
            switch letter {
            case "｜":
                guard marked == nil else {
                    throw error(
                        Text(
                            en: "a ｜ has no reading behind it: write ｜word《reading》",
                            ja: "｜の後に読みがありません。｜ことば《よみ》と書いてください"))
                }
                marked = ""
            case "《":
                guard let end = rest.firstIndex(of: "》") else {
                    throw error(Text(en: "a 《 is never closed: add 》", ja: "《に終わりがありません。》を書いてください"))
                }
                try close(reading: String(rest[..<end]))
                rest = rest[rest.index(after: end)...]
            case "》": throw error(Text(en: "a 》 has no 《 before it", ja: "》の前に《がありません"))
            default:
                if marked != nil { marked?.append(letter) } else { plain.append(letter) }
            }
        }
        guard marked == nil else {
            throw error(
                Text(en: "a ｜ has no reading behind it: write ｜word《reading》", ja: "｜の後に読みがありません。｜ことば《よみ》と書いてください"))
        }
        endPlain()
        return runs
    }

    private mutating func close(reading: String) throws(RubyError) {
        guard !reading.isEmpty, reading.allSatisfy(\.isKana) else {
            throw error(
                Text(en: "《\(reading)》 is not a reading: write it in kana", ja: "《\(reading)》は読みではありません。かなで書いてください"))
        }
        var base = marked ?? ""
        if marked == nil {
            while let last = plain.last, last.isKanji {
                base.insert(plain.removeLast(), at: base.startIndex)
            }
        }
        guard !base.isEmpty else {
            throw error(
                Text(
                    en: "《\(reading)》 has no kanji before it: write ｜ where its word begins",
                    ja: "《\(reading)》の前に漢字がありません。ことばの初めに｜を書いてください"))
        }
        marked = nil
        endPlain()
        runs.append(RubyText.Run(base: base, reading: reading))
    }

    private mutating func endPlain() {
        guard !plain.isEmpty else { return }
        runs.append(RubyText.Run(base: plain))
        plain = ""
    }

    private func error(_ reason: Text) -> RubyError {
        RubyError(text, reason: reason)
    }
}
