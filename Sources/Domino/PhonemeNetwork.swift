import Grammar
import Japanese

/// What may be said, as the network hears it: phonemes, and the transitions by which one leads to the next.
///
/// It begins in a pause and ends in one; between two words there may be another. Where the same vowel follows itself,
/// it may be heard as one.
struct PhonemeNetwork: Sendable {
    struct Node: Sendable {
        var phoneme: Phoneme
        /// The place in `words` of the word that begins here.
        var word: Int?
    }

    struct Arc: Sendable {
        var target: Int
        /// The network's output that takes it.
        var column: Int
    }

    private(set) var nodes = [Node(phoneme: .pause)]
    private(set) var words: [String] = []
    private var outgoing: [[Arc]] = [[]]
    /// All arcs, grouped by the node that they leave: those of node `n` are `arcs[firstArc[n]..<firstArc[n + 1]]`.
    private(set) var arcs: [Arc] = []
    private(set) var firstArc: [Int] = []
    /// The nodes that each leads to unheard: from a vowel to the same.
    private(set) var merges: [[Int]] = [[]]
    /// The nodes where speech may end.
    private(set) var finals: [Int] = []
    let start = 0

    /// Any phonemes in any order that Japanese allows, ending anywhere: no sentence of a grammar fits better.
    init() {
        var numbers: [Phoneme: Int] = [.pause: start]
        for phoneme in Phoneme.allCases where phoneme != .pause { numbers[phoneme] = add(Node(phoneme: phoneme)) }
        for source in Phoneme.allCases {
            for target in Phoneme.allCases {
                guard let from = numbers[source], let to = numbers[target],
                    let column = Transition(from: source, to: target).column
                else { continue }
                outgoing[from].append(Arc(target: to, column: column))
            }
        }
        finals = Array(nodes.indices)
        arrange()
    }

    /// The sentences of a grammar.
    /// - Parameter pronunciations: How each word is said; a word without any cannot be heard.
    init(_ network: WordNetwork, pronunciations: [String: [Segment]]) {
        // The last nodes of the words that lead to a state of the word network, and the first of those that leave it.
        var exits: [[Int]] = Array(repeating: [], count: network.stateCount)
        var entries: [[Int]] = Array(repeating: [], count: network.stateCount)
        for arc in network.arcs {
            guard let segments = pronunciations[arc.word], let first = segments.first else { continue }
            words.append(arc.word)
            var last = first.variants.map { add(Node(phoneme: $0, word: words.count - 1)) }
            entries[arc.from] += last
            for segment in segments.dropFirst().dropLast() {
                let next = segment.variants.map { add(Node(phoneme: $0)) }
                connect(last, to: next)
                last = next
            }
            // Words that end alike share their end: what follows does not ask where one came from.
            if segments.count > 1 {
                let ends = segments[segments.count - 1].variants.map { sharedEnd(among: &exits[arc.to], of: $0) }
                connect(last, to: ends)
            } else {
                exits[arc.to] += last
            }
        }
        for state in 0..<network.stateCount {
            let pause = state == network.start ? start : add(Node(phoneme: .pause))
            connect(exits[state], to: [pause])
            connect(exits[state] + [pause], to: entries[state])
            if network.finals[state] != nil { finals += exits[state] + [pause] }
        }
        arrange()
    }

    /// Puts the arcs one behind the other: the search reads nothing as often.
    private mutating func arrange() {
        for node in outgoing {
            firstArc.append(arcs.count)
            arcs += node
        }
        firstArc.append(arcs.count)
        outgoing = []
    }

    /// The node of the last phoneme that words share; made for the first of them.
    private mutating func sharedEnd(among exits: inout [Int], of phoneme: Phoneme) -> Int {
        if let known = exits.first(where: { nodes[$0].phoneme == phoneme && nodes[$0].word == nil }) { return known }
        exits.append(add(Node(phoneme: phoneme)))
        return nodes.count - 1
    }

    private mutating func add(_ node: Node) -> Int {
        nodes.append(node)
        outgoing.append([])
        merges.append([])
        return nodes.count - 1
    }

    private mutating func connect(_ sources: [Int], to targets: [Int]) {
        for source in sources {
            for target in targets {
                let transition = Transition(from: nodes[source].phoneme, to: nodes[target].phoneme)
                if let column = transition.column { outgoing[source].append(Arc(target: target, column: column)) }
                if transition.from == transition.to, transition.from.isVowel { merges[source].append(target) }
            }
        }
    }
}
