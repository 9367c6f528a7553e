import Japanese

/// A sentence as Open JTalk is given it, and how it should read it.
struct OpenJTalkText {
    private struct Part {
        /// As people write it.
        var written: String
        /// Its reading.
        var kana: String
        /// Its reading as it sounds.
        var said: String
        var sounds: [ReadingAlignment.Sound]
        /// Somebody, or a rule, has said how it is read.
        var hasReading: Bool

        var isKnown: Bool { !sounds.contains(.anything) }
    }

    private let parts: [Part]

    /// Beats (morae). Beyond 31 of them without a pause Open JTalk's voice drags: 40 take 11 s instead of 6.
    private static let maximumBreath = 28

    init(_ sentence: RubyText) {
        let sayable = sentence.sayable.withBreaths(maximum: Self.maximumBreath)
        var before = ""
        parts = zip(sayable.runs, Pronunciation(sayable: sayable).parts).map { run, said in
            defer { before += said }
            return Part(
                written: run.voiced, kana: run.reading ?? run.base, said: said,
                sounds: Self.sounds(of: said, after: before), hasReading: run.reading != nil)
        }
    }

    /// As people write it.
    var written: String {
        Self.line(parts.map(\.written))
    }

    /// All of it in kana as they sound, which leaves nothing to misread but the accents. What nobody has said how to read
    /// stays as it is written.
    var kana: String {
        Self.line(parts.map { $0.isKnown ? $0.said : $0.written })
    }

    /// The same in katakana.
    var katakana: String {
        String(kana.map(\.katakana))
    }

    /// As it should be said, but for what nobody has said how to read.
    var phonemes: [Phoneme] {
        parts.flatMap(\.sounds).compactMap { if case .phoneme(let phoneme) = $0 { phoneme } else { nil } }
    }

    /// Nothing of it makes a sound.
    var isSilent: Bool {
        parts.allSatisfy(\.sounds.isEmpty)
    }

    /// Whether it should be read so. Of what nobody has said how to read the dictionary's guess stands: in kana that part
    /// would be missing.
    func isRead(as read: [Phoneme]) -> Bool {
        misread(read).isEmpty
    }

    /// With kana in place of the words that were misread.
    func correcting(_ read: [Phoneme]) -> String {
        let misread = misread(read)
        return Self.line(parts.indices.map { misread.contains($0) ? parts[$0].kana : parts[$0].written })
    }

    /// The parts that are read otherwise. Kana beside a kanji that nobody has said how to read may belong to its word.
    private func misread(_ read: [Phoneme]) -> Set<Int> {
        let hasUnread = !parts.allSatisfy(\.isKnown)
        return ReadingAlignment.misread(parts.map(\.sounds), read: read)
            .filter { hasUnread ? parts[$0].hasReading : true }
    }

    /// - Parameters:
    ///   - said: Kana and pauses of one part.
    ///   - before: Those of the parts before it.
    private static func sounds(of said: String, after before: String) -> [ReadingAlignment.Sound] {
        var sounds: [ReadingAlignment.Sound] = []
        for stretch in said.split(whereSeparator: { !$0.isKana && $0 != Pronunciation.unknown }) {
            for known in stretch.split(separator: Pronunciation.unknown, omittingEmptySubsequences: false) {
                if !sounds.isEmpty || stretch.first == Pronunciation.unknown, known.startIndex > stretch.startIndex {
                    sounds.append(.anything)
                }
                sounds += morae(of: known, after: before).flatMap(\.phonemes).map(ReadingAlignment.Sound.phoneme)
            }
        }
        return sounds
    }

    /// A ー that begins a part lengthens the vowel before it.
    private static func morae(of kana: Substring, after before: String) -> [Mora] {
        if let morae = try? Mora.morae(of: kana) { return morae }
        guard let last = before.last, last.isKana, let morae = try? Mora.morae(of: String(last) + kana) else {
            return []
        }
        return Array(morae.dropFirst())
    }

    /// It takes no space and leaves out what follows a line's end.
    private static func line(_ parts: [String]) -> String {
        parts.joined().filter { !$0.isWhitespace }
    }
}
