import Glibc

/// Every sentence of a grammar as a network of words for a decoder: weighted, deterministic, without empty arcs, and
/// with the fewest states.
///
/// An arc's probability is the share of its state's sentences that go on with its word, where each sentence has the
/// probability that the grammar's weights give it (equal shares where there are none).
public struct WordNetwork: Sendable {
    public struct Arc: Sendable, Hashable {
        public var from: Int
        public var to: Int
        public var word: String
        /// Natural logarithm.
        public var logProbability: Double
    }

    public let stateCount: Int
    /// Always a state, even when nothing can be said.
    public private(set) var start: Int
    /// The states where a sentence may end, with the natural logarithm of the probability that it does.
    public let finals: [Int: Double]
    /// Grouped by `from`, in ascending order; within a state in the order of the grammar.
    public let arcs: [Arc]
    /// `arcs[firstArc[s]..<firstArc[s + 1]]` leave state `s`.
    private let firstArc: [Int]

    /// One sentence and no other.
    public init(sentence words: [String]) {
        stateCount = words.count + 1
        start = 0
        finals = [words.count: 0]
        arcs = words.enumerated().map { Arc(from: $0, to: $0 + 1, word: $1, logProbability: 0) }
        firstArc = Array(0...words.count) + [words.count]
    }

    init(_ determinized: Determinizer) {
        let classes = Self.equivalenceClasses(of: determinized)
        let classCount = (classes.max() ?? 0) + 1
        var representatives = Array(repeating: -1, count: classCount)
        var mass = Array(repeating: 0.0, count: classCount)
        var finalMass = mass
        for (state, number) in classes.enumerated() {
            if representatives[number] < 0 {
                representatives[number] = state
            }
            finalMass[number] += determinized.finalMass[state]
            mass[number] += determinized.finalMass[state] + determinized.states[state].arcs.reduce(0) { $0 + $1.mass }
        }
        var arcMass: [[Int: Double]] = Array(repeating: [:], count: classCount)
        for (state, number) in classes.enumerated() {
            for arc in determinized.states[state].arcs {
                arcMass[number][arc.word, default: 0] += arc.mass
            }
        }
        var arcs: [Arc] = []
        var firstArc: [Int] = []
        var finals: [Int: Double] = [:]
        // What is too rare for a Double is given the least that is not nothing.
        let logarithm = { (share: Double) in log(max(share, .leastNormalMagnitude)) }
        for (number, state) in representatives.enumerated() {
            firstArc.append(arcs.count)
            let total = max(mass[number], .leastNormalMagnitude)
            if !determinized.states[state].intents.isEmpty {
                finals[number] = logarithm(finalMass[number] / total)
            }
            for arc in determinized.states[state].arcs {
                let share = arcMass[number][arc.word, default: 0] / total
                arcs.append(
                    Arc(
                        from: number, to: classes[arc.target], word: determinized.program.words[arc.word],
                        logProbability: logarithm(share)))
            }
        }
        firstArc.append(arcs.count)
        stateCount = classCount
        start = classes[0]
        self.finals = finals
        self.arcs = arcs
        self.firstArc = firstArc
    }

    /// Without the sentences that have one of `words`. The states keep their numbers.
    public func without(_ words: Set<String>) -> WordNetwork {
        guard arcs.contains(where: { words.contains($0.word) }) else { return self }
        let kept = arcs.filter { !words.contains($0.word) }
        let origins = Dictionary(grouping: kept, by: \.to)
        var leadsOn = Set(finals.keys)
        var pending = Array(leadsOn)
        while let state = pending.popLast() {
            for arc in origins[state] ?? [] where leadsOn.insert(arc.from).inserted { pending.append(arc.from) }
        }
        return WordNetwork(self, arcs: kept.filter { leadsOn.contains($0.to) })
    }

    /// - Parameter arcs: A part of those of the other network, in their order.
    private init(_ other: WordNetwork, arcs: [Arc]) {
        (stateCount, start, finals, self.arcs) = (other.stateCount, other.start, other.finals, arcs)
        var firstArc = Array(repeating: 0, count: stateCount + 1)
        for arc in arcs { firstArc[arc.from + 1] += 1 }
        for state in 0..<stateCount { firstArc[state + 1] += firstArc[state] }
        self.firstArc = firstArc
    }

    /// What can be said from `state` on.
    public func starting(at state: Int) -> WordNetwork {
        var rest = self
        rest.start = state
        return rest
    }

    /// - Returns: nil when no sentence begins with the words.
    public func state(after words: [String]) -> Int? {
        words.reduce(Optional(start)) { state, word in
            state.flatMap { from in arcs(from: from).first { $0.word == word }?.to }
        }
    }

    /// The arcs that leave `state`, in the order of the grammar.
    public func arcs(from state: Int) -> ArraySlice<Arc> {
        arcs[firstArc[state]..<firstArc[state + 1]]
    }

    /// Whether the words are a sentence of the network.
    public func accepts(_ words: [String]) -> Bool {
        state(after: words).map { finals[$0] != nil } ?? false
    }

    /// The number of sentences; `nil` when there are loops, and so no end of them, or more than an `Int` counts.
    public var sentenceCount: Int? {
        var counts: [Int?] = Array(repeating: nil, count: stateCount)
        var isOpen = Array(repeating: false, count: stateCount)
        var path = [(state: start, next: firstArc[start])]
        while let (state, next) = path.last {
            isOpen[state] = true
            if next < firstArc[state + 1] {
                path[path.count - 1].next += 1
                let target = arcs[next].to
                if isOpen[target] { return nil }
                if counts[target] == nil {
                    path.append((target, firstArc[target]))
                }
            } else {
                var count = finals[state] == nil ? 0 : 1
                for arc in arcs(from: state) {
                    let (sum, overflow) = count.addingReportingOverflow(counts[arc.to] ?? 0)
                    if overflow { return nil }
                    count = sum
                }
                counts[state] = count
                isOpen[state] = false
                path.removeLast()
            }
        }
        return counts[start] ?? nil
    }

    /// Numbers the states so that two have the same number when the same can be said from both (Moore's refinement).
    private static func equivalenceClasses(of determinized: Determinizer) -> [Int] {
        let states = determinized.states
        let arcs = states.map { $0.arcs.sorted { $0.word < $1.word } }
        var classes = states.map { $0.intents.isEmpty ? 0 : 1 }
        var classCount = 0
        while true {
            var numbers: [[Int]: Int] = [:]
            var refined = classes
            for state in states.indices {
                var signature = [classes[state]]
                signature.reserveCapacity(1 + 2 * arcs[state].count)
                for arc in arcs[state] {
                    signature.append(arc.word)
                    signature.append(classes[arc.target])
                }
                let number = numbers[signature] ?? numbers.count
                numbers[signature] = number
                refined[state] = number
            }
            classes = refined
            if numbers.count == classCount {
                return classes
            }
            classCount = numbers.count
        }
    }
}
