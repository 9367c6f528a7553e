import Grammar

/// Whether a person who has become quiet can be in the middle of a sentence.
public enum Continuation: Sendable {
    /// The sentence is complete, and nothing that may follow would change its meaning.
    case closed
    /// The sentence is complete, and could mean something else when it goes on.
    case open
    /// The words are no sentence yet.
    case incomplete
}

extension Vocabulary {
    /// Whether the sentence may go on.
    func continuation(of words: [String], expecting expectation: Expectation) -> Continuation {
        guard let meaning = intent(of: words, expecting: expectation), let network = networks[expectation.name]
        else { return .incomplete }
        let longer = network.completions(of: words, limit: Self.completionsTried)
        let isClosed =
            longer.count < Self.completionsTried
            && longer.allSatisfy { intent(of: words + $0, expecting: expectation) == meaning }
        return isClosed ? .closed : .open
    }

    /// Only courtesies are so few: "please", "thank you".
    private static let completionsTried = 20
}

extension WordNetwork {
    /// What may follow the words, at least one word, to the end of a sentence; loops are followed once.
    func completions(of words: [String], limit: Int) -> [[String]] {
        var state = start
        for word in words {
            guard let arc = arcs(from: state).first(where: { $0.word == word }) else { return [] }
            state = arc.to
        }
        var found: [[String]] = []
        var pending: [(state: Int, words: [String])] = [(state, [])]
        var seen: Set<Int> = [state]
        while found.count < limit, let (state, words) = pending.popLast() {
            for arc in arcs(from: state) {
                if finals[arc.to] != nil { found.append(words + [arc.word]) }
                if seen.insert(arc.to).inserted { pending.append((arc.to, words + [arc.word])) }
            }
        }
        return found
    }
}
