import Glibc

/// A network whose states share what they have in common: empty arcs lead to a state that has those arcs once.
///
/// It has the sentences of the `WordNetwork` it is made of, with their probabilities. The names of a large town may
/// follow "is", "when is" and "um, is": a decoder that keeps the phones of each arc then needs them once.
public struct SharedNetwork: Sendable {
    public struct EmptyArc: Sendable, Hashable {
        public var from: Int
        public var to: Int
        /// Natural logarithm.
        public var logProbability: Double
    }

    /// An empty arc costs a decoder something, too: it is worth it from so many arcs on.
    private static let leastShared = 4

    public private(set) var stateCount: Int
    public let start: Int
    /// The states where a sentence may end, with the natural logarithm of the probability that it does.
    public let finals: [Int: Double]
    public private(set) var arcs: [WordNetwork.Arc] = []
    /// None leads to where another begins.
    public private(set) var emptyArcs: [EmptyArc] = []

    /// - Parameter contexts: For each state, what a decoder takes for the sound before the words that leave it. Only
    ///   states with the same share: the first sound of a word depends on it.
    public init(_ network: WordNetwork, contexts: [String]) {
        stateCount = network.stateCount
        start = network.start
        finals = network.finals
        // Each word with its arcs, once for all states that it leads from to the same place.
        var alike: [Origin: [WordNetwork.Arc]] = [:]
        var origins: [Origin] = []
        for arc in network.arcs {
            let origin = Origin(arc, contexts[arc.from])
            if alike[origin] == nil { origins.append(origin) }
            alike[origin, default: []].append(arc)
        }
        var groups: [Sharing: [[WordNetwork.Arc]]] = [:]
        var order: [Sharing] = []
        for arcs in origins.compactMap({ alike[$0] }) {
            let sharing = Sharing(arcs)
            if groups[sharing] == nil { order.append(sharing) }
            groups[sharing, default: []].append(arcs)
        }
        for sharing in order {
            let group = groups[sharing, default: []]
            if sharing.states.count > 1, group.count >= Self.leastShared {
                share(group, of: sharing.states)
            } else {
                arcs += group.joined()
            }
        }
    }

    /// Gives words with the same arcs from each of the states a state of their own. The arcs stay as probable as they are
    /// where they are most so: a decoder that looks ahead of an empty arc by its probability alone would stop there.
    private mutating func share(_ group: [[WordNetwork.Arc]], of states: [Int]) {
        let logMasses = states.indices.map { state in
            log(group.reduce(0) { $0 + exp($1[state].logProbability) })
        }
        let greatest = logMasses.max() ?? 0
        emptyArcs += zip(states, logMasses).map { EmptyArc(from: $0, to: stateCount, logProbability: $1 - greatest) }
        arcs += group.map { arcs in
            WordNetwork.Arc(
                from: stateCount, to: arcs[0].to, word: arcs[0].word,
                logProbability: min(0, arcs[0].logProbability + greatest - logMasses[0]))
        }
        stateCount += 1
    }

    /// What the arcs of a word have in common that could be one.
    private struct Origin: Hashable {
        var word: String
        var destination: Int
        var context: String

        init(_ arc: WordNetwork.Arc, _ context: String) {
            word = arc.word
            destination = arc.to
            self.context = context
        }
    }

    /// From which states a word leads to the same place, and how often beside the first of them.
    private struct Sharing: Hashable {
        var states: [Int]
        /// Of a natural logarithm.
        private var tenths: [Int]

        init(_ arcs: [WordNetwork.Arc]) {
            states = arcs.map(\.from)
            tenths = arcs.map { Int((10 * ($0.logProbability - arcs[0].logProbability)).rounded()) }
        }
    }
}
