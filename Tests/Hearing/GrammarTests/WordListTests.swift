import Grammar
import Testing
import Texts

struct WordListTests {
    private static let phones: Set = ["AA", "AH", "B", "EH", "HH", "IY", "K", "M", "N", "R", "S", "UH", "UW"]

    private func overriding(_ words: String, model: String) throws -> PronunciationDictionary {
        WordList(GrammarFile(path: "words.dict", text: words), phones: Self.phones)
            .overriding(try PronunciationDictionary(GrammarFile(path: "model.dict", text: model)))
    }

    private func issues(_ words: String) throws -> [String] {
        let list = WordList(GrammarFile(path: "words.dict", text: words), phones: Self.phones)
        var issues = list.issues
        _ = list.overriding(try PronunciationDictionary(GrammarFile(path: "model.dict", text: model))) {
            issues.append($0)
        }
        return issues.map(\.description)
    }

    private let model = "he HH IY\nbar B AA R\ne IY\nsakura S AA K\n"

    @Test func aWordMaySoundLikeOtherWords() throws {
        let dictionary = try overriding("hibari sounds like he bar e\n", model: model)
        #expect(dictionary.pronunciations(of: "hibari") == ["HH IY B AA R IY"])
        #expect(dictionary.source(of: "hibari") == .soundsLike)
    }

    @Test func aWordMaySoundLikeAnotherOfTheList() throws {
        let dictionary = try overriding("ume UW M EH\nkoume sounds like e Ume", model: model)
        #expect(dictionary.pronunciations(of: "koume") == ["IY UW M EH"])
    }

    @Test func severalLinesAreSeveralWaysToSayTheWord() throws {
        let dictionary = try overriding("hibari sounds like he bar e\nhibari sounds like he bar he", model: model)
        #expect(dictionary.pronunciations(of: "hibari") == ["HH IY B AA R IY", "HH IY B AA R HH IY"])
    }

    @Test func theListReplacesWhatTheModelSays() throws {
        let dictionary = try overriding("sakura S AH K UH R AH\nbar sounds like he", model: model)
        #expect(dictionary.pronunciations(of: "sakura") == ["S AH K UH R AH"])
        #expect(dictionary.source(of: "sakura") == .wordList)
        #expect(dictionary.pronunciations(of: "bar") == ["HH IY"])
        #expect(dictionary.source(of: "he") == .model)
    }

    @Test(
        "a line that cannot be used is named with its place, and the others count",
        arguments: [
            ("ume", "1: error: 'ume' has no phones; write the word and how it sounds: 'sakura S AH K UH R AH'"),
            ("ume\tUW  KX EH", "9: error: 'KX' is no phone of the acoustic model; the phones are \(list)"),
            ("ume UW M eh", "10: error: 'eh' is no phone of the acoustic model; write EH; the phones are \(list)"),
            ("ume UW1 M EH", "5: error: 'UW1' is no phone of the acoustic model; write UW; the phones are \(list)"),
            ("ume UW M-EH", "8: error: 'M-EH' is no phone of the acoustic model; the phones are \(list)"),
            ("ume ＵＷ", "5: error: 'ＵＷ' is no phone of the acoustic model; the phones are \(list)"),
            ("ume SIL", "5: error: 'SIL' is no phone of the acoustic model; the phones are \(list)"),
            ("ume(x) UW", "1: error: 'ume(x)' has no number in its brackets; a second way to say a word is 'word(2)'"),
            ("\u{FFFD}\u{FFFD} UW", "1: error: this line is no UTF-8 text; save the file as UTF-8"),
            ("ume UW \u{FFFD}", "8: error: this line is no UTF-8 text; save the file as UTF-8"),
            ("ume sounds like", "1: error: write the words that 'ume' sounds like: 'hibari sounds like he bar e'"),
            ("ume sounds like heeb", "17: error: 'heeb' is in no dictionary; write 'ume' by words that are"),
        ])
    func badLine(line: String, complaint: String) throws {
        let text = ";;; Flowers\nmomo M AA M AA\r\n\n\(line)\nsakura S AA\n"
        #expect(try issues(text) == ["words.dict:4:\(complaint)"])
        let dictionary = try overriding(text, model: model + "ume UH M EH\n")
        #expect(dictionary.pronunciations(of: "momo") == ["M AA M AA"])
        #expect(dictionary.pronunciations(of: "sakura") == ["S AA"])
        // What the model says of the word counts again.
        #expect(dictionary.pronunciations(of: "ume") == ["UH M EH"])
        // Another line of the word goes before that.
        let other = try overriding(text + "ume(2) UW N\n", model: model + "ume UH M EH\n")
        #expect(other.pronunciations(of: "ume") == ["UW N"])
    }

    private static let list = phones.sorted().joined(separator: " ")

    @Test(
        "a word that stands there twice is a warning",
        arguments: [
            ("ume UW M EH\nume UW M EH", ["UW M EH"], "keep one of the lines"),
            ("ume UW M EH\nume(2) UW M EH", ["UW M EH"], "keep one of the lines"),
            ("ume UW M EH\nUme UH M EH", ["UW M EH", "UH M EH"], "'ume' stands in line 1 too"),
            ("ume(2) UW M EH\nume(2) UH M EH", ["UW M EH", "UH M EH"], "'ume(2)' stands in line 1 too"),
        ])
    func repetition(text: String, variants: [String], complaint: String) throws {
        let found = try issues(text)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("words.dict:2:1: warning: ") == true)
        #expect(found.first?.contains(complaint) == true)
        #expect(try overriding(text, model: model).pronunciations(of: "ume") == variants)
    }

    @Test(
        "blanks, capitals, apostrophes and the marks of editors do not matter",
        arguments: ["\u{FEFF}ume UW M EH", "Ume　UW\u{A0}M EH\r\n", "  ume UW M EH  ", "# ume\n\nume UW M EH\n\n\n"])
    func spelling(text: String) throws {
        #expect(try issues(text).isEmpty)
        #expect(try overriding(text, model: model).pronunciations(of: "ume") == ["UW M EH"])
        #expect(try overriding("o’ume UW", model: model).pronunciations(of: "o'ume") == ["UW"])
    }

    @Test func aFileInAnotherEncodingIsOneMistake() throws {
        let wide = String(decoding: "ume UW M EH\nmomo M\n".utf16.flatMap { [UInt8($0), 0] }, as: UTF8.self)
        #expect(try issues(wide) == ["words.dict:1:1: error: this is no UTF-8 text; save the file as UTF-8"])
    }

    @Test func everyBadLineIsNamedInOrder() throws {
        #expect(
            try issues("ume\nhibari sounds like\nmomo").map { $0.prefix(13) } == [
                "words.dict:1:", "words.dict:2:", "words.dict:3:",
            ])
    }
}
