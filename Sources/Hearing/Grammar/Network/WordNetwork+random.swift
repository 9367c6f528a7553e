import Glibc

extension WordNetwork {
    /// A sentence drawn by the probabilities of the arcs, which are those of the grammar's weights: where it has none,
    /// each alternative is as likely as the others. Empty when nothing can be said.
    public func randomSentence(using generator: inout some RandomNumberGenerator) -> [String] {
        var words: [String] = []
        var state = start
        while true {
            var draw = Double.random(in: 0..<1, using: &generator)
            if let end = finals[state] {
                draw -= exp(end)
                if draw < 0 { return words }
            }
            let choices = arcs(from: state)
            // The probabilities may add up to a little less than 1.
            guard let last = choices.last else { return words }
            let chosen = choices.first { arc in
                draw -= exp(arc.logProbability)
                return draw < 0
            }
            words.append((chosen ?? last).word)
            state = (chosen ?? last).to
        }
    }
}
