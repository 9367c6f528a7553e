extension RubyText {
    /// What is said up to the first 、 that ends a clause, and the rest; nil where the whole is as short, or has none.
    ///
    /// - Parameters:
    ///   - minimum: Beats of the first clause.
    ///   - rest: Beats of the rest.
    public func firstClause(minimum: Int, rest minimumRest: Int) -> (head: RubyText, rest: RubyText)? {
        var head: [Run] = []
        for (index, run) in runs.enumerated() {
            guard run.reading == nil, let comma = run.base.firstIndex(where: { "、，､".contains($0) }) else {
                head.append(run)
                continue
            }
            let end = run.base.index(after: comma)
            let first = RubyText(runs: head + [Run(base: String(run.base[..<end]))])
            let behind = String(run.base[end...])
            let rest = RubyText(runs: (behind.isEmpty ? [] : [Run(base: behind)]) + runs[(index + 1)...])
            let isLong = Pronunciation(first).length >= minimum && Pronunciation(rest).length >= minimumRest
            return isLong ? (first, rest) : nil
        }
        return nil
    }
}

extension RubyText {
    /// The text in pieces of at most `maximum` letters, cut behind a 、 where there is one.
    public func lines(maximum: Int) -> [RubyText] {
        var lines: [[Run]] = []
        var clause: [Run] = []
        func length(_ runs: [Run]) -> Int { runs.map(\.base.count).reduce(0, +) }
        func endClause() {
            if let last = lines.last, length(last) + length(clause) <= maximum {
                lines[lines.count - 1] += clause
            } else if !clause.isEmpty {
                lines.append(clause)
            }
            clause = []
        }
        for run in runs.flatMap(\.clauses) {
            if length(clause) + run.base.count > maximum { endClause() }
            clause.append(run)
            if run.reading == nil, run.base.last == "、" { endClause() }
        }
        endClause()
        return lines.map(RubyText.init)
    }
}

extension RubyText.Run {
    /// A run without a reading, cut behind each 、.
    fileprivate var clauses: [RubyText.Run] {
        guard reading == nil, spelling == nil else { return [self] }
        return base.reduce(into: [""]) { clauses, letter in
            clauses[clauses.count - 1].append(letter)
            if letter == "、" { clauses.append("") }
        }.filter { !$0.isEmpty }.map { RubyText.Run(base: $0) }
    }
}

extension Pronunciation {
    /// Beats, of which a letter without a reading has about two.
    fileprivate var length: Int {
        morae.count + 2 * unread.count
    }
}
