public import Grammar

/// Everything a recognizer can hear: a grammar's networks by expectation, and how its words are pronounced.
public struct Vocabulary: Sendable {
    let networks: [String: WordNetwork]
    let parsers: [String: IntentParser]
    /// The words of the grammar with their pronunciations, and no others.
    let dictionary: PronunciationDictionary
    /// How far what is heard can be believed.
    let confidence: ConfidenceModels

    /// - Throws: `RecognitionError` that names every word of the grammar without a pronunciation.
    public init(
        _ grammar: Grammar, dictionary: PronunciationDictionary, expectations: [Expectation] = [.anything],
        confidence: ConfidenceModels = .unjudged
    ) throws {
        let missing = grammar.words.filter { dictionary.pronunciations(of: $0).isEmpty }.sorted()
        guard missing.isEmpty else {
            throw RecognitionError(
                code: .wordWithoutPronunciation, operation: "compiling the grammar",
                subject: missing.map { "“\($0)”" }.joined(separator: ", "),
                remedy: "no pronunciation is known; correct the spelling or add a line to words.dict beside the grammar"
            )
        }
        self.dictionary = dictionary.subset(of: grammar.words)
        self.confidence = confidence
        networks = Dictionary(uniqueKeysWithValues: expectations.map { ($0.name, grammar.network(of: $0.rules)) })
        parsers = Dictionary(
            uniqueKeysWithValues: expectations.map { ($0.name, IntentParser(grammar, rules: $0.rules)) })
    }

    /// What the words mean while `expectation` holds.
    public func intent(of words: [String], expecting expectation: Expectation) -> Intent? {
        parsers[expectation.name]?.parse(words)
    }

    /// What typed words mean while `expectation` holds; case and punctuation do not matter.
    public func intent(ofTyped text: String, expecting expectation: Expectation) -> Intent? {
        parsers[expectation.name]?.parse(text)
    }
}
