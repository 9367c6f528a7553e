extension Grammar {
    /// Different sentences of every intent in turn, with the words of the slots, and fewer where a grammar has no more.
    /// - Parameter generator: The same numbers give the same sentences.
    public func randomSentences(_ count: Int, using generator: inout some RandomNumberGenerator) -> [[String]] {
        let networks = publicRules.map { network(of: [$0]) }
        var sentences: [[String]] = []
        var known: Set<[String]> = []
        var misses = 0
        while sentences.count < count, misses < Self.mostMisses * networks.count {
            for network in networks where sentences.count < count {
                let sentence = network.randomSentence(using: &generator)
                if !sentence.isEmpty, known.insert(sentence).inserted {
                    sentences.append(sentence)
                    misses = 0
                } else {
                    misses += 1
                }
            }
        }
        return sentences
    }

    /// After so many draws of each intent that were nothing new, there is nothing new to be expected.
    private static let mostMisses = 50
}
