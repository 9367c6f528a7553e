/// The decoder's options that differ from PocketSphinx's own, with why.
public struct DecoderSettings: Sendable, Equatable {
    var options: [String: String]
    /// How many words trigrams may have to be searched in one flat pass; in more, one pass through the tree of their
    /// phones takes less time, and hears a little less well.
    var wordsInFlatPass = 0
    /// The same of those that judge.
    private var wordsJudgedInFlatPass = 500

    private init(options: [String: String]) {
        self.options = options
    }

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
    /// on the development words that is worth nothing to 4 points for the man and 3 for the woman. By the tree 91 of 216
    /// sentences were believed in quiet, by the flat pass 103.
    static let japanese = {
        var settings = standard
        settings.options["-warp_type"] = "inverse_linear"
        settings.options["-warp_params"] = "1.08"
        settings.wordsJudgedInFlatPass = .max
        return settings
    }()

    /// For a second decoder, of trigrams, that judges what the first heard in the sentences. One pass tells as much as
    /// PocketSphinx's three (docs/confidence.md).
    var judging: DecoderSettings {
        var settings = trigrams(["-pl_window": "0", "-fwdflatbeam": "1e-48", "-fwdflatwbeam": "1e-20"])
        settings.wordsInFlatPass = wordsJudgedInFlatPass
        return settings
    }

    /// For a decoder of trigrams that confirms what a neural model heard. It agrees as often in one pass as in three, and
    /// as often when it chooses the nearest Gaussians in every second frame only.
    var confirming: DecoderSettings {
        trigrams(["-ds": "2"])
    }

    /// The beams for sentences are too wide where any word may follow, and the lattice behind the pass tells nothing more.
    private func trigrams(_ more: [String: String]) -> DecoderSettings {
        let beams: Set = ["-beam", "-pbeam", "-wbeam", "-maxhmmpf"]
        let kept = options.filter { !beams.contains($0.key) }
        return DecoderSettings(options: kept.merging(["-bestpath": "no"]) { $1 }.merging(more) { $1 })
    }
}
