/// From one time of a day to a later one, which may lie past midnight. The end does not belong to it.
public struct TimeSpan: Sendable, Hashable, Codable {
    public var from: TimeOfDay
    public var to: TimeOfDay

    public static let wholeDay = TimeSpan(from: .midnight, to: .endOfDay)

    public init(from: TimeOfDay, to: TimeOfDay) {
        self.from = from
        self.to = to
    }

    public func contains(_ time: TimeOfDay) -> Bool {
        from <= time && time < to
    }

    /// The parts of this span outside `other`: none, one or two.
    func subtracting(_ other: TimeSpan) -> [TimeSpan] {
        [TimeSpan(from: from, to: min(to, other.from)), TimeSpan(from: max(from, other.to), to: to)]
            .filter { $0.from < $0.to }
    }

    /// In order, with those that touch or overlap joined.
    public static func merged(_ spans: [TimeSpan]) -> [TimeSpan] {
        spans.sorted { $0.from < $1.from }.reduce(into: []) { merged, span in
            if let last = merged.last, span.from <= last.to {
                merged[merged.count - 1].to = max(last.to, span.to)
            } else {
                merged.append(span)
            }
        }
    }
}
