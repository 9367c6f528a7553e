import Grammar

/// Whether a person who has become quiet can be in the middle of a sentence.
public enum Continuation: Sendable {
    /// The sentence is complete, and nothing can follow but a courtesy, which does not change what it means.
    case closed
    /// The sentence is complete and can go on, but nothing that follows changes what it means.
    case settled
    /// The sentence is complete, and may go on to mean something else.
    case open
    /// The words are no sentence yet.
    case incomplete
}

extension Vocabulary {
    /// Whether the sentence may go on. An answer to a question of ours is over as soon as nothing can change it.
    func continuation(of words: [String], expecting expectation: Expectation) -> Continuation {
        guard let network = networks[expectation.name], let state = network.state(after: words),
            network.finals[state] != nil
        else { return .incomplete }
        let meaning = intent(of: words, expecting: expectation)
        let longer = network.completions(of: state)
        guard longer.count < WordNetwork.completionsTried,
            longer.allSatisfy({ intent(of: words + $0, expecting: expectation) == meaning })
        else { return .open }
        let isClosed = closedStates[expectation.name, default: []].contains(state)
        return isClosed || expectation.name != Expectation.anything.name ? .closed : .settled
    }
}

extension WordNetwork {
    /// The states in which a sentence is over: nothing can follow, or only what can follow most sentences, such as
    /// "please" and "thank you".
    var closedStates: Set<Int> {
        var sentences: [Int: Int] = [:]
        for arc in arcs where finals[arc.to] != nil && !arcs(from: arc.to).isEmpty {
            sentences[arc.to, default: 0] += 1
        }
        let completions = Dictionary(uniqueKeysWithValues: finals.keys.map { ($0, self.completions(of: $0)) })
        var followed: [[String]: Int] = [:]
        for (state, count) in sentences {
            for words in completions[state, default: []] { followed[words, default: 0] += count }
        }
        let most = sentences.values.reduce(0, +) / 2
        return Set(finals.keys.filter { completions[$0, default: []].allSatisfy { followed[$0, default: 0] > most } })
    }

    /// What may follow, at least one word, to the end of a sentence: the first few ways, loops followed once.
    func completions(of state: Int) -> Set<[String]> {
        var found: Set<[String]> = []
        var pending: [(state: Int, words: [String])] = [(state, [])]
        var seen: Set<Int> = [state]
        while found.count < Self.completionsTried, let (state, words) = pending.popLast() {
            for arc in arcs(from: state) {
                if finals[arc.to] != nil { found.insert(words + [arc.word]) }
                if seen.insert(arc.to).inserted { pending.append((arc.to, words + [arc.word])) }
            }
        }
        return found
    }

    /// More than there are courtesies.
    static let completionsTried = 40
}
