public import Grammar

/// Derives how a word sounds by eSpeak NG's rules for spelling and the phone map of the locale, and also as Japanese
/// say it where it is Japanese in Latin letters.
public struct SpellingPronouncer: Pronouncer {
    private let map: PhoneMap
    private let voice: String

    public let source = PronunciationDictionary.Source.derived

    /// - Parameter voice: Whose phonemes the map is for.
    public init(_ map: PhoneMap, voice: String) {
        (self.map, self.voice) = (map, voice)
    }

    /// - Throws: `SynthesisError` when eSpeak NG or the map's voice is not there.
    public func pronunciations(of words: Set<String>) async throws -> [String: [String]] {
        // eSpeak NG would name the signs it cannot read: "underscore", "Chinese letter".
        let readable = words.filter {
            $0.unicodeScalars.allSatisfy(Self.isReadable) && $0.contains { $0.isLetter || $0.isNumber }
        }
        let phonemes = try await ESpeakEngine.shared.phonemes(of: readable, voice: voice)
        var pronunciations: [String: [String]] = [:]
        for word in readable {
            let readings = [phonemes[word].flatMap(map.phones), HepburnSpelling.phones(of: word)]
            let variants = readings.compactMap { $0?.joined(separator: " ") }.filter { !$0.isEmpty }
            if let first = variants.first {
                pronunciations[word] = [first] + variants.dropFirst().filter { $0 != first }
            }
        }
        return pronunciations
    }

    private static func isReadable(_ sign: Unicode.Scalar) -> Bool {
        // Up to the end of the Latin letters with accents.
        (sign.properties.isAlphabetic && sign.value < 0x250) || ("0"..."9").contains(sign)
            || "'-.".unicodeScalars.contains(sign)
    }
}

extension PhoneMap {
    /// Derives how words sound, by whatever this table's phonemes come from.
    public var pronouncer: any Pronouncer {
        switch source {
        case .voice(let voice): SpellingPronouncer(self, voice: voice)
        case .kana: KanaPronouncer(self)
        }
    }
}
