import Foundation
import Grammar
import Testing

struct TrigramModelTests {
    private static let text = """
        public <a> = /3/ when is the next bus | /1/ when is burnable garbage [collected];
        public <b> = (call | ring) my (son | daughter)+;
        """

    @Test func whatMayFollowAddsUpToOneWhateverWentBefore() throws {
        let model = try ReadModel(arpa: TrigramModel(of: grammar(Self.text).network()).arpa)
        let words = model.words.subtracting(["<s>"])
        for context in [["<s>"], ["<s>", "when"], ["when", "is"], ["my", "son"], ["bus", "daughter"], ["garbage"]] {
            let total = words.reduce(0) { $0 + model.probability(of: $1, after: context) }
            #expect(abs(total - 1) < 1e-4, "after \(context): \(total)")
        }
    }

    @Test func aSentenceIsLikelierThanItsWordsInAnotherOrder() throws {
        let model = try ReadModel(arpa: TrigramModel(of: grammar(Self.text).network()).arpa)
        let sentence = model.probability(of: ["when", "is", "the", "next", "bus"])
        let shuffled = model.probability(of: ["next", "the", "when", "bus", "is"])
        #expect(shuffled > 0)
        #expect(sentence > 1000 * shuffled)
    }

    @Test func theWeightsOfTheGrammarAreKept() throws {
        let model = try ReadModel(arpa: TrigramModel(of: grammar(Self.text).network()).arpa)
        let next = model.probability(of: "the", after: ["when", "is"])
        let garbage = model.probability(of: "burnable", after: ["when", "is"])
        #expect(abs(next / garbage - 3) < 0.01)
    }

    @Test func aGrammarWithoutAnEndIsCountedAllTheSame() throws {
        let model = try ReadModel(arpa: TrigramModel(of: grammar("public <a> = (tick | tock)+;").network()).arpa)
        #expect(model.probability(of: "tock", after: ["tick", "tock"]) > 0.1)
    }

    private func grammar(_ text: String) throws -> Grammar {
        try Grammar(files: [GrammarFile(path: "test.jsgf", text: "#JSGF V1.0;\ngrammar test;\n\(text)\n")])
    }
}

/// A back-off model as a decoder understands its text.
private struct ReadModel {
    private var rows: [[String]: (probability: Double, backOff: Double)] = [:]

    init(arpa: String) throws {
        for line in arpa.split(separator: "\n") {
            let fields = line.split(separator: " ").map(String.init)
            guard let logarithm = fields.first.flatMap(Double.init), fields.count > 1 else { continue }
            let backOff = fields.count > 2 ? fields.last.flatMap(Double.init) : nil
            let words = Array(fields.dropFirst().prefix(fields.count - (backOff == nil ? 1 : 2)))
            rows[words] = (pow(10, logarithm), pow(10, backOff ?? 0))
        }
    }

    var words: Set<String> { Set(rows.keys.filter { $0.count == 1 }.map { $0[0] }) }

    func probability(of word: String, after context: [String]) -> Double {
        if let row = rows[context + [word]] { return row.probability }
        guard !context.isEmpty else { return 0 }
        return (rows[context]?.backOff ?? 1) * probability(of: word, after: Array(context.dropFirst()))
    }

    func probability(of sentence: [String]) -> Double {
        let words = ["<s>"] + sentence + ["</s>"]
        return words.indices.dropFirst().reduce(1) {
            $0 * probability(of: words[$1], after: Array(words[max(0, $1 - 2)..<$1]))
        }
    }
}
