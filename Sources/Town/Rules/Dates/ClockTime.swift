/// A time as people name it: clocks show twelve hours, and whether it is before noon often goes without saying.
public struct ClockTime: Sendable, Hashable {
    /// A value of the grammar's slot `dayPart`.
    public enum DayPart: String, Sendable {
        case morning, afternoon
    }

    /// The first of the times that it can mean.
    private let earlier: TimeOfDay
    /// The last of them.
    private let later: TimeOfDay

    private static let halfDay = TimeOfDay.endOfDay.minutes / 2

    /// - Parameters:
    ///   - hour: 1…12. Twelve is noon, unless it is in the morning.
    ///   - minute: 0…59.
    ///   - part: nil where it was not said.
    public init?(hour: Int, minute: Int = 0, _ part: DayPart? = nil) {
        guard (1...12).contains(hour), let morning = TimeOfDay(hour % 12, minute) else { return nil }
        let afternoon = morning + Self.halfDay
        earlier = part == .afternoon || (hour == 12 && part == nil) ? afternoon : morning
        later = part == .morning ? morning : afternoon
    }

    /// What is meant on any day.
    /// - Parameter hours: Those that people ask about without saying whether it is morning: at three, in the afternoon.
    public func usual(in hours: Range<TimeOfDay>) -> TimeOfDay {
        hours.contains(earlier) ? earlier : hours.contains(later) ? later : earlier
    }

    /// What is meant today; nil where it is over.
    public func usual(in hours: Range<TimeOfDay>, notBefore now: TimeOfDay) -> TimeOfDay? {
        let usual = usual(in: hours)
        if usual >= now { return usual }
        return hours.contains(later) && later >= now ? later : nil
    }
}
