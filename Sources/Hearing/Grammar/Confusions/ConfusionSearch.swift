/// Finds the sentences of different intents that sound most alike, the nearest first, without comparing all pairs:
/// Dijkstra's search through the pairs of places that two sentences can have come to, where a step costs what it changes
/// in the sound. Pairs from which two different intents can no longer be reached are left out, so that the search stays
/// near the places where sentences of two intents part.
struct ConfusionSearch {
    /// Two places that two sentences have come to, and how.
    private struct Step {
        var first: Int32
        var second: Int32
        /// The step before, an index into `steps`.
        var previous: Int32
        /// The words that ended with this step; -1 for none.
        var firstWord: Int32 = -1
        var secondWord: Int32 = -1
    }

    private let graph: PhoneGraph
    private let substitution: [[Int]]
    /// In hundredths of a phone.
    private let limit: Int
    private var steps: [Step] = []
    /// Steps to go on from, by their cost.
    private var queue: [[Int32]]
    private var best: [UInt64: Int] = [:]
    /// For each intent the later ones with which it was found to be confused.
    private var found: [Int: Set<Int>] = [:]
    /// Whether two sets of intents, by their numbers, have two that differ: asked millions of times.
    private var classes: [PhoneGraph.Intents] = []
    private var classOfNode: [Int] = []
    private var hasOpenPair: [Bool] = []

    struct Pair {
        var intents: (first: Int, second: Int)
        /// Numbers of words.
        var words: (first: [Int], second: [Int])
        /// In hundredths of a phone.
        var cost: Int
    }

    /// - Parameter limit: The most different that two sentences may sound, in hundredths of a phone.
    init(_ graph: PhoneGraph, limit: Int) {
        self.graph = graph
        self.limit = limit
        queue = Array(repeating: [], count: limit + 1)
        substitution = graph.phones.map { first in graph.phones.map { PhoneDistance.between(first, $0) } }
        var numbers: [PhoneGraph.Intents: Int] = [:]
        for intents in graph.reachable {
            let number = numbers[intents] ?? classes.count
            if number == classes.count {
                numbers[intents] = number
                classes.append(intents)
            }
            classOfNode.append(number)
        }
        findOpenPairs()
    }

    /// The nearest pair of every two intents, the nearest first.
    /// - Parameters:
    ///   - count: The most pairs to find, besides those that sound the same, which are all found.
    ///   - effort: The most steps to look at; what is not found by then is further apart than what is.
    mutating func run(count: Int, effort: Int = 3_000_000) -> [Pair] {
        var pairs: [Pair] = []
        push(Step(first: 0, second: 0, previous: -1), cost: 0)
        for cost in 0...limit {
            while let index = queue[cost].popLast() {
                guard cost == 0 || pairs.count < count, steps.count < effort else { return pairs }
                let step = steps[Int(index)]
                // A cheaper way to the same places came later into the queue.
                guard best[Self.key(step.first, step.second)] == cost else { continue }
                pairs += ends(at: index, step, cost: cost)
                expand(index, step, cost: cost)
            }
        }
        return pairs
    }

    private mutating func ends(at index: Int32, _ step: Step, cost: Int) -> [Pair] {
        var pairs: [Pair] = []
        for first in graph.ends[Int(step.first)].sorted() {
            for second in graph.ends[Int(step.second)].sorted()
            where first < second && !found[first, default: []].contains(second) {
                let words = self.words(to: index)
                // Sentences of the same words are found, and told, as such.
                guard words.first != words.second else { continue }
                found[first, default: []].insert(second)
                pairs.append(Pair(intents: (first, second), words: words, cost: cost))
            }
        }
        if !pairs.isEmpty { findOpenPairs() }
        return pairs
    }

    private mutating func expand(_ index: Int32, _ step: Step, cost: Int) {
        let (firstArcs, secondArcs) = (graph.arcs[Int(step.first)], graph.arcs[Int(step.second)])
        for first in firstArcs {
            let alone = Step(
                first: Int32(first.target), second: step.second, previous: index, firstWord: Int32(first.word ?? -1))
            push(alone, cost: cost + PhoneDistance.gap)
            for second in secondArcs {
                let total = cost + substitution[first.phone][second.phone]
                guard total <= limit else { continue }
                var both = alone
                both.second = Int32(second.target)
                both.secondWord = Int32(second.word ?? -1)
                push(both, cost: total)
            }
        }
        for second in secondArcs {
            push(
                Step(
                    first: step.first, second: Int32(second.target), previous: index,
                    secondWord: Int32(second.word ?? -1)), cost: cost + PhoneDistance.gap)
        }
    }

    private mutating func push(_ step: Step, cost: Int) {
        guard cost <= limit, mayDiffer(step.first, step.second) else { return }
        let key = Self.key(step.first, step.second)
        if let known = best[key], known <= cost { return }
        best[key] = cost
        queue[cost].append(Int32(steps.count))
        steps.append(step)
    }

    private static func key(_ first: Int32, _ second: Int32) -> UInt64 {
        UInt64(UInt32(first)) << 32 | UInt64(UInt32(second))
    }

    private func mayDiffer(_ first: Int32, _ second: Int32) -> Bool {
        hasOpenPair[classOfNode[Int(first)] * classes.count + classOfNode[Int(second)]]
    }

    /// Which two sets of intents still have two of which no pair is found, the earlier in the first set: each pair of
    /// sentences is met in both orders, and once is enough.
    private mutating func findOpenPairs() {
        hasOpenPair = classes.flatMap { firsts in
            classes.map { seconds in
                firsts.contains { first in
                    seconds.contains { $0 > first && !found[first, default: []].contains($0) }
                }
            }
        }
    }

    private func words(to index: Int32) -> (first: [Int], second: [Int]) {
        var words: (first: [Int], second: [Int]) = ([], [])
        var index = index
        while index >= 0 {
            let step = steps[Int(index)]
            if step.firstWord >= 0 { words.first.append(Int(step.firstWord)) }
            if step.secondWord >= 0 { words.second.append(Int(step.secondWord)) }
            index = step.previous
        }
        return (words.first.reversed(), words.second.reversed())
    }
}
