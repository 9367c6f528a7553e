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

    /// For a second decoder, of trigrams, that judges what the first heard in the sentences. One flat pass through all
    /// words tells as much as three passes: both decoders together then need a third less time with few words, as much
    /// with a thousand, and more with the names of a large town (docs/confidence.md).
    var judging: DecoderSettings {
        trigrams([
            "-fwdtree": "no", "-pl_window": "0", "-bestpath": "no", "-fwdflatbeam": "1e-48", "-fwdflatwbeam": "1e-20",
        ])
    }

    /// For a decoder of trigrams that confirms what a neural model heard. It agrees as often in one pass as in three, and
    /// as often when it chooses the nearest Gaussians in every second frame only.
    var confirming: DecoderSettings {
        trigrams(["-fwdflat": "no", "-bestpath": "no", "-ds": "2"])
    }

    /// The beams for sentences are too wide where any word may follow.
    private func trigrams(_ passes: [String: String]) -> DecoderSettings {
        let beams: Set = ["-beam", "-pbeam", "-wbeam", "-maxhmmpf"]
        return DecoderSettings(options: options.filter { !beams.contains($0.key) }.merging(passes) { $1 })
    }
}
