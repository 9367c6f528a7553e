public import Audio
public import Foundation
public import Grammar
public import NeuralNetwork

/// A Whisper model (Radford et al. 2022, "Robust speech recognition via large-scale weak supervision") that can hear
/// the sentences of a grammar and nothing else. Pure computation over OpenBLAS, on the calling thread.
public struct WhisperModel: Sendable {
    /// What one utterance came to.
    public struct Result: Sendable, Equatable {
        /// The words of the best sentence; empty when none fits at all.
        public var words: [String]
        /// The mean natural logarithm of the probability of its tokens among all tokens there are.
        public var logProbability: Double
    }

    /// The sentences that can be heard.
    public struct Sentences: Sendable {
        fileprivate var network: TokenNetwork
    }

    private let spectrogram = LogMelSpectrogram()
    private let encoder: Encoder
    private let search: BeamSearch
    private let tokenizer: Tokenizer

    /// Reads `model.bin` and `tokenizer.json`: about 0.2 s.
    /// - Parameter folder: A model in the format of CTranslate2.
    /// - Throws: `ModelError` naming the file and what is wrong with it.
    public init(folder: URL) throws(ModelError) {
        let file = try ModelFile(folder.appending(path: "model.bin"))
        tokenizer = try Tokenizer(folder.appending(path: "tokenizer.json"))
        encoder = try Encoder(file)
        let decoder = try Decoder(file)
        let end = try tokenizer.special("<|endoftext|>")
        var prefix = [try tokenizer.special("<|startoftranscript|>")]
        // Only models of several languages are told which, and that nothing is to be translated.
        if let language = try? tokenizer.special("<|en|>"), let task = try? tokenizer.special("<|transcribe|>"),
            decoder.tokenCount > Self.englishTokenCount
        {
            prefix += [language, task]
        }
        prefix.append(try tokenizer.special("<|notimestamps|>"))
        search = BeamSearch(
            decoder: decoder, prefix: prefix, ends: [end] + [".", "?", "!"].flatMap(tokenizer.encode))
    }

    private static let englishTokenCount = 51_864

    /// Spells the sentences of a grammar in the model's tokens.
    public func sentences(of network: WordNetwork) -> Sentences {
        Sentences(network: TokenNetwork(network, tokenizer))
    }

    /// Hears one sentence.
    ///
    /// - Parameters:
    ///   - speech: 16 kHz; what is behind the first 29 s is not heard.
    ///   - sentences: Grows with every beginning that is heard for the first time.
    ///   - other: What another recognizer heard. It wins when its tokens are on average more probable: the search may
    ///     have passed it over at its first word.
    public func hear(
        _ speech: AudioChunk, _ sentences: inout Sentences, or other: [String] = []
    ) throws(ModelError) -> Result {
        // A second of silence, so that the end is heard as one, and ten seconds in all: with less than eight it says
        // one word again and again. The rest of the half minute that it was trained on costs three times as much.
        let heard = max(speech.samples.count / PowerSpectrogram.hop + 100, 1000)
        let frames = min(heard, Encoder.longest) / 2 * 2
        let memory = search.decoder.memory(of: encoder(spectrogram.of(speech, frames: frames)))
        let own = try best(&sentences.network, memory)
        guard !other.isEmpty, other != own.words else { return own }
        var single = TokenNetwork(WordNetwork(sentence: other), tokenizer)
        let another = try best(&single, memory)
        return another.logProbability > own.logProbability ? another : own
    }

    private func best(
        _ network: inout TokenNetwork, _ memory: Decoder.Memory
    ) throws(ModelError) -> Result {
        guard let best = try search.search(&network, in: memory).first else {
            return Result(words: [], logProbability: -.infinity)
        }
        return Result(words: network.words(best.tokens), logProbability: Double(try search.logProbability(of: best)))
    }
}
