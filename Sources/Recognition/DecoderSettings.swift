/// The decoder's options that differ from PocketSphinx's own, with why.
public struct DecoderSettings: Sendable, Equatable {
    var options: [String: String]

    /// The beams are wider than the defaults, which cut off the right path in noise (empty results in 10 % of noisy
    /// utterances); filler words and the built-in noise removal stay on: without either, accuracy falls apart.
    /// The bound on active HMMs only keeps the worst case in hand: no development recording comes near it.
    public static let standard = DecoderSettings(options: [
        "-beam": "1e-80",
        "-pbeam": "1e-80",
        "-wbeam": "1e-60",
        "-maxhmmpf": "3000",
    ])

    /// The model was taught American speakers. Japanese ones are nearer to it with their frequencies scaled a little:
    /// on the development words that is worth nothing to 4 points for the man and 3 for the woman.
    static let japanese = DecoderSettings(
        options: standard.options.merging([
            "-warp_type": "inverse_linear",
            "-warp_params": "1.08",
        ]) { $1 })

    /// For a decoder that confirms what a neural model heard: one pass agrees as often as three.
    var confirming: DecoderSettings {
        DecoderSettings(options: options.merging(["-fwdflat": "no", "-bestpath": "no"]) { $1 })
    }

    /// A search of trigrams keeps PocketSphinx's own narrow beams: its further passes make up for what they lose, and one
    /// that only confirms need not.
    func options(for order: PocketSphinxDecoder.WordOrder) -> [String: String] {
        switch order {
        case .sentences: options
        case .trigrams: options.filter { !["-beam", "-pbeam", "-wbeam", "-maxhmmpf"].contains($0.key) }
        }
    }
}
