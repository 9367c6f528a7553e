import Foundation
import Japanese

/// How often each transition is made, from how often each phoneme is said: per mille of the phonemes that the network
/// heard in the development recordings, a rare one counted as 1. By these its probabilities are turned into likelihoods.
enum TransitionFrequency {
    private static let perMille: [Phoneme: Float] = [
        .pause: 127, .a: 112, .o: 96, .i: 78, .e: 74, .moraicNasal: 68, .k: 66, .u: 48, .s: 35, .r: 29,
        .devoicedU: 28, .n: 25, .t: 22, .m: 21, .sh: 19, .g: 18, .y: 16, .closure: 13, .devoicedI: 12, .j: 12, .h: 11,
        .ts: 11, .b: 10, .d: 10, .ch: 9, .z: 8, .w: 5, .ky: 4, .p: 3, .ry: 3, .f: 2, .gy: 2,
    ]

    /// The natural logarithm of how often, for each of `Transition.all`.
    static let logarithms: [Float] = Transition.all.map { transition in
        log((perMille[transition.from] ?? 1) / 1000) + log((perMille[transition.to] ?? 1) / 1000)
    }
}
