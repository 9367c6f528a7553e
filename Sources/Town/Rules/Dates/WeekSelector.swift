/// ISO weeks of a year, such as every other one: `week 01-53/2`.
public struct WeekSelector: Sendable, Equatable {
    public var weeks: ClosedRange<Int>
    public var step: Int

    /// - Parameter step: 1 or more.
    public init(weeks: ClosedRange<Int>, step: Int = 1) {
        self.weeks = weeks
        self.step = max(1, step)
    }

    public func contains(_ week: Int) -> Bool {
        weeks.contains(week) && (week - weeks.lowerBound) % step == 0
    }
}
