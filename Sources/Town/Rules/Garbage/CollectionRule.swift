/// One way in which a town fixes the days on which it collects something.
public enum CollectionRule: Sendable, Equatable {
    case weekly(Weekday)
    /// The `ordinal`-th (1…5) such weekday of the month.
    case monthly(ordinal: Int, Weekday)
    /// Every 14 days, from a day that is collected itself.
    case everyOtherWeek(from: CalendarDate)
    /// One day, by its date.
    case on(CalendarDate)

    func matches(_ date: CalendarDate) -> Bool {
        switch self {
        case .weekly(let weekday): date.weekday == weekday
        case .monthly(let ordinal, let weekday): date.weekday == weekday && date.weekdayOrdinal == ordinal
        case .everyOtherWeek(let first): date >= first && first.distance(to: date) % 14 == 0
        case .on(let day): date == day
        }
    }

    /// Whether the day stands in the data itself. Staff who wrote it down meant it, closure or not.
    var isExplicit: Bool {
        if case .on = self { true } else { false }
    }

    var isEveryOtherWeek: Bool {
        if case .everyOtherWeek = self { true } else { false }
    }
}
