import Japanese
public import Rules

/// Turns what the rules answer into what the voice says.
public struct Speech: Sendable {
    private let phrases: PhraseBook
    private let wording: any Wording

    public init(phrases: PhraseBook, wording: any Wording) {
        self.phrases = phrases
        self.wording = wording
    }

    /// - Parameter language: A code such as `en`, the name of the phrases' folder.
    public init(phrases: PhraseBook, language: String) throws(SpeechError) {
        guard let wording = Self.wordings.first(where: { $0.language == language }) else {
            throw SpeechError(language: language, reason: .noWording)
        }
        self.init(phrases: phrases, wording: wording)
    }

    /// Of every language that there is.
    public static let wordings: [any Wording] = [EnglishWording(), JapaneseWording()]

    /// The letters of a text that no voice says, each once and in their order.
    public func unsayable(in text: SpokenText) -> [Character] {
        text.sentences.flatMap(wording.unsayable).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The language's code, for example `en`.
    public var language: String {
        wording.language
    }

    /// What makes its sentences hard to follow, where they stand in their file.
    public var issues: [PhraseBookError.Problem] {
        phrases.issues(language: language)
    }

    public func render(_ reply: Reply) throws(SpeechError) -> SpokenText {
        try render(reply.messages)
    }

    /// - Throws: `SpeechError` for a message that the phrases do not know, or that lacks a value: both come from
    ///   another version of the program.
    public func render(_ messages: [Message]) throws(SpeechError) -> SpokenText {
        var text = SpokenText(sentences: [])
        for message in messages {
            let sentences = try self.sentences(of: message)
            if message.key == ReplyKey.officeOpens.rawValue {
                // It must not push the number that it speaks of behind "shall I go on?".
                text.asides.formUnion(text.sentences.count..<text.sentences.count + sentences.count)
            }
            text.sentences += sentences
        }
        return text
    }

    /// An answer cut where it is too long to be said in one go: what is said now, and what is offered.
    ///
    /// Sentences stay whole, and a little more than the usual length is still said at once: to be asked "shall I go
    /// on?" for three words is worse than to hear them.
    public func turns(of text: SpokenText) -> (now: SpokenText, rest: SpokenText?) {
        let lengths = text.sentences.enumerated().map { text.asides.contains($0) ? 0 : wording.length(of: $1) }
        guard lengths.reduce(0, +) > wording.turnLength * 4 / 3 else { return (text, nil) }
        var spoken = 0
        let count = max(
            1,
            lengths.prefix { length in
                spoken += length
                return spoken <= wording.turnLength
            }.count)
        guard count < text.sentences.count else { return (text, nil) }
        return (
            SpokenText(sentences: Array(text.sentences[..<count]), asides: text.asides.filter { $0 < count }),
            SpokenText(
                sentences: Array(text.sentences[count...]),
                asides: Set(text.asides.filter { $0 >= count }.map { $0 - count }))
        )
    }

    /// A fact by itself.
    func words(for value: MessageValue) -> RubyText {
        wording.sentence(wording.words(for: value))
    }

    /// Whether it holds sentences that somebody else has written, who may have written several.
    private func isFreeText(_ message: Message) -> Bool {
        message.values.values.contains { if case .sentences = $0 { true } else { false } }
    }

    /// What fills a placeholder, with readings in the notation of `RubyText`.
    private func filling(_ value: MessageValue) throws(SpeechError) -> String {
        guard case .sentences(let text, let otherwise) = value, text.byLanguage[wording.language] == nil else {
            return wording.words(for: value)
        }
        return try written(otherwise).joined(separator: " ")
    }

    private func sentences(of message: Message) throws(SpeechError) -> [RubyText] {
        let written = try written(message)
        return (isFreeText(message) ? written.flatMap { SpokenText.sentences(of: $0) } : written).map(wording.sentence)
    }

    /// Its templates, filled.
    private func written(_ message: Message) throws(SpeechError) -> [String] {
        guard let templates = phrases.sentences(message.key) else {
            throw SpeechError(language: wording.language, reason: .noPhrase(key: message.key))
        }
        var sentences: [String] = []
        for template in templates {
            var words = ""
            for part in template.parts {
                switch part {
                case .text(let text):
                    words += text
                case .placeholder(let name):
                    guard let value = message.values[name] else {
                        throw SpeechError(
                            language: wording.language, reason: .noValue(placeholder: name, key: message.key))
                    }
                    words += try filling(value)
                }
            }
            sentences.append(words)
        }
        return sentences
    }
}
