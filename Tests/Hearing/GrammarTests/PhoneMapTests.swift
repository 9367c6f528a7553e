import Grammar
import Testing
import Texts

struct PhoneMapTests {
    private func map(_ text: String) throws -> PhoneMap {
        try PhoneMap(GrammarFile(path: "phones.map", text: text))
    }

    private let sample = "# IPA to ARPAbet\nvoice en-us\nɚ ER\nɹ R\nɚɹ ER\nə AH\nəl AH L\nl L\nt T\nx K S\n"

    @Test(arguments: [
        ("tə", ["T", "AH"]), ("ˈtɚ ˌtɹ", ["T", "ER", "T", "R"]), ("tɚɹə", ["T", "ER", "AH"]),
        ("təl", ["T", "AH", "L"]),
        ("x", ["K", "S"]), ("", []),
    ])
    func phonemesBecomePhonesByTheLongestLineThatFits(phonemes: String, phones: [String]) throws {
        #expect(try map(sample).phones(of: phonemes) == phones)
    }

    @Test func aPhonemeThatIsNotInTheTableGivesNothing() throws {
        #expect(try map(sample).phones(of: "tʒt") == nil)
    }

    @Test func everyBadLineIsNamedAndTheOthersCount() throws {
        let text = "voice en-us\nt T\n\nə\nt TH\na AE ae\nx K\u{FFFD}\n"
        let map = try PhoneMap(GrammarFile(path: "phones.map", text: text), phones: ["AE", "K", "T", "TH"])
        #expect(
            map.issues.map(\.description) == [
                "phones.map:4:1: error: 'ə' has no phones; write the phoneme and what it becomes: 'tʃ CH'",
                "phones.map:5:1: error: 't' is already in the table, and the first line counts; keep one of them",
                "phones.map:6:6: error: 'ae' is no phone of the acoustic model; write AE; the phones are AE K T TH",
                "phones.map:7:3: error: this line is no UTF-8 text; save the file as UTF-8",
            ])
        #expect(map.phones(of: "t") == ["T"])
        #expect(map.phones(of: "a") == nil)
    }

    @Test func whosePhonemesTheyAreMustBeSaid() {
        let error = #expect(throws: GrammarError.self) { try map("t T\n\nə\n") }
        #expect(
            error?.issues.map(\.description) == [
                "phones.map:3:1: error: 'ə' has no phones; write the phoneme and what it becomes: 'tʃ CH'",
                "phones.map:1:1: error: not said whose phonemes these are; name the synthesizer's voice: 'voice en-us',"
                    + " or write 'kana'",
            ])
    }

    @Test func aPhonemeThatIsNotHeardIsWrittenAsAStroke() throws {
        let map = try map("kana\ncl -\nk K\na AA\n")
        #expect(map.source == .kana)
        #expect(map.phones(of: "kaclka") == ["K", "AA", "K", "AA"])
    }
}
