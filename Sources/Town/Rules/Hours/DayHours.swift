/// The hours of one day.
public struct DayHours: Sendable, Equatable {
    /// In order and apart from each other. The last may end after 24:00.
    public var spans: [TimeSpan]
    /// Whether the hours are known. A place marked `unknown`, or only with a remark, must be telephoned.
    public var isKnown: Bool
    /// Whether it may be closed all the same: it closes on days that it does not name beforehand.
    public var mayBeClosed: Bool

    public init(spans: [TimeSpan] = [], isKnown: Bool = true, mayBeClosed: Bool = false) {
        self.spans = TimeSpan.merged(spans)
        self.isKnown = isKnown
        self.mayBeClosed = mayBeClosed
    }
}
