import Japanese

/// One sound of a word, and what may be heard in its place.
struct Segment: Hashable {
    var variants: [Phoneme]

    /// The sounds of a word.
    ///
    /// i and u may lose their voice behind a voiceless consonant where another or the end of the word follows; a vowel
    /// that may lengthen the one before it may be that vowel, too (the second o of とうきょう).
    static func segments(of morae: [Mora]) -> [Segment] {
        var segments: [Segment] = []
        for (index, mora) in morae.enumerated() {
            if let consonant = mora.consonant { segments.append(Segment(variants: [consonant])) }
            var variants = [mora.nucleus]
            if let vowel = mora.lengthens, vowel != mora.nucleus { variants.append(vowel) }
            let next = index + 1 < morae.count ? morae[index + 1].phonemes[0] : .pause
            if let devoiced = mora.nucleus.devoiced, mora.consonant?.isVoicelessConsonant == true,
                next.isVoicelessConsonant || next == .pause
            {
                variants.append(devoiced)
            }
            segments.append(Segment(variants: variants))
        }
        return segments
    }
}
