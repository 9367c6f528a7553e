import Grammar
import TestSupport
import Testing

@Suite struct RandomSentenceTests {
    @Test func everySentenceDrawnMeansSomething() throws {
        let grammar = try orders()
        let parser = IntentParser(grammar)
        let sentences = draw(40, from: grammar)
        #expect(sentences.count == 40)
        #expect(Set(sentences).count == 40)
        let intents = sentences.compactMap { parser.parse($0)?.name }
        #expect(intents.count == 40)
        // In turn: about as many of the one as of the other; a sentence drawn twice counts once.
        #expect((17...23).contains(intents.count { $0 == "order" }))
        #expect(sentences.contains { $0.contains("komorebi") }, "slots are filled")
    }

    @Test("cries for help and complaints that are drawn mean what they were drawn from", arguments: ["en", "ja"])
    func drawnMeaning(language: String) throws {
        let grammar = try ShippedGrammar.grammar(language)
        let parser = try ShippedGrammar.parser(language)
        var generator = SplitMix(state: 7)
        for intent in ["emergency", "checkInUnwell"] {
            let network = grammar.network(of: [intent])
            for _ in 0..<100 {
                let sentence = network.randomSentence(using: &generator)
                #expect(parser.parse(sentence)?.name == intent, "\(sentence)")
            }
        }
    }

    @Test func theSameNumbersGiveTheSameSentences() throws {
        let grammar = try orders()
        #expect(draw(10, from: grammar, seed: 3) == draw(10, from: grammar, seed: 3))
        #expect(draw(10, from: grammar, seed: 3) != draw(10, from: grammar, seed: 4))
    }

    @Test func aSmallGrammarGivesWhatItHas() throws {
        let grammar = try Grammar(files: [
            GrammarFile(path: "x.jsgf", text: "#JSGF V1.0;\ngrammar x;\npublic <yes> = yes | yes please;\n")
        ])
        #expect(Set(draw(10, from: grammar)) == [["yes"], ["yes", "please"]])
    }

    private func draw(_ count: Int, from grammar: Grammar, seed: UInt64 = 1) -> [[String]] {
        var generator = SplitMix(state: seed)
        return grammar.randomSentences(count, using: &generator)
    }

    private func orders() throws -> Grammar {
        let text = """
            #JSGF V1.0;
            grammar x;
            import <town.clinic>;
            public <order> = (bring | get | give) me (a | one | two | some) [very] [small | large]
                (tea | coffee | water) [now | today | please];
            public <visit> = (when | how) [soon] can (i | we | you) (see | visit | reach) <clinic> [very]* [now];
            <clinic> = <town.clinic>;
            """
        let slots = SlotList(
            name: "clinic", entries: [SlotList.Entry(value: "komorebi", phrases: ["komorebi"])])
        return try Grammar(files: [GrammarFile(path: "x.jsgf", text: text)], slots: [slots])
    }
}
