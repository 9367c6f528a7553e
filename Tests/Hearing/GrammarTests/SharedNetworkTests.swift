import Foundation
import Grammar
import Testing

struct SharedNetworkTests {
    private let names = (1...40).map { "clinic\($0)" }

    /// The names may follow "is", "um is" (which are one state) and "when is", and begin a sentence.
    private func network() throws -> WordNetwork {
        let rules = """
            public <open> = (is | um is) <name> open;
            public <hours> = /3/ when is <name> open | /1/ <name> open;
            public <bus> = when is the bus;
            <name> = \(names.joined(separator: " | "));
            """
        return try grammar(rules).network()
    }

    private func shared(_ network: WordNetwork) -> SharedNetwork {
        SharedNetwork(network, contexts: Array(repeating: "SIL", count: network.stateCount))
    }

    @Test func namesThatMayFollowInManyPlacesStandInTheNetworkOnce() throws {
        let network = try network()
        let shared = shared(network)
        let isName = { (arc: WordNetwork.Arc) in names.contains(arc.word) }
        #expect(network.arcs.filter(isName).count == 3 * names.count)
        #expect(shared.arcs.filter(isName).count == names.count)
        #expect(shared.emptyArcs.count == 3)
        #expect(shared.stateCount == network.stateCount + 1)
    }

    @Test func itHasTheSameSentencesWithTheSameProbabilities() throws {
        let network = try network()
        let sentences = try sentences(of: shared(network))
        #expect(sentences.count == network.sentenceCount)
        for (words, logProbability) in sentences {
            let expected = try #require(self.logProbability(of: words, in: network), "\(words)")
            #expect(abs(logProbability - expected) < 1e-9, "\(words)")
        }
    }

    @Test func noEmptyArcLeadsOnToAnother() throws {
        let shared = try shared(network())
        #expect(Set(shared.emptyArcs.map(\.from)).isDisjoint(with: shared.emptyArcs.map(\.to)))
    }

    @Test func noArcIsMoreThanCertain() throws {
        let shared = try shared(network())
        #expect(shared.arcs.allSatisfy { $0.logProbability <= 0 })
        #expect(shared.emptyArcs.allSatisfy { $0.logProbability <= 0 })
    }

    @Test func statesBeforeWhichOtherSoundsAreTakenShareNothing() throws {
        let network = try network()
        let contexts = (0..<network.stateCount).map { "\($0)" }
        let shared = SharedNetwork(network, contexts: contexts)
        #expect(shared.emptyArcs.isEmpty)
        #expect(Set(shared.arcs) == Set(network.arcs))
    }

    @Test func aFewWordsAreNotWorthAnEmptyArc() throws {
        let network = try grammar("public <a> = (is | when is | the) (one | two | three) open;").network()
        #expect(shared(network).emptyArcs.isEmpty)
    }

    @Test func wordsThatFollowInOtherProportionsStayApart() throws {
        let rare = names.map { "/1/ \($0)" } + ["/1000/ \(names[0])"]
        let network = try grammar(
            """
            public <a> = is (it | \(names.joined(separator: " | "))) open;
            public <b> = when is (\(rare.joined(separator: " | "))) open;
            """
        ).network()
        let first = shared(network).arcs.filter { $0.word == names[0] }
        #expect(first.count == 2)
    }

    // MARK: - Walking

    private func sentences(of network: SharedNetwork) throws -> [(words: [String], logProbability: Double)] {
        var found: [(words: [String], logProbability: Double)] = []
        func walk(_ state: Int, _ words: [String], _ logProbability: Double) {
            if let end = network.finals[state] { found.append((words, logProbability + end)) }
            for arc in network.arcs where arc.from == state {
                walk(arc.to, words + [arc.word], logProbability + arc.logProbability)
            }
            for arc in network.emptyArcs where arc.from == state {
                walk(arc.to, words, logProbability + arc.logProbability)
            }
        }
        walk(network.start, [], 0)
        return found
    }

    private func logProbability(of words: [String], in network: WordNetwork) -> Double? {
        var (state, sum) = (network.start, 0.0)
        for word in words {
            guard let arc = network.arcs(from: state).first(where: { $0.word == word }) else { return nil }
            (state, sum) = (arc.to, sum + arc.logProbability)
        }
        return network.finals[state].map { sum + $0 }
    }
}
