/// One beat of Japanese speech: か, きゃ, ん, っ, or what lengthens the vowel before it.
public struct Mora: Sendable, Hashable {
    public var consonant: Phoneme?
    /// A vowel, ん or っ.
    public var nucleus: Phoneme
    /// The vowel of the mora before, where this one is as a rule not said by itself but lengthens it: `o` for the う of
    /// とうきょう, which is the う of おもう, too; `e` for the い of せんせい; the vowel itself for コーヒー and おおきい.
    public var lengthens: Phoneme?

    public init(consonant: Phoneme? = nil, nucleus: Phoneme, lengthens: Phoneme? = nil) {
        self.consonant = consonant
        self.nucleus = nucleus
        self.lengthens = lengthens
    }

    /// What it is made of, in the order in which it is said.
    public var phonemes: [Phoneme] {
        consonant.map { [$0, nucleus] } ?? [nucleus]
    }
}
