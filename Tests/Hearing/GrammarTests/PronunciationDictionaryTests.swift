import Foundation
import Grammar
import Testing
import Texts

struct PronunciationDictionaryTests {
    private func dictionary(_ text: String, keeping words: Set<String>? = nil) throws -> PronunciationDictionary {
        try PronunciationDictionary(GrammarFile(path: "words.dict", text: text), keeping: words)
    }

    private let sample = ";;; comment\nread  R EH D\r\nread(2)\tR IY D\n\n'bout B AW T\n# more\na. EY"

    @Test func everyWayToSayAWordIsFound() throws {
        let dictionary = try dictionary(sample)
        #expect(dictionary.pronunciations(of: "read") == ["R EH D", "R IY D"])
        #expect(dictionary.pronunciations(of: "'bout") == ["B AW T"])
        #expect(dictionary.contains("a."))
        #expect(!dictionary.contains("read(2)"))
        #expect(dictionary.pronunciations(of: "absent").isEmpty)
    }

    @Test func itIsWrittenAsItIsRead() throws {
        let text = "'bout B AW T\na. EY\nread R EH D\nread(2) R IY D\n"
        #expect(try dictionary(sample).text == text)
        #expect(try dictionary(text) == dictionary(sample))
    }

    @Test func onlyTheWordsAskedForAreKept() throws {
        #expect(try dictionary(sample).subset(of: ["read", "absent"]).text == "read R EH D\nread(2) R IY D\n")
        #expect(try dictionary(sample, keeping: ["a."]).text == "a. EY\n")
    }

    @Test func overridesReplaceAllThatIsSaidAboutAWord() throws {
        let overrides = try dictionary("read R EH EH D\nfuton F UW T AA N")
        let merged = try dictionary(sample).merging(overrides)
        #expect(merged.pronunciations(of: "read") == ["R EH EH D"])
        #expect(merged.pronunciations(of: "futon") == ["F UW T AA N"])
        #expect(merged.contains("a."))
    }

    @Test func everyBadLineIsNamed() {
        let error = #expect(throws: GrammarError.self) { try dictionary("one W AH N\nalone\ntwo(x) T UW\nthree T-H") }
        #expect(
            error?.issues.map(\.description) == [
                "words.dict:2:1: error: 'alone' has no phones; write the word and how it sounds:"
                    + " 'sakura S AH K UH R AH'",
                "words.dict:3:1: error: 'two(x)' has no number in its brackets;"
                    + " a second way to say a word is 'word(2)'",
                "words.dict:4:7: error: 'T-H' is no phone; phones are letters, such as AH or K",
            ])
    }

    // Debian package pocketsphinx-en-us.
    private static let english = URL(filePath: "/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict")

    @Test(.enabled(if: FileManager.default.fileExists(atPath: english.path), "needs pocketsphinx-en-us"))
    func theEnglishDictionaryIsRead() throws {
        let text = try String(contentsOf: Self.english, encoding: .utf8)
        let dictionary = try dictionary(text, keeping: ["the", "garbage"])
        #expect(dictionary.pronunciations(of: "the") == ["DH AH", "DH IY"])
        #expect(dictionary.pronunciations(of: "garbage") == ["G AA R B IH JH"])
    }
}
