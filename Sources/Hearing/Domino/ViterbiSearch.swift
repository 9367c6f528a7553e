import NeuralNetwork

/// The way through a network of phonemes that fits the speech best (Viterbi 1967), with a beam around the best.
///
/// In each frame a phoneme either goes on, which costs the logarithm of the probability of no transition, or gives way
/// to the next, which costs that of the transition. A phoneme lasts two frames at least.
struct ViterbiSearch {
    struct Path {
        /// Places in the network's `words`.
        var words: [Int]
        /// The sum of the logarithms, less what the words cost.
        var score: Float
        /// How many transitions were heard.
        var transitions: Int
    }

    /// How a node was reached.
    private struct Token {
        var score = -Float.infinity
        var transitions: Int32 = 0
        /// The last word so far, as a place in `history`; -1 before the first.
        var word: Int32 = -1
    }

    /// A word, and the one before it.
    private struct Link {
        var word: Int32
        var previous: Int32
    }

    private let network: PhonemeNetwork
    private let beam: Float
    private let wordPenalty: Float
    private var history: [Link] = []
    /// At how many words what no path remembers is thrown away: most are begun in every frame anew, and given up.
    private var historyLimit = ViterbiSearch.shortestHistory
    /// Paths that came to a node in this frame, and those that have been there longer.
    private var entered: [Token]
    private var stayed: [Token]
    /// The nodes that have a path.
    private var active: [Int]
    private var isActive: [Bool]
    /// The best score of this frame so far: what is further behind it than the beam need not enter, only to be pruned.
    private var best: Float = 0
    private var leaving: [(node: Int, token: Token)] = []

    private static let shortestHistory = 50_000
    /// About how many nodes go on from one frame to the next. Of 36 development sentences amid six talkers as many are
    /// heard as without a bound; with half of them one less, with an eighth seven less.
    private static let mostPaths = 20_000

    private init(_ network: PhonemeNetwork, beam: Float, wordPenalty: Float) {
        self.network = network
        self.beam = beam
        self.wordPenalty = wordPenalty
        entered = Array(repeating: Token(), count: network.nodes.count)
        stayed = entered
        isActive = Array(repeating: false, count: network.nodes.count)
        active = [network.start]
        isActive[network.start] = true
        stayed[network.start].score = 0
    }

    /// - Parameters:
    ///   - scores: A row for each 10 ms, in logarithms: of each transition, then of none.
    ///   - beam: How far behind the best a path is given up, in logarithms.
    ///   - wordPenalty: What each word costs: without it, noise around a sentence passes for more of them.
    /// - Returns: `nil` when nothing that may be said is as short as the speech, or none within the beam is whole.
    static func best(
        _ network: PhonemeNetwork, _ scores: Matrix, beam: Float = .infinity, wordPenalty: Float = 0
    ) -> Path? {
        var search = ViterbiSearch(network, beam: beam, wordPenalty: wordPenalty)
        for frame in 0..<scores.rows {
            search.advance(scores[row: frame])
        }
        return search.path
    }

    private mutating func advance(_ scores: ArraySlice<Float>) {
        // Views of one row; columns count from its start.
        let blank = scores[scores.startIndex + Transition.blankColumn]
        let likeliest = scores.prefix(Transition.blankColumn).max() ?? -.infinity
        // To go on costs all the same.
        best += blank
        leaving.removeAll(keepingCapacity: true)
        for node in active {
            // In most frames no transition is likely, and few paths are good enough to survive one.
            if stayed[node].score + likeliest >= best - beam { leaving.append((node, stayed[node])) }
            if entered[node].score > stayed[node].score { stayed[node] = entered[node] }
            stayed[node].score += blank
            entered[node] = Token()
        }
        for (node, token) in leaving {
            for place in network.arcs.places(of: node) {
                let arc = network.arcs[place]
                enter(Int(arc.target), from: token, score: token.score + scores[scores.startIndex + Int(arc.column)])
            }
        }
        merge()
        prune()
        startWords()
        if history.count > historyLimit { forget() }
    }

