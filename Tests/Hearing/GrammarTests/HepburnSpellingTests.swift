import Grammar
import Testing

struct HepburnSpellingTests {
    @Test(arguments: [
        ("sakura", "S AA K UW R AA"), ("kaede", "K AA EH D EH"), ("shimizu", "SH IY M IY Z UW"),
        ("honjo", "HH OW N JH OW"), ("jun'ichi", "JH UW N IY CH IY"), ("hattori", "HH AA T OW R IY"),
        ("matcha", "M AA CH AA"), ("bandai", "B AA N D AY"), ("oota", "OW T AA"), ("toukyou", "T OW K Y OW"),
        ("tsuruga", "T S UW R UW G AA"), ("namba", "N AA M B AA"), ("niigata", "N IY G AA T AA"), ("ken", "K EH N"),
    ])
    func aJapaneseNameSoundsAsItIsWritten(word: String, phones: String) {
        #expect(HepburnSpelling.phones(of: word)?.joined(separator: " ") == phones)
    }

    @Test(arguments: ["clinic", "smith", "lake", "street", "tanaka-ya!", "", "sato2", "北"])
    func whatIsNoRowOfJapaneseSyllablesIsLeftToOthers(word: String) {
        #expect(HepburnSpelling.phones(of: word) == nil)
    }
}
