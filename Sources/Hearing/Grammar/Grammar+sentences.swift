extension Grammar {
    /// The grammar whose rules may be said around any question, and left out.
    public static let courtesies: Set<String> = ["courtesy"]

    /// The sentences of the grammar, intent by intent and in the order of its rules, each once. A loop is followed at
    /// most once.
    /// - Parameters:
    ///   - limit: The maximum to return, shared out among the intents: one with very many sentences hides no other.
    ///   - intents: `nil` for all.
    ///   - values: Grammars whose rules are shown as `<name>`, which may also stand for nothing: the town's slot lists,
    ///     and other rules with many values, such as days.
    ///   - grammars: Grammars whose rules are left out of every sentence, as the courtesies are that can stand around
    ///     any sentence and would hide the others in a list.
    public func sentences(
        limit: Int, of intents: Set<String>? = nil, collapsing values: Set<String> = [townLists],
        omitting grammars: Set<String> = []
    ) -> [SentencePattern] {
        let networks = publicRules.filter { intents?.contains($0) != false }
            .map { (intent: $0, network: patterns(of: $0, collapsing: values, omitting: grammars)) }
        let shares = Self.shares(of: limit, among: networks.map { $0.network.sentenceCount ?? .max })
        return zip(networks, shares).flatMap { network, share in
            Self.sentences(of: network.intent, in: network.network, limit: share)
        }
    }

    /// Shares `limit` out so that the largest wants get equally much and every smaller one all it wants.
    private static func shares(of limit: Int, among wanted: [Int]) -> [Int] {
        var shares = wanted
        var rest = limit
        for (place, index) in wanted.indices.sorted(by: { wanted[$0] < wanted[$1] }).enumerated() {
            shares[index] = min(wanted[index], rest / (wanted.count - place))
            rest -= shares[index]
        }
        return shares
    }

    private static func sentences(of intent: String, in network: WordNetwork, limit: Int) -> [SentencePattern] {
        var sentences: [SentencePattern] = []
        var words: [String] = []
        var visits = Array(repeating: 0, count: network.stateCount)
        visits[network.start] = 1
        var path = [(state: network.start, next: network.arcs(from: network.start).startIndex)]
        while let (state, next) = path.last, sentences.count < limit {
            let arcs = network.arcs(from: state)
            if next == arcs.startIndex, network.finals[state] != nil {
                sentences.append(SentencePattern(intent: intent, words: words))
            }
            if next < arcs.endIndex {
                path[path.count - 1].next += 1
                let arc = arcs[next]
                if visits[arc.to] < 2 {
                    visits[arc.to] += 1
                    words.append(arc.word)
                    path.append((arc.to, network.arcs(from: arc.to).startIndex))
                }
            } else {
                visits[state] -= 1
                path.removeLast()
                _ = words.popLast()
            }
        }
        return sentences
    }

    /// The number of sentences with every slot counted as one word; `nil` when loops make it endless.
    public var sentenceCount: Int? {
        sentenceCount()
    }

    /// The number of sentences; `nil` when loops make it endless.
    /// - Parameters:
    ///   - values: Grammars each of whose rules counts as one word.
    ///   - grammars: Grammars whose rules are left out.
    public func sentenceCount(
        collapsing values: Set<String> = [townLists], omitting grammars: Set<String> = []
    ) -> Int? {
        var total = 0
        for intent in publicRules {
            let network = patterns(of: intent, collapsing: values, omitting: grammars)
            guard let count = network.sentenceCount else { return nil }
            let (sum, overflow) = total.addingReportingOverflow(count)
            if overflow { return nil }
            total = sum
        }
        return total
    }

    /// The reserved grammar that holds a rule for each slot list of the town.
    public static var townLists: String { LinkedRules.town }

    private func patterns(
        of intent: String, collapsing values: Set<String>, omitting grammars: Set<String>
    ) -> WordNetwork {
        network(by: ProgramCompiler(rules, collapsing: values, omitting: grammars), of: [intent])
    }
}
