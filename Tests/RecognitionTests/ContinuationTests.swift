import Grammar
@testable import Recognition
import Testing

@Suite struct ContinuationTests {
    private static let rules = """
        #JSGF V1.0;
        grammar order;
        public <order> = [hello] (coffee | tea) [with milk {with=milk}] [please | thank you];
        public <stop> = stop [now] [please];
        """

    @Test(arguments: [
        ("coffee with milk", Continuation.closed), ("coffee with milk please", .closed), ("stop", .closed),
        ("hello tea", .open), ("coffee with", .incomplete), ("hello", .incomplete), ("", .incomplete),
        ("milk", .incomplete),
    ])
    func whetherAPersonMayGoOn(words: String, expected: Continuation) throws {
        let grammar = try Grammar(files: [GrammarFile(path: "order.jsgf", text: Self.rules)])
        let letters = ["hello", "coffee", "tea", "with", "milk", "please", "thank", "you", "stop", "now"]
        let dictionary = try PronunciationDictionary(
            GrammarFile(path: "words.dict", text: letters.map { "\($0) AH\n" }.joined()))
        let vocabulary = try Vocabulary(grammar, dictionary: dictionary)
        #expect(
            vocabulary.continuation(of: words.split(separator: " ").map(String.init), expecting: .anything) == expected)
    }
}
