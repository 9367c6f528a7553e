import Glibc

/// How words follow each other in a grammar's sentences, two words back and no further: closed in its vocabulary, open
/// in its order.
///
/// A decoder with it hears speech of the grammar as a decoder with the grammar does, and other speech otherwise: it is
/// not made to find a sentence where there is none.
public struct TrigramModel: Sendable {
    /// The expected number of each row of one to three words in a sentence, with its beginning and end.
    private(set) var counts: [[String]: Double] = [:]

    /// The share of what follows two words that is kept for what never follows them in the grammar.
    private static let openShare = 0.2
    /// Longer sentences, of grammars with loops, are not followed further.
    private static let longestSentence = 40

    static let beginning = "<s>"
    static let end = "</s>"

    /// Counts exactly, by the probabilities of the arcs.
    public init(of network: WordNetwork) {
        for (state, visits) in Self.visits(of: network).enumerated() where visits > 0 {
            let isStart = state == network.start
            if isStart { follow([Self.beginning], from: state, in: network, count: 1) }
            for arc in network.arcs(from: state) {
                follow([arc.word], from: arc.to, in: network, count: visits * exp(arc.logProbability))
            }
        }
        counts[[Self.end]] = 1
    }

    /// Adds a row and what can follow it, up to three words.
    private mutating func follow(_ row: [String], from state: Int, in network: WordNetwork, count: Double) {
        counts[row, default: 0] += count
        guard row.count < 3 else { return }
        if let end = network.finals[state] {
            counts[row + [Self.end], default: 0] += count * exp(end)
        }
        for arc in network.arcs(from: state) {
            follow(row + [arc.word], from: arc.to, in: network, count: count * exp(arc.logProbability))
        }
    }

    /// How often a sentence passes each state.
    private static func visits(of network: WordNetwork) -> [Double] {
        var total = Array(repeating: 0.0, count: network.stateCount)
        var reached = [network.start: 1.0]
        for _ in 0...longestSentence where !reached.isEmpty {
            var next: [Int: Double] = [:]
            for (state, visits) in reached {
                total[state] += visits
                for arc in network.arcs(from: state) {
                    next[arc.to, default: 0] += visits * exp(arc.logProbability)
                }
            }
            reached = next
        }
        return total
    }
}

extension TrigramModel {
    /// As decoders read it: ARPA's text format for back-off models, common logarithms.
    public var arpa: String {
        let rows = Dictionary(grouping: counts) { $0.key.count }
        let unigramTotal = rows[1, default: []].reduce(0) { $0 + ($1.key == [Self.beginning] ? 0 : $1.value) }
        var probabilities: [[String]: Double] = [:]
        for (row, count) in rows[1, default: []] {
            probabilities[row] = row == [Self.beginning] ? 0 : count / unigramTotal
        }
        var backOff: [[String]: Double] = [:]
        for length in 2...3 {
            for (context, following) in Dictionary(grouping: rows[length, default: []], by: { Array($0.key.dropLast()) }) {
                let total = following.reduce(0) { $0 + $1.value }
                var covered = 0.0
                for (row, count) in following {
                    probabilities[row] = (1 - Self.openShare) * count / total
                    covered += probability(of: Array(row.dropFirst()), in: probabilities, backOff)
                }
                backOff[context] = Self.openShare / max(1 - covered, Self.openShare)
            }
        }
        var lines = ["\\data\\"]
        lines += (1...3).map { "ngram \($0)=\(rows[$0, default: []].count)" }
        for length in 1...3 {
            lines += ["", "\\\(length)-grams:"]
            for (row, _) in rows[length, default: []].sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
                let logarithm = log10(max(probabilities[row] ?? 0, 1e-9))
                let weight = length < 3 ? " \(log10(backOff[row] ?? 1))" : ""
                lines.append("\(logarithm) \(row.joined(separator: " "))\(weight)")
            }
        }
        return (lines + ["", "\\end\\", ""]).joined(separator: "\n")
    }

    /// What the model of one word less says.
    private func probability(
        of row: [String], in probabilities: [[String]: Double], _ backOff: [[String]: Double]
    ) -> Double {
        if let known = probabilities[row] { return known }
        guard row.count > 1 else { return 0 }
        let rest = probability(of: Array(row.dropFirst()), in: probabilities, backOff)
        return (backOff[Array(row.dropLast())] ?? 1) * rest
    }
}
