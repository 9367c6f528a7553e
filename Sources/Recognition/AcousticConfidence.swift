import Foundation

/// How far a hypothesis can be believed, from its own acoustic scores: PocketSphinx gives every sentence of a grammar
/// the posterior 1.0, right or wrong.
///
/// The measure is the mean score of the frames under real words, with fillers and silence left out: the best one that
/// needs no second decoder. It is comparable between utterances only when the decoder scores every senone
/// (`-compallsen yes`).
struct AcousticConfidence {
    /// The mean score a frame, in the decoder's log units, at which the confidence is one half. On development
    /// recordings -60 keeps all sentences of the grammar and lets 3 % of other speech through.
    static let threshold = -60.0
    /// Log units from one half to 0.73: the distance between "reject" and "accept without asking" is about three.
    static let slope = 1.5
    /// Fewer frames of words than this are a click or a cough, not a word: 150 ms.
    static let leastWordFrames = 15

    static func confidence(of words: [Hypothesis.Word]) -> Double {
        let alignments = words.compactMap(\.alignment)
        let frames = alignments.reduce(0) { $0 + $1.frames.count }
        guard frames >= leastWordFrames else { return 0 }
        let mean = Double(alignments.reduce(0) { $0 + $1.acousticScore }) / Double(frames)
        return 1 / (1 + exp(-(mean - threshold) / slope))
    }
}
