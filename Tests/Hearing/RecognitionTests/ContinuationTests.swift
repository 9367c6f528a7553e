import Grammar
@testable import Recognition
import Testing

@Suite struct ContinuationTests {
    private static let rules = """
        #JSGF V1.0;
        grammar order;
        public <order> = [hello] (coffee | tea) [with (milk {with=milk} | cream {with=cream})] [please | thank you];
        public <stop> = stop [now] [please];
        """

    @Test(arguments: [
        ("coffee with milk", Continuation.closed), ("coffee with milk please", .closed), ("stop", .settled),
        ("hello tea", .open), ("coffee with", .incomplete), ("hello", .incomplete), ("", .incomplete),
        ("milk", .incomplete),
    ])
    func whetherAPersonMayGoOn(words: String, expected: Continuation) throws {
        let grammar = try Grammar(files: [GrammarFile(path: "order.jsgf", text: Self.rules)])
        let letters = ["hello", "coffee", "tea", "with", "milk", "cream", "please", "thank", "you", "stop", "now"]
        let dictionary = try PronunciationDictionary(
            GrammarFile(path: "words.dict", text: letters.map { "\($0) AH\n" }.joined()))
        let vocabulary = try Vocabulary(grammar, dictionary: dictionary)
        #expect(
            vocabulary.continuation(of: words.split(separator: " ").map(String.init), expecting: .anything) == expected)
    }

    /// What can follow every sentence is a courtesy only where it means nothing.
    @Test func whatFollowsEverySentenceMayStillChangeIt() throws {
        let rules = """
            #JSGF V1.0;
            grammar order;
            public <order> = (coffee | tea) {drink} [with milk {with=milk}];
            """
        let grammar = try Grammar(files: [GrammarFile(path: "order.jsgf", text: rules)])
        let dictionary = try PronunciationDictionary(
            GrammarFile(path: "words.dict", text: "coffee AH\ntea AH\nwith AH\nmilk AH\n"))
        let vocabulary = try Vocabulary(grammar, dictionary: dictionary)
        #expect(vocabulary.continuation(of: ["coffee"], expecting: .anything) == .open)
        #expect(vocabulary.continuation(of: ["coffee", "with", "milk"], expecting: .anything) == .closed)
    }

    /// Whoever has been asked and has said yes need not wait.
    @Test func anAnswerIsOverAsSoonAsNothingCanChangeIt() throws {
        let rules = """
            #JSGF V1.0;
            grammar answers;
            public <yes> = yes [i do | that is right];
            public <no> = no [not now {when=later}];
            """
        let grammar = try Grammar(files: [GrammarFile(path: "a.jsgf", text: rules)])
        let dictionary = try PronunciationDictionary(
            GrammarFile(path: "words.dict", text: grammar.words.map { "\($0) AH\n" }.joined()))
        let answer = Expectation(name: "answer", rules: nil)
        let vocabulary = try Vocabulary(grammar, dictionary: dictionary, expectations: [.anything, answer])
        #expect(vocabulary.continuation(of: ["yes"], expecting: answer) == .closed)
        #expect(vocabulary.continuation(of: ["yes"], expecting: .anything) == .settled)
        #expect(vocabulary.continuation(of: ["no"], expecting: answer) == .open)
    }
}
