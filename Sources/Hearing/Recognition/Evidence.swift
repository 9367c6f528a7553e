import Foundation
import Grammar

/// What speaks for a hypothesis or against it: the features of a `ConfidenceModel`.
public struct Evidence: Sendable, Equatable {
    public enum Feature: String, Sendable, Codable, CodingKeyRepresentable, CaseIterable {
        /// The mean acoustic score of the frames under words, fillers and silence left out, in PocketSphinx's log units:
        /// how far behind the best senone that the search was still pursuing. Behind the best of all of them
        /// (`-compallsen yes`) it tells no more, for a third more time (docs/confidence.md).
        case wordScore
        /// The same of the word that fits worst.
        case worstWordScore
        /// The natural logarithm of the number of frames under words: a cough is no order.
        case wordFrames
        /// Frames to a word: noise is squeezed into many short words, or drawn out into one.
        case framesPerWord
        /// The mean natural logarithm of the probability that Whisper gives a token among all tokens: whether it would
        /// have written the sentence without being told that only sentences of the grammar can be meant.
        case languageScore
        /// How much less probable the sentence's phonemes are to DOMINO than the best of all rows of phonemes: the
        /// difference of their natural logarithms, shared among the transitions of the sentence.
        case phonemeScore
        /// How much more probable they are to it than silence, likewise: noise is drawn out into a word of few phonemes.
        case speechScore
        /// The natural logarithm of the number of its transitions: a noise passes for a few of them, hardly for many.
        case phonemes
        /// How far the two recognizers understood the same: 0 for another intent, else the share of slots alike.
        case agreement
        /// The share of words that both recognizers heard, in the same order.
        case wordAgreement
    }

    public var values: [Feature: Double] = [:]
    /// How well the speaker's name fits (as `wordScore`), where a decoder of another kind heard it as well and something
    /// was said behind it.
    public var confirmedNameScore: Double?

    /// For records and whoever learns from them.
    public var byName: [String: Double] {
        Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) })
    }

    public init() {}

    /// What PocketSphinx's alignment of a sentence says; nothing where words have none.
    init(alignmentOf words: [Hypothesis.Word]) {
        let alignments = words.compactMap(\.alignment)
        let frames = alignments.reduce(0) { $0 + $1.frames.count }
        guard frames > 0 else { return }
        let score = alignments.reduce(0) { $0 + $1.acousticScore }
        values[.wordScore] = Double(score) / Double(frames)
        values[.worstWordScore] = alignments.map { Double($0.acousticScore) / Double($0.frames.count) }.min()
        values[.wordFrames] = log(Double(frames))
        values[.framesPerWord] = Double(frames) / Double(alignments.count)
    }
}

extension Evidence {
    /// Nobody goes on in less time than this behind the name; noise does. In frames.
    private static let shortestSentence = 20

    /// How well a name fits; nil where nothing is said behind it, or words have no alignment.
    static func score(of name: ArraySlice<Hypothesis.Word>, before rest: ArraySlice<Hypothesis.Word>) -> Double? {
        guard rest.compactMap(\.alignment).reduce(0, { $0 + $1.frames.count }) >= shortestSentence else { return nil }
        return Evidence(alignmentOf: Array(name)).values[.wordScore]
    }

    /// Of all words of the two, those that are in both, in the same order.
    static func agreement(of words: [String], and others: [String]) -> Double {
        guard words.count + others.count > 0 else { return 1 }
        let different = words.difference(from: others).count
        return 1 - Double(different) / Double(words.count + others.count)
    }
}

extension Intent {
    /// How far two understandings are the same: 0 for another intent, else the share of their slots that are alike, the
    /// intent itself counted as one.
    func agreement(with other: Intent?) -> Double {
        guard let other, other.name == name else { return 0 }
        let names = Set(slots.keys).union(other.slots.keys)
        let alike = names.count { slots[$0] == other.slots[$0] }
        return Double(alike + 1) / Double(names.count + 1)
    }
}
