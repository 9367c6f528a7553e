extension Grammar {
    /// The sentences of different intents that sound most alike: for every two intents the nearest pair, the nearest
    /// first. Pairs that sound the same come first, with a distance of 0, and are never left out for `count`.
    ///
    /// Bounded, so that a large grammar takes seconds: pairs further apart than `limit` phones are not looked for.
    /// - Parameters:
    ///   - dictionary: How words sound, in ARPAbet.
    ///   - grammars: Grammars whose rules are left out of every sentence, as the courtesies are.
    public func confusions(
        pronounced dictionary: PronunciationDictionary, omitting grammars: Set<String> = [], count: Int = 10,
        limit: Double = 2
    ) -> [Confusion] {
        // Never without a network: the whole fitted into memory, and this is a part of it.
        guard let program = try? ProgramCompiler(rules, omitting: grammars).compile(nil),
            let determinized = try? Determinizer(program)
        else { return [] }
        var search = ConfusionSearch(
            PhoneGraph(determinized, pronounced: dictionary), limit: Int(limit * Double(PhoneDistance.most)))
        return search.run(count: count).map { pair in
            let sentence = { (intent: Int, words: [Int]) in
                Confusion.Sentence(
                    intent: program.intents[intent], text: words.map { program.words[$0] }.joined(separator: " "))
            }
            return Confusion(
                first: sentence(pair.intents.first, pair.words.first),
                second: sentence(pair.intents.second, pair.words.second),
                distance: Double(pair.cost) / Double(PhoneDistance.most))
        }
    }

    /// The errors that `confusions` are: those whose two sentences sound the same.
    public func issues(of confusions: [Confusion]) -> [GrammarIssue] {
        confusions.filter { $0.distance == 0 }.compactMap { confusion in
            rules.intents.first { $0.name == confusion.second.intent }?.location.error(
                en:
                    "'\(confusion.second.text)' sounds the same as '\(confusion.first.text)' of <\(confusion.first.intent)>",
                ja: "「\(confusion.second.text)」は <\(confusion.first.intent)> の「\(confusion.first.text)」と同じ音です")
        }
    }
}
