import Foundation
import Japanese

/// How often each transition is made, from how often each phoneme is said: per mille of the phonemes that the network
/// heard in 144 sentences drawn from the grammar and said by a synthetic voice
/// (`Benchmarks/scripts/japanese-sentences`, mei_normal), a rare one counted as 1. By these its probabilities are
/// turned into likelihoods.
enum TransitionFrequency {
    private static let perMille: [Phoneme: Float] = [
        .a: 143, .o: 98, .i: 89, .e: 78, .k: 61, .n: 55, .s: 48, .moraicNasal: 46, .pause: 45, .m: 43, .t: 38, .u: 34,
        .d: 33, .sh: 28, .r: 25, .devoicedI: 24, .devoicedU: 21, .closure: 18, .g: 16, .ch: 16, .y: 9, .b: 7, .w: 6,
        .j: 5, .h: 4, .ts: 3, .z: 3,
    ]

    /// The natural logarithm of how often, for each of `Transition.all`.
    static let logarithms: [Float] = Transition.all.map { transition in
        log((perMille[transition.from] ?? 1) / 1000) + log((perMille[transition.to] ?? 1) / 1000)
    }
}
