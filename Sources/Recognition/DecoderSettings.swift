/// The decoder's options that differ from PocketSphinx's own, with why.
struct DecoderSettings {
    /// The beams are wider than the defaults, which cut off the right path in noise (empty results in 10 % of noisy
    /// utterances); filler words and the built-in noise removal stay on: without either, accuracy falls apart.
    /// The bound on active HMMs only keeps the worst case in hand: no development recording comes near it.
    /// Every senone is scored so that acoustic scores can be compared between utterances (`Evidence`).
    static let options: [String: String] = [
        "-beam": "1e-80",
        "-pbeam": "1e-80",
        "-wbeam": "1e-60",
        "-maxhmmpf": "3000",
        "-compallsen": "yes",
    ]
}
