/// When a place is open, as the rules of an OpenStreetMap `opening_hours` value say it. Later rules win over earlier
/// ones for the days they match, unless they only add to them.
///
/// Source: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
public struct OpeningHours: Sendable, Equatable {
    public var rules: [OpeningRule]

    public init(rules: [OpeningRule]) {
        self.rules = rules
    }

    /// The hours that begin on one day; the last may end after midnight.
    public func hours(on date: CalendarDate, holidays: HolidayCalendar) -> DayHours {
        rules.reduce(into: DayHours()) { hours, rule in
            if rule.matches(date, holidays: holidays) {
                rule.apply(to: &hours)
            }
        }
    }
}
