import Grammar
import Testing

@testable import Recognition

/// What PocketSphinx takes for the sound before a word.
struct NetworkContextsTests {
    private let dictionary = PronunciationDictionary(
        ["is": ["IH Z"], "the": ["DH AH", "DH IY"], "my": ["M AY"], "bus": ["B AH S"]], source: .model)
    private let network: WordNetwork

    init() throws {
        let text = "#JSGF V1.0; grammar a; public <a> = is [the | my] bus;"
        network = try Grammar(files: [GrammarFile(path: "a.jsgf", text: text)]).network()
    }

    private func context(after words: String...) throws -> String {
        let state = try #require(network.state(after: words))
        return network.contexts(dictionary)[state]
    }

    @Test func nothingIsSaidBeforeTheFirstWord() throws {
        #expect(try context() == "SIL")
    }

    @Test func ofThePhonesThatMayComeBeforeItIsTheFirstOfTheAlphabet() throws {
        // Behind "the", DH AH or DH IY, and "my", M AY, the same is said.
        #expect(try context(after: "is", "the") == "AH")
        #expect(network.state(after: ["is", "the"]) == network.state(after: ["is", "my"]))
    }

    @Test func silenceComesBeforeThePhonesBehindItInTheAlphabet() throws {
        #expect(try context(after: "is") == "SIL")
        #expect(try context(after: "is", "bus") == "S")
    }
}
