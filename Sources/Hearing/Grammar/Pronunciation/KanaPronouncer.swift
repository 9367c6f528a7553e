import Japanese

/// How Japanese words sound to an acoustic model: their reading in kana, through the phone map of the locale.
public struct KanaPronouncer: Pronouncer {
    private let map: PhoneMap

    public let source = PronunciationDictionary.Source.reading

    public init(_ map: PhoneMap) {
        self.map = map
    }

    public func pronunciations(of words: Set<String>) -> [String: [String]] {
        var pronunciations: [String: [String]] = [:]
        for word in words {
            guard let reading = try? RubyText(word).spokenReading,
                let morae = try? Mora.morae(of: reading),
                let phones = map.phones(of: morae.flatMap(\.phonemes).map(\.rawValue).joined()), !phones.isEmpty
            else { continue }
            pronunciations[word] = [phones.joined(separator: " ")]
        }
        return pronunciations
    }
}