    private mutating func enter(_ node: Int, from token: Token, score: Float) {
        let score = score - penalty(of: node)
        guard score > entered[node].score, score >= best - beam else { return }
        best = max(best, score)
        entered[node] = Token(score: score, transitions: token.transitions + 1, word: token.word)
        activate(node)
    }

    private func penalty(of node: Int) -> Float {
        network.nodes[node].word == nil ? 0 : wordPenalty
    }

    private mutating func activate(_ node: Int) {
        if !isActive[node] {
            isActive[node] = true
            active.append(node)
        }
    }

    /// Once the best way into each node is known, and only where it is worth remembering.
    private mutating func startWords() {
        for node in active where entered[node].score > -.infinity {
            entered[node].word = link(node, behind: entered[node].word)
        }
    }

    private mutating func link(_ node: Int, behind previous: Int32) -> Int32 {
        guard let word = network.nodes[node].word else { return previous }
        history.append(Link(word: word, previous: previous))
        return Int32(history.count - 1)
    }

    /// Hears two same vowels as one.
    private mutating func merge() {
        var index = 0
        // Grows while it is gone through: a merged vowel may merge with a third.
        while index < active.count {
            let node = active[index]
            index += 1
            for place in network.merges.places(of: node) {
                let target = Int(network.merges[place])
                let score = stayed[node].score - penalty(of: target)
                guard score > stayed[target].score else { continue }
                stayed[target] = stayed[node]
                stayed[target].score = score
                stayed[target].word = link(target, behind: stayed[node].word)
                activate(target)
            }
        }
    }

    private mutating func prune() {
        let least = least
        active.removeAll { node in
            if stayed[node].score < least { stayed[node] = Token() }
            if entered[node].score < least { entered[node] = Token() }
            isActive[node] = max(stayed[node].score, entered[node].score) > -.infinity
            return !isActive[node]
        }
    }

    /// The score from which on a path is kept: nothing further behind the best than the beam, and where talkers around
    /// make all sentences alike, not many more paths than `mostPaths`.
    private var least: Float {
        guard active.count > Self.mostPaths, beam < .infinity else { return best - beam }
        let bins = 100
        var counts = Array(repeating: 0, count: bins)
        for node in active {
            let behind = (best - max(stayed[node].score, entered[node].score)) / beam
            if behind < 1 { counts[Int(behind * Float(bins))] += 1 }
        }
        var last = 0
        var kept = counts[last]
        while kept < Self.mostPaths, last < bins - 1 {
            last += 1
            kept += counts[last]
        }
        return best - beam * Float(last + 1) / Float(bins)
    }

    /// Keeps the words that lead to a path under way. A word stands behind the one before it, so one way back finds them.
    private mutating func forget() {
        var isRemembered = Array(repeating: false, count: history.count)
        for node in active {
            for word in [stayed[node].word, entered[node].word] where word >= 0 { isRemembered[Int(word)] = true }
        }
        for index in history.indices.reversed() where isRemembered[index] && history[index].previous >= 0 {
            isRemembered[Int(history[index].previous)] = true
        }
        var places = Array(repeating: Int32(-1), count: history.count)
        var kept: [Link] = []
        for index in history.indices where isRemembered[index] {
            places[index] = Int32(kept.count)
            let previous = history[index].previous
            kept.append(Link(word: history[index].word, previous: previous < 0 ? -1 : places[Int(previous)]))
        }
        for node in active {
            if stayed[node].word >= 0 { stayed[node].word = places[Int(stayed[node].word)] }
            if entered[node].word >= 0 { entered[node].word = places[Int(entered[node].word)] }
        }
        history = kept
        historyLimit = max(Self.shortestHistory, 2 * kept.count)
    }

    private var path: Path? {
        let tokens = network.finals.flatMap { [stayed[$0], entered[$0]] }
        guard let best = tokens.max(by: { $0.score < $1.score }), best.score > -.infinity else { return nil }
        var words: [Int] = []
        var link = best.word
        while link >= 0 {
            words.append(Int(history[Int(link)].word))
            link = history[Int(link)].previous
        }
        return Path(words: words.reversed(), score: best.score, transitions: Int(best.transitions))
    }
}
