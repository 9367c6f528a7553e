/// When a place is open, as the rules of an OpenStreetMap `opening_hours` value say it. Later rules win over earlier
/// ones for the days they match, unless they only add to them.
///
/// Source: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
public struct OpeningHours: Sendable, Equatable {
    public var rules: [OpeningRule]
    /// Whether it also closes on days that it does not name beforehand (不定休): no rule can say which.
    public var closesOnOtherDays: Bool

    public init(rules: [OpeningRule], closesOnOtherDays: Bool = false) {
        self.rules = rules
        self.closesOnOtherDays = closesOnOtherDays
    }

    /// The hours that begin on one day; the last may end after midnight.
    public func hours(on date: CalendarDate, holidays: HolidayCalendar) -> DayHours {
        var hours = rules.reduce(into: DayHours()) { hours, rule in
            if rule.matches(date, holidays: holidays) {
                rule.apply(to: &hours)
            }
        }
        hours.mayBeClosed = closesOnOtherDays && !hours.spans.isEmpty
        return hours
    }
}
