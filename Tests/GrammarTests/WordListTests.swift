import Grammar
import Testing
import Texts

struct WordListTests {
    private func overriding(_ words: String, model: String) throws -> PronunciationDictionary {
        try WordList(GrammarFile(path: "words.dict", text: words))
            .overriding(PronunciationDictionary(GrammarFile(path: "model.dict", text: model)))
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

    @Test func aLikenessToAnUnknownWordIsAnErrorAtItsLine() {
        let error = #expect(throws: GrammarError.self) {
            try overriding(";;; names\nume UW M EH\nhibari sounds like heeb bar e\n", model: model)
        }
        #expect(
            error?.description
                == "words.dict:3:1: error: 'heeb' is in no dictionary; write 'hibari' by words that are")
    }

    @Test func everyBadLineIsNamedInOrder() {
        let error = #expect(throws: GrammarError.self) { try overriding("ume\nhibari sounds like\nmomo", model: model) }
        #expect(error?.issues.map(\.line) == [1, 2, 3])
        #expect(error?.issues[1].message.en.contains("sounds like he bar e") == true)
    }
}
