import Grammar

/// A grammar's sentences as sequences of tokens: what may follow each beginning.
///
/// Several spellings of a word, and words with the same first token, lead to several places at once; a state is the set
/// of them, made when it is first reached.
struct TokenNetwork {
    /// A place between two tokens: a state of the word network, or the inside of a word.
    private struct Node {
        var arcs: [(token: Int, node: Int, word: String?)] = []
        var isFinal = false
    }

    struct State {
        /// In the order in which `logits` are wanted.
        var tokens: [Int]
        var targets: [Int]
        var isFinal: Bool
        fileprivate var nodes: Set<Int>
    }

    private var nodes: [Node]
    private(set) var states: [State] = []
    private var numbers: [Set<Int>: Int] = [:]
    /// The state before the first token.
    let start = 0

    init(_ network: WordNetwork, _ tokenizer: Tokenizer) {
        nodes = Array(repeating: Node(), count: network.stateCount)
        for state in network.finals.keys { nodes[state].isFinal = true }
        var spelled: [String: Set<[Int]>] = [:]
        for arc in network.arcs {
            let isFirst = arc.from == network.start
            let key = isFirst ? "^" + arc.word : arc.word
            let forms = spelled[key] ?? SpelledWord(word: arc.word, isFirst: isFirst).forms(tokenizer)
            spelled[key] = forms
            for form in forms.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
                var from = arc.from
                for (index, token) in form.enumerated() {
                    let isLast = index == form.count - 1
                    if !isLast { nodes.append(Node()) }
                    let to = isLast ? arc.to : nodes.count - 1
                    nodes[from].arcs.append((token, to, isLast ? arc.word : nil))
                    from = to
                }
            }
        }
        _ = number(of: [network.start])
    }

    /// The state that `state` leads to with the token at `index` of its `tokens`.
    mutating func target(of state: Int, at index: Int) -> Int {
        if states[state].targets[index] < 0 {
            let token = states[state].tokens[index]
            var next: Set<Int> = []
            for node in states[state].nodes {
                for arc in nodes[node].arcs where arc.token == token { next.insert(arc.node) }
            }
            states[state].targets[index] = number(of: next)
        }
        return states[state].targets[index]
    }

    /// The words of a whole sentence's tokens.
    func words(_ tokens: [Int]) -> [String] {
        var paths: [Int: [String]] = Dictionary(uniqueKeysWithValues: states[start].nodes.map { ($0, []) })
        for token in tokens {
            var next: [Int: [String]] = [:]
            for (node, words) in paths.sorted(by: { $0.key < $1.key }) {
                for arc in nodes[node].arcs where arc.token == token && next[arc.node] == nil {
                    next[arc.node] = arc.word.map { words + [$0] } ?? words
                }
            }
            paths = next
        }
        return paths.filter { nodes[$0.key].isFinal }.min { $0.key < $1.key }?.value ?? []
    }

    private mutating func number(of set: Set<Int>) -> Int {
        if let number = numbers[set] { return number }
        let tokens = Set(set.flatMap { nodes[$0].arcs.map(\.token) }).sorted()
        states.append(
            State(
                tokens: tokens, targets: Array(repeating: -1, count: tokens.count),
                isFinal: set.contains { nodes[$0].isFinal }, nodes: set))
        numbers[set] = states.count - 1
        return states.count - 1
    }
}
