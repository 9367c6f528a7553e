public import Audio

/// Hears several languages at once: each recognizer hears everything, and the surest is believed.
public struct MultilingualRecognizer: Recognizer {
    private let recognizers: [(language: String?, recognizer: any Recognizer)]

    /// - Parameter recognizers: With the languages of their vocabularies, the usual one first; at least one.
    public init(_ recognizers: [(language: String?, recognizer: any Recognizer)]) {
        self.recognizers = recognizers
    }

    public func begin(expecting expectation: Expectation) async throws {
        for (_, recognizer) in recognizers { try await recognizer.begin(expecting: expectation) }
    }

    public func accept(_ chunk: AudioChunk) async throws {
        for (_, recognizer) in recognizers { try await recognizer.accept(chunk) }
    }

    public func anticipate() async throws -> Hypothesis {
        try await surest { try await $0.anticipate() }
    }

    public func finish() async throws -> Hypothesis {
        try await surest { try await $0.finish() }
    }

    public func cancel() async {
        for (_, recognizer) in recognizers { await recognizer.cancel() }
    }

    public func recognize(_ utterance: AudioChunk, expecting expectation: Expectation) async throws -> Hypothesis {
        try await surest { try await $0.recognize(utterance, expecting: expectation) }
    }

    /// Changes what can be heard in the language of `vocabulary`.
    public func use(_ vocabulary: Vocabulary) async throws {
        for (language, recognizer) in recognizers where language == vocabulary.language {
            try await recognizer.use(vocabulary)
        }
    }

    /// All of them hear at the same time, each on its own thread.
    private func surest(
        _ hear: @escaping @Sendable (any Recognizer) async throws -> Hypothesis
    ) async throws -> Hypothesis {
        let heard = try await withThrowingTaskGroup(of: (Int, Hypothesis).self) { group in
            for (number, member) in recognizers.enumerated() {
                group.addTask { (number, try await hear(member.recognizer)) }
            }
            return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
        // Of equals the first: the usual language.
        return heard.reversed().max { $0.certainty < $1.certainty } ?? Hypothesis(outcome: .noSpeech)
    }
}

extension Hypothesis {
    /// What was believed before what was not, what names the speaker before what does not, and what was heard before
    /// nothing.
    fileprivate var certainty: Double {
        switch outcome {
        case .recognized: 2 + confidence
        case .notRecognized: intent == nil ? 1 : (namesSpeaker ? 1.5 : 1) + confidence / 2
        case .noSpeech: 0
        }
    }
}
