public import Grammar
import Texts

/// Everything a recognizer can hear: a grammar's networks by expectation, and how its words are pronounced.
public struct Vocabulary: Sendable {
    let networks: [String: WordNetwork]
    let parsers: [String: IntentParser]
    /// By expectation, where in its network a sentence is over.
    let closedStates: [String: Set<Int>]
    /// The expectations in which the speaker can be named.
    let expectationsWithName: Set<String>
    private let speakerNames: [[String]]
    /// The words of the grammar with their pronunciations, and no others.
    let dictionary: PronunciationDictionary
    /// The words of the grammar of which nobody knows how they sound. Sentences with them cannot be heard.
    public let unpronounced: Set<String>
    /// How far what is heard can be believed.
    public var confidence: ConfidenceModels
    /// The code of the language, where a device has several.
    public let language: String?

    /// - Throws: `RecognitionError` that names every word of the grammar without a pronunciation, if nothing is left
    ///   that can be said while an expectation holds.
    public init(
        _ grammar: Grammar, dictionary: PronunciationDictionary, expectations: [Expectation] = [.anything],
        confidence: ConfidenceModels = .unjudged, language: String? = nil
    ) throws {
        let missing = grammar.words.filter { dictionary.pronunciations(of: $0).isEmpty }
        let whole = expectations.map { ($0.name, grammar.network(of: $0.rules)) }
        let heard = whole.map { ($0, $1.without(missing)) }
        guard zip(whole, heard).allSatisfy({ $0.1.arcs.isEmpty == $1.1.arcs.isEmpty }) else {
            throw RecognitionError(
                code: .wordWithoutPronunciation, operation: Text(en: "compiling the grammar", ja: "言い方の用意"),
                subject: Text(verbatim: missing.sorted().map { "“\($0)”" }.joined(separator: ", ")),
                remedy: Text(
                    en:
                        "no pronunciation is known; correct the spelling or add a line to words.dict beside the grammar",
                    ja: "読み方がわかりません。つづりを直すか、words.dict に書いてください")
            )
        }
        networks = Dictionary(uniqueKeysWithValues: heard)
        self.dictionary = dictionary.subset(of: grammar.words)
        unpronounced = missing
        self.confidence = confidence
        self.language = language
        speakerNames = grammar.speakerNames
        closedStates = networks.mapValues(\.closedStates)
        let names = Set(grammar.speakerNames.compactMap(\.first))
        expectationsWithName = Set(
            networks.filter { $0.value.arcs.contains { names.contains($0.word) } }.map(\.key))
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

    /// Where the words name the speaker; nil where they do not, or where no sentence begins like that.
    /// - Parameter words: Of a decoder that keeps time.
    func opening(of words: [Hypothesis.Word], expecting expectation: Expectation) -> Hypothesis.Opening? {
        let texts = words.map(\.text)
        guard let end = rangeOfName(in: texts)?.upperBound, let alignment = words[end - 1].alignment,
            networks[expectation.name]?.state(after: Array(texts[..<end])) != nil
        else { return nil }
        return Hypothesis.Opening(
            words: Array(texts[..<end]), end: (alignment.frames.upperBound + 1) * Self.frameLength)
    }

    /// Where the words name the speaker, sentence or not.
    func rangeOfName(in words: [String]) -> Range<Int>? {
        words.indices.lazy.compactMap { start in
            speakerNames.first { words[start...].starts(with: $0) }.map { start..<start + $0.count }
        }.first
    }

    /// A frame of PocketSphinx, 10 ms at 16 kHz.
    private static let frameLength = 160

    /// A sentence that was heard, judged by what is known of its recognizer.
    func hypothesis(
        of words: [Hypothesis.Word], meaning intent: Intent, evidence: Evidence, by profile: RecognizerProfile,
        expecting expectation: Expectation
    ) -> Hypothesis {
        placed(
            Hypothesis(words, meaning: intent, evidence: evidence, judgedBy: confidence[profile, expectation]),
            expecting: expectation)
    }

    /// A sentence, with what may follow it in the grammar, and in which language it is.
    func placed(_ hypothesis: Hypothesis, expecting expectation: Expectation) -> Hypothesis {
        var hypothesis = hypothesis
        hypothesis.continuation = continuation(of: hypothesis.words.map(\.text), expecting: expectation)
        hypothesis.language = language
        return hypothesis
    }
}
