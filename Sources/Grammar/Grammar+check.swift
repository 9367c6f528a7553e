extension Grammar {
    /// What is wrong with a grammar that can be read, in the order of its rules: errors are sentences that would be
    /// misunderstood or could not be recognized, warnings are things that were probably meant otherwise.
    /// - Parameter dictionary: How words sound.
    public func check(pronounced dictionary: PronunciationDictionary) -> [GrammarIssue] {
        ambiguities + unusedRules() + silentIntents() + slotIssues() + unknownWords(dictionary)
            + derivedWords(dictionary)
    }

    /// Sentences that two intents claim, one example for each two intents.
    static func ambiguities(in determinized: Determinizer, of rules: LinkedRules) -> [GrammarIssue] {
        var reported: Set<[Int]> = []
        var issues: [GrammarIssue] = []
        // States come in the order of their shortest sentences.
        for (state, intents) in determinized.states.map(\.intents).enumerated() where intents.count > 1 {
            for other in intents.dropFirst() where reported.insert([intents[0], other]).inserted {
                let (first, second) = (rules.intents[intents[0]], rules.intents[other])
                let words = determinized.example(of: state)
                let sentence = words.isEmpty ? "silence" : "'\(words.joined(separator: " "))'"
                issues.append(second.location.error("\(sentence) is both <\(first.name)> and <\(second.name)>"))
            }
        }
        return issues
    }

    private func unusedRules() -> [GrammarIssue] {
        var isUsed = Set(rules.intents.map(\.qualifiedName))
        var pending = rules.intents
        while let rule = pending.popLast() {
            rule.expansion.forEachReference { name, _, _ in
                if isUsed.insert(name).inserted, let index = rules.index[name] {
                    pending.append(rules.rules[index])
                }
            }
        }
        return rules.rules.filter { !isUsed.contains($0.qualifiedName) }
            .map { $0.location.warning("<\($0.name)> is never used") }
    }

    private func silentIntents() -> [GrammarIssue] {
        rules.intents.compactMap { intent in
            let network = network(of: [intent.name])
            if network.finals.isEmpty {
                return intent.location.warning("<\(intent.name)> can never be said")
            }
            return network.accepts([]) ? intent.location.error("<\(intent.name)> is said by saying nothing") : nil
        }
    }

    private func slotIssues() -> [GrammarIssue] {
        rules.slotLocations.sorted { $0.key < $1.key }.flatMap { name, location in
            let phrases = rules.slots[name] ?? []
            if phrases.isEmpty {
                return [location.warning("the town has nothing to say for <\(name)>: sentences with it are left out")]
            }
            var values: [[String]: String] = [:]
            return phrases.compactMap { phrase in
                let first = values[phrase.words] ?? phrase.value
                values[phrase.words] = first
                let shown = phrase.words.joined(separator: " ")
                return first == phrase.value
                    ? nil : location.warning("'\(shown)' of <\(name)> is both \(first) and \(phrase.value)")
            }
        }
    }

    private func unknownWords(_ dictionary: PronunciationDictionary) -> [GrammarIssue] {
        var unknown = words.filter { !dictionary.contains($0) }
        guard !unknown.isEmpty else { return [] }
        var issues: [GrammarIssue] = []
        for rule in rules.rules {
            rule.expansion.forEachWord { word, location in
                if unknown.remove(word) != nil {
                    issues.append(location.error("no pronunciation for '\(word)'"))
                }
            }
        }
        for (name, location) in rules.slotLocations.sorted(by: { $0.key < $1.key }) {
            for phrase in rules.slots[name] ?? [] {
                for word in phrase.words where unknown.remove(word) != nil {
                    issues.append(
                        location.error(
                            "no pronunciation for '\(word)' in '\(phrase.words.joined(separator: " "))' of <\(name)>"))
                }
            }
        }
        return issues
    }

    /// Words of the rules that no dictionary has, which may be misspelled. Those of the slot lists are names.
    private func derivedWords(_ dictionary: PronunciationDictionary) -> [GrammarIssue] {
        var derived = words.filter { dictionary.source(of: $0) == .derived }
        var issues: [GrammarIssue] = []
        for rule in rules.rules {
            rule.expansion.forEachWord { word, location in
                if derived.remove(word) != nil {
                    let phones = dictionary.pronunciations(of: word).joined(separator: " or ")
                    issues.append(
                        location.warning(
                            "'\(word)' is in no dictionary and taken to sound as \(phones);"
                                + " correct its spelling or add it to words.dict"))
                }
            }
        }
        return issues
    }
}
