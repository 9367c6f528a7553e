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

        public init(base: String, reading: String? = nil) {
            self.base = base
            self.reading = reading
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

    /// What is still without a reading, in the order of the text: the runs of kanji that nobody gave one.
    public var unread: [String] {
        runs.filter { $0.reading == nil }.flatMap { run in
            run.base.split { !$0.isKanji }.map(String.init)
        }
    }
}

/// What is wrong with a text's readings.
public struct RubyError: Error, Sendable, Equatable, CustomStringConvertible {
    public var text: String
    public var reason: String

    public var description: String { "“\(text)”: \(reason)" }
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
                guard marked == nil else { throw error("a ｜ has no reading behind it: write ｜word《reading》") }
                marked = ""
            case "《":
                guard let end = rest.firstIndex(of: "》") else { throw error("a 《 is never closed: add 》") }
                try close(reading: String(rest[..<end]))
                rest = rest[rest.index(after: end)...]
            case "》": throw error("a 》 has no 《 before it")
            default:
                if marked != nil { marked?.append(letter) } else { plain.append(letter) }
            }
        }
        guard marked == nil else { throw error("a ｜ has no reading behind it: write ｜word《reading》") }
        endPlain()
        return runs
    }

    private mutating func close(reading: String) throws(RubyError) {
        guard !reading.isEmpty, reading.allSatisfy(\.isKana) else {
            throw error("《\(reading)》 is not a reading: write it in kana")
        }
        var base = marked ?? ""
        if marked == nil {
            while let last = plain.last, last.isKanji {
                base.insert(plain.removeLast(), at: base.startIndex)
            }
        }
        guard !base.isEmpty else { throw error("《\(reading)》 has no kanji before it: write ｜ where its word begins") }
        marked = nil
        endPlain()
        runs.append(RubyText.Run(base: base, reading: reading))
    }

    private mutating func endPlain() {
        guard !plain.isEmpty else { return }
        runs.append(RubyText.Run(base: plain))
        plain = ""
    }

    private func error(_ reason: String) -> RubyError {
        RubyError(text: text, reason: reason)
    }
}
