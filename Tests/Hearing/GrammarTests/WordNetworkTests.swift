import Foundation
import Grammar
import Testing

struct WordNetworkTests {
    @Test func theProbabilitiesOfEveryStateAddUpToOne() throws {
        let grammar = try grammar(
            "public <a> = /3/ one [two] | /1/ one (three | four)*; public <b> = [six] (one | five <b>);")
        let network = grammar.network()
        for state in 0..<network.stateCount {
            let ways = network.arcs(from: state).map { exp($0.logProbability) } + [network.finals[state].map(exp) ?? 0]
            #expect(abs(ways.reduce(0, +) - 1) < 1e-9)
        }
    }

    @Test func weightsAreKept() throws {
        let network = try grammar("public <a> = /3/ one | /1/ two;").network()
        let probabilities = network.arcs(from: network.start).map { exp($0.logProbability) }
        #expect(zip(probabilities, [0.75, 0.25]).allSatisfy { abs($0 - $1) < 1e-9 })
    }

    @Test func anArcHasTheShareOfAllSentencesThatTakeIt() throws {
        // "one" begins half of <a> and all of <b>.
        let network = try grammar("public <a> = one two | three; public <b> = one four;").network()
        let probabilities = network.arcs(from: network.start).map { ($0.word, exp($0.logProbability)) }
        #expect(probabilities.map(\.0) == ["one", "three"])
        #expect(abs(probabilities[0].1 - 0.75) < 1e-9)
    }

    @Test func sentencesShareTheirBeginningsAndEnds() throws {
        let verbs = ["open", "closed", "full", "empty"]
        let rules = verbs.enumerated().map { "public <r\($0)> = [please tell me] is it \($1) [please];" }
        let network = try grammar(rules.joined(separator: "\n")).network()
        // start, please, tell, me (= begun), is, it, open, please.
        #expect(network.stateCount == 8)
        #expect(network.arcs.count == 3 + 2 + 1 + 4 + 1)
    }

    @Test func onlyTheExpectedIntentsAreInTheNetwork() throws {
        let grammar = try grammar("public <yes> = yes; public <no> = no | no thanks; public <time> = what time;")
        let network = grammar.network(of: ["yes", "no"])
        #expect(Set(network.arcs.map(\.word)) == ["yes", "no", "thanks"])
        #expect(grammar.network(of: []).arcs.isEmpty)
        #expect(grammar.network().sentenceCount == 4)
    }

    @Test func aRuleThatNeverEndsIsLeftOut() throws {
        let grammar = try grammar("public <a> = one | two <b>; <b> = three <b>; public <c> = <c>;")
        #expect(grammar.network().arcs.map(\.word) == ["one"])
        #expect(IntentParser(grammar).parse("two three") == nil)
    }

    @Test func aTownOfManyNamesStaysSmall() throws {
        let names = (0..<300).map { number in
            SlotList.Entry(value: "p\(number)", phrases: ["name\(number)", "name\(number) family\(number % 40)"])
        }
        let clinics = (0..<200).map { SlotList.Entry(value: "c\($0)", phrases: ["street\($0) clinic", "doctor\($0)"]) }
        let question = (0..<30).map { "is <clinic> q\($0) [today] [please] | has <person> called q\($0)" }
        let grammar = try grammar(
            "import <town.*>; public <a> = [tell me] (\(question.joined(separator: " | ")));",
            slots: [SlotList(name: "person", entries: names), SlotList(name: "clinic", entries: clinics)])
        #expect(grammar.network().stateCount < 60)
        #expect(IntentParser(grammar).parse("tell me is street77 clinic q29 please")?.slots == ["clinic": "c77"])
    }

    @Test(
        "sentences with a word are left out, and no state leads nowhere",
        arguments: [
            (["two"], ["one three", "four"]), (["three"], ["four"]), (["one", "four"], []),
            (["nine"], ["one two three", "one three", "four"]),
        ])
    func without(words: [String], rest: [String]) throws {
        let whole = try grammar("public <a> = one [two] three | four;").network()
        let network = whole.without(Set(words))
        let sentences = ["one two three", "one three", "four", "one", "two three", ""]
        #expect(sentences.filter { network.accepts($0.split(separator: " ").map(String.init)) } == rest)
        #expect(network.sentenceCount == rest.count)
        #expect(network.arcs.allSatisfy { arc in network.finals[arc.to] != nil || !network.arcs(from: arc.to).isEmpty })
    }
}
