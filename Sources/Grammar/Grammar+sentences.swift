extension Grammar {
    /// The sentences of the grammar, intent by intent and in the order of its rules, each once. What comes from the
    /// town's slot lists is shown as `<name>`, and a loop is followed at most once.
    /// - Parameters:
    ///   - limit: The most to return.
    ///   - grammars: Grammars whose rules are left out of every sentence, as the courtesies are that can stand around
    ///     any sentence and would hide the others in a list.
    public func sentences(limit: Int, omitting grammars: Set<String> = []) -> [SentencePattern] {
        var sentences: [SentencePattern] = []
        for intent in publicRules where sentences.count < limit {
            let network = patterns(of: intent, omitting: grammars)
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
        }
        return sentences
    }

    /// The number of sentences with every slot counted as one word; `nil` when loops make it endless.
    public var sentenceCount: Int? {
        sentenceCount(omitting: [])
    }

    /// The number of sentences without the rules of some grammars; `nil` when loops make it endless.
    /// - Parameter collapsingSlots: Count every slot as one word.
    public func sentenceCount(omitting grammars: Set<String>, collapsingSlots: Bool = true) -> Int? {
        var total = 0
        for intent in publicRules {
            let network = patterns(of: intent, omitting: grammars, collapsingSlots: collapsingSlots)
            guard let count = network.sentenceCount else { return nil }
            let (sum, overflow) = total.addingReportingOverflow(count)
            if overflow { return nil }
            total = sum
        }
        return total
    }

    private func patterns(
        of intent: String, omitting grammars: Set<String>, collapsingSlots: Bool = true
    ) -> WordNetwork {
        network(by: ProgramCompiler(rules, collapsesSlots: collapsingSlots, omitting: grammars), of: [intent])
    }
}
