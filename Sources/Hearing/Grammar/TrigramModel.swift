import Glibc

/// How words follow each other in a grammar's sentences, two words back and no further: closed in its vocabulary, open
/// in its order.
///
/// A decoder with it hears speech of the grammar as a decoder with the grammar does, and other speech otherwise: it is
/// not made to find a sentence where there is none.
public struct TrigramModel: Sendable {
    /// The words by their numbers; sentences begin with the first and end with the second.
    private var words = ["<s>", "</s>"]
    /// The expected number of each row of one to three words in a sentence, by the length of the row.
    private var counts: [[Row: Double]] = [[:], [:], [:]]

    /// Without the beginning and the end of a sentence.
    public var wordCount: Int { words.count - 2 }

    private static let beginning = Row(0)
    private static let end: Int32 = 1

    /// The share of what follows two words that is kept for what never follows them in the grammar.
    private static let openShare = 0.2
    /// Rows that are found less than once in so many sentences are left to shorter ones: a grammar of many variants
    /// would have millions of them.
    private static let rarest = 1.0 / 50_000
    /// Longer sentences, of grammars with loops, are not followed further.
    private static let longestSentence = 40

    /// Counts exactly, by the probabilities of the arcs.
    public init(of network: WordNetwork) {
        var numbers: [String: Int32] = [:]
        for word in Set(network.arcs.map(\.word)).sorted() {
            numbers[word] = Int32(words.count)
            words.append(word)
        }
        let arcs = (0..<network.stateCount).map { state in
            network.arcs(from: state).map { arc in
                (word: numbers[arc.word] ?? 0, to: arc.to, probability: exp(arc.logProbability))
            }
        }
        // How often a sentence passes each state.
        var visits = Array(repeating: 0.0, count: network.stateCount)
        var reached = [network.start: 1.0]
        for _ in 0...Self.longestSentence where !reached.isEmpty {
            var next: [Int: Double] = [:]
            for (state, count) in reached {
                visits[state] += count
                for arc in arcs[state] { next[arc.to, default: 0] += count * arc.probability }
            }
            reached = next
        }
        let ends = (0..<network.stateCount).map { network.finals[$0].map(exp) ?? 0 }

        func follow(_ row: Row, from state: Int, count: Double) {
            counts[row.count - 1][row, default: 0] += count
            guard row.count < 3 else { return }
            if count * ends[state] > Self.rarest {
                counts[row.count][row + Self.end, default: 0] += count * ends[state]
            }
            for arc in arcs[state] where count * arc.probability > Self.rarest {
                follow(row + arc.word, from: arc.to, count: count * arc.probability)
            }
        }
        follow(Self.beginning, from: network.start, count: 1)
        for state in arcs.indices where visits[state] > 0 {
            for arc in arcs[state] {
                follow(Row(arc.word), from: arc.to, count: visits[state] * arc.probability)
            }
        }
        counts[0][Row(Self.end)] = 1
    }
}

/// One to three words by their numbers.
private struct Row: Hashable {
    private(set) var count = 1
    private var words: SIMD4<Int32>

    init(_ word: Int32) {
        words = [word, -1, -1, -1]
    }

    subscript(index: Int) -> Int32 { words[index] }

    static func + (row: Row, word: Int32) -> Row {
        var row = row
        row.words[row.count] = word
        row.count += 1
        return row
    }

    /// Without its first word.
    var rest: Row {
        (2..<max(count, 2)).reduce(Row(words[1])) { $0 + words[$1] }
    }

    /// Without its last word.
    var context: Row {
        (1..<max(count - 1, 1)).reduce(Row(words[0])) { $0 + words[$1] }
    }
}

extension TrigramModel {
    /// As decoders read it: ARPA's text format for back-off models, common logarithms.
    public var arpa: String {
        let (probabilities, backOff) = smoothed()
        var text = "\\data\\\n"
        for length in 1...3 {
            text += "ngram \(length)=\(counts[length - 1].count)\n"
        }
        for length in 1...3 {
            text += "\n\\\(length)-grams:\n"
            for row in counts[length - 1].keys {
                text += "\(log10(max(probabilities[row] ?? 0, 1e-9)))"
                for index in 0..<length { text += " " + words[Int(row[index])] }
                text += length < 3 ? " \(log10(backOff[row] ?? 1))\n" : "\n"
            }
        }
        return text + "\n\\end\\\n"
    }

    /// The probability of the last word of each row after the others, and what those of shorter rows are multiplied by
    /// where a row was never seen.
    private func smoothed() -> (probabilities: [Row: Double], backOff: [Row: Double]) {
        let total = counts[0].reduce(0) { $0 + ($1.key == Self.beginning ? 0 : $1.value) }
        var probabilities = counts[0].mapValues { $0 / total }
        probabilities[Self.beginning] = 0
        var backOff: [Row: Double] = [:]
        func probability(of row: Row) -> Double {
            if let known = probabilities[row] { return known }
            return row.count > 1 ? (backOff[row.context] ?? 1) * probability(of: row.rest) : 0
        }
        for (contexts, rows) in zip(counts, counts.dropFirst()) {
            var followed: [Row: (share: Double, covered: Double)] = [:]
            for (row, count) in rows {
                let share = (1 - Self.openShare) * count / (contexts[row.context] ?? count)
                probabilities[row] = share
                followed[row.context, default: (0, 0)].share += share
                followed[row.context, default: (0, 0)].covered += probability(of: row.rest)
            }
            for (context, following) in followed {
                backOff[context] = (1 - following.share) / max(1 - following.covered, Self.openShare)
            }
        }
        return (probabilities, backOff)
    }
}
