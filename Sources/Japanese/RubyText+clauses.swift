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

extension Pronunciation {
    /// Beats, of which a letter without a reading has about two.
    fileprivate var length: Int {
        morae.count + 2 * unread.count
    }
}
