/// Finds the sentence of a grammar that sounds most like a row of phones: of all sentences the one with the least
/// weighted edit distance, by Dijkstra's search through the places to which a part of the row and some words lead.
public struct NearestSentence: Sendable {
    /// A sentence and how far away it is.
    public struct Match: Sendable, Equatable {
        public var words: [String]
        /// In phones: 1 is a phone that is quite another.
        public var distance: Double
    }

    /// A place in the network, and how much of the row has been said on the way there.
    private struct Place: Hashable {
        var state: Int
        var position: Int
    }

    private let network: WordNetwork
    /// For each word of the network the ways to say it.
    private let pronunciations: [String: [[String]]]

    /// - Parameter dictionary: How words sound, in ARPAbet.
    public init(_ network: WordNetwork, pronounced dictionary: PronunciationDictionary) {
        self.network = network
        pronunciations = Dictionary(
            Set(network.arcs.map(\.word)).map { word in
                (word, dictionary.pronunciations(of: word).map { $0.split(separator: " ").map(String.init) })
            }, uniquingKeysWith: { first, _ in first })
    }

    /// - Parameter limit: The most that may be changed, for each phone of the row.
    /// - Returns: nil where every sentence is further away.
    public func callAsFunction(to phones: [String], limit: Double) -> Match? {
        guard !phones.isEmpty else { return nil }
        let most = Int(limit * Double(phones.count * PhoneDistance.most))
        var rows = WordRows(phones, pronunciations, limit: most)
        var best = [Place(state: network.start, position: 0): 0]
        var origins: [Place: (from: Place, word: String)] = [:]
        var queue: [[Place]] = Array(repeating: [], count: most + 1)
        queue[0] = [Place(state: network.start, position: 0)]
        for cost in 0...most {
            while let place = queue[cost].popLast() {
                // A cheaper way to the same place came later into the queue.
                guard best[place] == cost else { continue }
                if place.position == phones.count, network.finals[place.state] != nil {
                    return Match(
                        words: words(to: place, origins), distance: Double(cost) / Double(PhoneDistance.most))
                }
                for arc in network.arcs(from: place.state) {
                    for (position, change) in rows.ends(of: arc.word, from: place.position) where cost + change <= most
                    {
                        let next = Place(state: arc.to, position: position)
                        guard cost + change < best[next] ?? .max else { continue }
                        best[next] = cost + change
                        origins[next] = (place, arc.word)
                        queue[cost + change].append(next)
                    }
                }
            }
        }
        return nil
    }

    private func words(to end: Place, _ origins: [Place: (from: Place, word: String)]) -> [String] {
        var words: [String] = []
        var place = end
        while let (from, word) = origins[place] {
            words.append(word)
            place = from
        }
        return words.reversed()
    }
}

/// What it costs to take a stretch of a row of phones for a word; each is worked out once.
private struct WordRows {
    private struct Start: Hashable {
        var word: String
        var position: Int
    }

    private let phones: [String]
    private let pronunciations: [String: [[String]]]
    private let limit: Int
    private var known: [Start: [(position: Int, cost: Int)]] = [:]

    init(_ phones: [String], _ pronunciations: [String: [[String]]], limit: Int) {
        (self.phones, self.pronunciations, self.limit) = (phones, pronunciations, limit)
    }

    /// Where the stretch of a word that begins at a position may end, and what must be changed in it.
    mutating func ends(of word: String, from position: Int) -> [(position: Int, cost: Int)] {
        let start = Start(word: word, position: position)
        if let ends = known[start] { return ends }
        var least: [Int: Int] = [:]
        for variant in pronunciations[word] ?? [] {
            for (length, cost) in row(of: variant, from: position).enumerated() where cost <= limit {
                least[position + length] = min(cost, least[position + length] ?? .max)
            }
        }
        let ends = least.map { (position: $0.key, cost: $0.value) }
        known[start] = ends
        return ends
    }

    /// The weighted edit distances of a word to the stretches of no phone, one phone, two phones…
    private func row(of word: [String], from position: Int) -> [Int] {
        let longest = word.count + limit / PhoneDistance.gap
        let stretch = phones[position...].prefix(longest)
        var row = (0...stretch.count).map { $0 * PhoneDistance.gap }
        for phone in word {
            var diagonal = row[0]
            row[0] += PhoneDistance.gap
            for (index, heard) in stretch.enumerated() {
                let changed = min(
                    diagonal + PhoneDistance.between(phone, heard), min(row[index], row[index + 1]) + PhoneDistance.gap)
                diagonal = row[index + 1]
                row[index + 1] = changed
            }
        }
        return row
    }
}
