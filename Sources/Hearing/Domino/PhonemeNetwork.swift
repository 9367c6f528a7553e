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
        var word: Int32?
    }

    struct Arc: Sendable {
        var target: Int32
        /// The network's output that takes it.
        var column: Int32
    }

    private(set) var nodes = [Node(phoneme: .pause)]
    private(set) var words: [String] = []
    private(set) var arcs = Adjacency<Arc>()
    /// The nodes that each leads to unheard: from a vowel to the same.
    private(set) var merges = Adjacency<Int32>()
    /// The nodes where speech may end.
    private(set) var finals: [Int] = []
    let start = 0

    /// Any phonemes in any order that Japanese allows, ending anywhere: no sentence of a grammar fits better.
    init() {
        var edges = Edges()
        var numbers: [Phoneme: Int] = [.pause: start]
        for phoneme in Phoneme.allCases where phoneme != .pause { numbers[phoneme] = add(Node(phoneme: phoneme)) }
        for source in Phoneme.allCases {
            for target in Phoneme.allCases {
                guard let from = numbers[source], let to = numbers[target],
                    let column = Transition(from: source, to: target).column
                else { continue }
                edges.heard.append((from, Arc(target: Int32(to), column: Int32(column))))
            }
        }
        finals = Array(nodes.indices)
        arrange(edges)
    }

    /// The sentences of a grammar.
    /// - Parameter pronunciations: How each word is said; a word without any cannot be heard.
    init(_ network: WordNetwork, pronunciations: [String: [Segment]]) {
        var edges = Edges()
        // The last nodes of the words that lead to a state of the word network, and the first of those that leave it.
        var exits: [[Int]] = Array(repeating: [], count: network.stateCount)
        var entries: [[Int]] = Array(repeating: [], count: network.stateCount)
        for arc in network.arcs {
            guard let segments = pronunciations[arc.word], let first = segments.first else { continue }
            words.append(arc.word)
            var last = first.variants.map { add(Node(phoneme: $0, word: Int32(words.count - 1))) }
            entries[arc.from] += last
            for segment in segments.dropFirst().dropLast() {
                let next = segment.variants.map { add(Node(phoneme: $0)) }
                connect(last, to: next, in: &edges)
                last = next
            }
            // Words that end alike share their end: what follows does not ask where one came from.
            if segments.count > 1 {
                let ends = segments[segments.count - 1].variants.map { sharedEnd(among: &exits[arc.to], of: $0) }
                connect(last, to: ends, in: &edges)
            } else {
                exits[arc.to] += last
            }
        }
        for state in 0..<network.stateCount {
            let pause = state == network.start ? start : add(Node(phoneme: .pause))
            connect(exits[state], to: [pause], in: &edges)
            connect(exits[state] + [pause], to: entries[state], in: &edges)
            if network.finals[state] != nil { finals += exits[state] + [pause] }
        }
        arrange(edges)
    }

    /// The arcs while they are collected, in the order they are found.
    private struct Edges {
        var heard: [(node: Int, arc: Arc)] = []
        var unheard: [(node: Int, arc: Int32)] = []
    }

    private mutating func arrange(_ edges: Edges) {
        arcs = Adjacency(edges.heard, nodes: nodes.count)
        merges = Adjacency(edges.unheard, nodes: nodes.count)
    }

    /// The node of the last phoneme that words share; made for the first of them.
    private mutating func sharedEnd(among exits: inout [Int], of phoneme: Phoneme) -> Int {
        if let known = exits.first(where: { nodes[$0].phoneme == phoneme && nodes[$0].word == nil }) { return known }
        exits.append(add(Node(phoneme: phoneme)))
        return nodes.count - 1
    }

    private mutating func add(_ node: Node) -> Int {
        nodes.append(node)
        return nodes.count - 1
    }

    private func connect(_ sources: [Int], to targets: [Int], in edges: inout Edges) {
        for source in sources {
            for target in targets {
                let transition = Transition(from: nodes[source].phoneme, to: nodes[target].phoneme)
                if let column = transition.column {
                    edges.heard.append((source, Arc(target: Int32(target), column: Int32(column))))
                }
                if transition.from == transition.to, transition.from.isVowel {
                    edges.unheard.append((source, Int32(target)))
                }
            }
        }
    }
}
