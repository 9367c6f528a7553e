/// How easily a name of the speaker is taken for something else.
public struct NameCheck: Sendable, Encodable {
    /// A word that sounds like the name.
    public struct Neighbor: Sendable, Encodable {
        public var word: String
        /// What must be changed to make one out of the other, in phones.
        public var distance: Double
    }

    public enum Problem: String, Sendable, Encodable {
        case noPronunciation, tooShort, soundsLikeAWord
    }

    public var name: String
    /// Every way to say it, as phones with single spaces between them.
    public var pronunciations: [String]
    /// Of the shortest way to say it.
    public var phoneCount: Int
    /// The nearest first.
    public var neighbors: [Neighbor]
    public var problem: Problem?

    /// Names of fewer phones turn up in any talk.
    private static let leastPhones = 6
    /// Words that are nearer are heard as the name: one phone more or less is.
    private static let leastDistance = 0.75

    /// - Parameters:
    ///   - dictionary: How words sound, the name's among them.
    ///   - count: The most neighbors to name.
    public init(_ name: SpeakerName, pronounced dictionary: PronunciationDictionary, count: Int = 3) {
        self.name = name.description
        pronunciations = Self.pronunciations(of: name.words, in: dictionary)
        let variants = pronunciations.map(Self.phones)
        phoneCount = variants.map(\.count).min() ?? 0
        neighbors = Self.neighbors(of: variants, in: dictionary, except: Set(name.words), count: count)
        problem =
            if variants.isEmpty {
                .noPronunciation
            } else if phoneCount < Self.leastPhones {
                .tooShort
            } else if let first = neighbors.first, first.distance < Self.leastDistance {
                .soundsLikeAWord
            } else {
                nil
            }
    }

    /// In hundredths of a phone: what is further away sounds like something else.
    private static let farthest = 300

    private static func neighbors(
        of variants: [[String]], in dictionary: PronunciationDictionary, except own: Set<String>, count: Int
    ) -> [Neighbor] {
        let distances = variants.map(PhoneSequenceDistance.init)
        var nearest: [(distance: Int, word: String)] = []
        for word in dictionary.words where !own.contains(word) {
            // What is further away than all that were found need not be looked at to its end.
            let limit = nearest.count < count ? farthest : nearest[count - 1].distance + 1
            let distance = dictionary.pronunciations(of: word).map(phones).flatMap { other in
                distances.map { $0.to(other, limit: limit) }
            }.min()
            guard let distance, distance < limit else { continue }
            nearest.append((distance, word))
            nearest.sort { $0 < $1 }
            nearest = Array(nearest.prefix(count))
        }
        return nearest.map { Neighbor(word: $0.word, distance: Double($0.distance) / Double(PhoneDistance.most)) }
    }

    private static func phones(_ variant: String) -> [String] {
        variant.split(separator: " ").map(String.init)
    }

    /// Every way to say the words one after the other.
    private static func pronunciations(of words: [String], in dictionary: PronunciationDictionary) -> [String] {
        words.reduce([""]) { beginnings, word in
            beginnings.flatMap { beginning in
                dictionary.pronunciations(of: word).map { beginning.isEmpty ? $0 : "\(beginning) \($0)" }
            }
        }
    }
}
