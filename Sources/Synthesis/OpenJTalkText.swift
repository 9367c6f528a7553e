import Japanese

/// A sentence as Open JTalk is given it, and how it should read it.
struct OpenJTalkText {
    private struct Part {
        var base: String
        var kana: String
        var phonemes: [Phoneme]
    }

    private let parts: [Part]
    /// As it should be said.
    let phonemes: [Phoneme]
    /// All of it in kana as they sound, which leaves nothing to misread but the accents.
    let kana: String
    /// Nobody has said how a part of it is read.
    private let hasUnread: Bool

    init(_ sentence: RubyText) {
        let pronunciation = Pronunciation(sentence)
        phonemes = pronunciation.morae.flatMap(\.phonemes)
        kana = pronunciation.kana.replacing(" ", with: "")
        hasUnread = !pronunciation.unread.isEmpty
        let runs = sentence.readingNumbers.runs
        parts = runs.indices.map { index in
            // A particle is one by what stands before it.
            let before = Pronunciation(RubyText(runs: Array(runs[..<index]))).morae.flatMap(\.phonemes).count
            let through = Pronunciation(RubyText(runs: Array(runs[...index]))).morae.flatMap(\.phonemes)
            return Part(
                base: Self.written(runs[index]), kana: runs[index].reading ?? runs[index].base,
                phonemes: Array(through.dropFirst(before)))
        }
    }

    /// As people write it. Signs that it would read aloud are pauses.
    var written: String {
        Self.sayable(parts.map(\.base))
    }

    /// Nothing of it makes a sound.
    var isSilent: Bool {
        phonemes.isEmpty && !hasUnread
    }

    /// Whether it should be read so. Where nobody has said how a part is read, its dictionary's guess stands: in kana that
    /// part would be missing.
    func isRead(as read: [Phoneme]) -> Bool {
        hasUnread || read == phonemes
    }

    /// With kana in place of the words that were misread: those that reach into what both ends do not share.
    func correcting(_ read: [Phoneme]) -> String {
        let head = zip(phonemes, read).prefix { $0 == $1 }.count
        let tail = zip(phonemes.reversed(), read.reversed()).prefix { $0 == $1 }.count
        let wrong = head..<max(head + 1, phonemes.count - tail)
        var start = 0
        return Self.sayable(
            parts.map { part in
                defer { start += part.phonemes.count }
                return wrong.overlaps(start..<max(start + 1, start + part.phonemes.count)) ? part.kana : part.base
            })
    }

    /// Behind a hyphen it reads digits one by one, so the の of a telephone number stands before it: 0242の-00の-1000.
    private static func written(_ run: RubyText.Run) -> String {
        guard run.base == "-", let reading = run.reading else { return run.base }
        return reading.replacing("、", with: "-")
    }

    /// It takes no space, reads quotation marks as words' ends, and leaves out what follows a line's end.
    private static func sayable(_ parts: [String]) -> String {
        parts.joined().filter { !$0.isWhitespace && !"「」『』".contains($0) }
    }
}
