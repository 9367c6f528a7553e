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
                issues.append(
                    second.location.error(
                        en: "\(sentence) is both <\(first.name)> and <\(second.name)>",
                        ja: "\(sentence) は <\(first.name)> にも <\(second.name)> にもなります"))
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
            .map { $0.location.warning(en: "<\($0.name)> is never used", ja: "<\($0.name)> は、どこにも使われていません") }
    }

    private func silentIntents() -> [GrammarIssue] {
        rules.intents.compactMap { intent in
            let network = network(of: [intent.name])
            if network.finals.isEmpty {
                return intent.location.warning(
                    en: "<\(intent.name)> can never be said", ja: "<\(intent.name)> は、言うことができません")
            }
            return network.accepts([])
                ? intent.location.error(
                    en: "<\(intent.name)> is said by saying nothing", ja: "<\(intent.name)> は、何も言わないことばになります") : nil
        }
    }

    private func slotIssues() -> [GrammarIssue] {
        rules.slotLocations.sorted { $0.key < $1.key }.flatMap { name, location in
            let phrases = rules.slots[name] ?? []
            if phrases.isEmpty {
                return [
                    location.warning(
                        en: "the town has nothing to say for <\(name)>: sentences with it are left out",
                        ja: "町に <\(name)> のことばがありません。それを使う文は、ぬきます")
                ]
            }
            var values: [[String]: String] = [:]
            return phrases.compactMap { phrase in
                let first = values[phrase.words] ?? phrase.value
                values[phrase.words] = first
                let shown = phrase.words.joined(separator: " ")
                return first == phrase.value
                    ? nil
                    : location.warning(
                        en: "'\(shown)' of <\(name)> is both \(first) and \(phrase.value)",
                        ja: "<\(name)> の「\(shown)」は \(first) にも \(phrase.value) にもなります")
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
                    issues.append(location.error(en: "no pronunciation for '\(word)'", ja: "「\(word)」の読み方がわかりません"))
                }
            }
        }
        for (name, location) in rules.slotLocations.sorted(by: { $0.key < $1.key }) {
            for phrase in rules.slots[name] ?? [] {
                for word in phrase.words where unknown.remove(word) != nil {
                    issues.append(
                        location.error(
                            en:
                                "no pronunciation for '\(word)' in '\(phrase.words.joined(separator: " "))' of <\(name)>",
                            ja: "<\(name)> の「\(phrase.words.joined(separator: " "))」で、「\(word)」の読み方がわかりません"))
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
                            en: "'\(word)' is in no dictionary and taken to sound as \(phones);"
                                + " correct its spelling or add it to words.dict",
                            ja: "「\(word)」は辞書にないので、\(phones) と読みます。つづりを直すか、words.dict に書いてください"))
                }
            }
        }
        return issues
    }
}
