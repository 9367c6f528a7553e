import NeuralNetwork

/// The sentences of a grammar that fit the speech best: a beam search over tokens in which only what the grammar allows
/// competes.
///
/// At each step the probabilities of the allowed tokens are made to sum up to one: without that, sentences which the
/// model would rather have written otherwise lose to shorter ones (85 instead of 91 % of noisy orders right). But only
/// up to a point: a token that is the only one allowed and that nobody said must cost something, or the sentences with
/// the fewest choices win (the label bias of Lafferty et al. 2001).
struct BeamSearch {
    struct Sentence {
        var tokens: [Int]
        /// The natural logarithm of the probability among the grammar's sentences.
        var score: Float
        /// What the decoder knew before each token and before the end, a row each.
        fileprivate(set) var hidden: Matrix
    }

    private struct Hypothesis {
        var sentence: Sentence
        var state: Int
        var history: Decoder.History
    }

    private struct Candidate {
        var score: Float
        var parent: Int
        var choice: Int
    }

    /// Hypotheses that go on at a time; 16 find no more than 8.
    private static let width = 8
    /// How far behind the best a hypothesis is given up, in logarithms.
    private static let margin: Float = 12
    private static let sentencesKept = 5
    /// How improbable the allowed tokens together may be at no cost, in logarithms. Chosen on development data: 2 loses
    /// 3 % of noisy orders that 3 hears, 4 and more lose questions of the civic grammar.
    private static let forgiven: Float = 3

    let decoder: Decoder
    /// The tokens that stand before every transcript.
    let prefix: [Int]
    /// The end of the transcript, and the full stop and its kin, behind which nothing comes but the end.
    let ends: [Int]

    /// - Returns: Best first; empty when no sentence has a probability worth following.
    func search(
        _ network: inout TokenNetwork, in memory: Decoder.Memory
    ) throws(ModelError) -> [Sentence] {
        var hypotheses = [try beginning(memory, network.start)]
        let ending = try decoder.embeddings(of: ends)
        var complete: [Sentence] = []
        while !hypotheses.isEmpty, hypotheses[0].history.length < decoder.longest {
            var candidates: [Candidate] = []
            var lasts = Matrix(rows: 0, columns: ending.columns)
            for hypothesis in hypotheses {
                lasts.append(hypothesis.sentence.hidden[row: hypothesis.sentence.hidden.rows - 1])
            }
            let normalizers = decoder.logNormalizersOfCommonTokens(lasts)
            for (parent, hypothesis) in hypotheses.enumerated() {
                let state = network.states[hypothesis.state]
                let last = lasts.rows([parent])
                let logits = last.times(transposeOf: try decoder.embeddings(of: state.tokens)).values
                let end = state.isFinal ? Exponential.logSum(last.times(transposeOf: ending).values) : -Float.infinity
                let total = max(Exponential.logSum(logits + [end]), normalizers[parent] - Self.forgiven)
                if state.isFinal {
                    var sentence = hypothesis.sentence
                    sentence.score += end - total
                    complete.append(sentence)
                }
                for (choice, logit) in logits.enumerated() {
                    candidates.append(
                        Candidate(score: hypothesis.sentence.score + logit - total, parent: parent, choice: choice))
                }
            }
            complete = Array(complete.sorted { $0.score > $1.score }.prefix(Self.sentencesKept))
            hypotheses = try extend(hypotheses, by: best(candidates, behind: complete), &network, memory)
        }
        return complete
    }

    /// The natural logarithm of the mean probability of a sentence's tokens among all tokens that there are: near -1
    /// for what the model would have written itself, far below where the grammar forced its hand.
    func logProbability(of sentence: Sentence) throws(ModelError) -> Float {
        let normalizers = try decoder.logNormalizers(sentence.hidden)
        let chosen = try decoder.embeddings(of: sentence.tokens)
        let ending = try decoder.embeddings(of: ends)
        var sum: Float = 0
        for row in 0..<sentence.hidden.rows {
            let hidden = sentence.hidden.rows([row])
            let logits = hidden.times(transposeOf: row < chosen.rows ? chosen.rows([row]) : ending).values
            sum += Exponential.logSum(logits) - normalizers[row]
        }
        return sum / Float(sentence.hidden.rows)
    }

    private func beginning(_ memory: Decoder.Memory, _ start: Int) throws(ModelError) -> Hypothesis {
        var histories = [decoder.noHistory]
        var hidden = Matrix(rows: 0, columns: 0)
        for token in prefix {
            hidden = try decoder.step([token], &histories, memory)
        }
        return Hypothesis(
            sentence: Sentence(tokens: [], score: 0, hidden: hidden), state: start, history: histories[0])
    }

    private func best(_ candidates: [Candidate], behind complete: [Sentence]) -> [Candidate] {
        let best = candidates.sorted { $0.score > $1.score }.prefix(Self.width)
        var least = (best.first?.score ?? 0) - Self.margin
        if let first = complete.first { least = max(least, first.score - Self.margin) }
        if complete.count == Self.sentencesKept, let last = complete.last { least = max(least, last.score) }
        return best.filter { $0.score > least }
    }

    private func extend(
        _ hypotheses: [Hypothesis], by candidates: [Candidate], _ network: inout TokenNetwork, _ memory: Decoder.Memory
    ) throws(ModelError) -> [Hypothesis] {
        guard !candidates.isEmpty else { return [] }
        let tokens = candidates.map { network.states[hypotheses[$0.parent].state].tokens[$0.choice] }
        var histories = candidates.map { hypotheses[$0.parent].history }
        let hidden = try decoder.step(tokens, &histories, memory)
        var extended: [Hypothesis] = []
        for (row, candidate) in candidates.enumerated() {
            var hypothesis = hypotheses[candidate.parent]
            hypothesis.sentence.tokens.append(tokens[row])
            hypothesis.sentence.score = candidate.score
            hypothesis.sentence.hidden.append(hidden[row: row])
            hypothesis.state = network.target(of: hypothesis.state, at: candidate.choice)
            hypothesis.history = histories[row]
            extended.append(hypothesis)
        }
        return extended
    }
}
