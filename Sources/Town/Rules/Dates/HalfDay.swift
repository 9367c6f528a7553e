/// The morning or the afternoon of a clinic: hours that begin before noon, or later.
public enum HalfDay: Sendable, Equatable {
    case morning, afternoon

    private static let noon = TimeOfDay(minutes: 12 * 60)
    /// Morning hours that end later go on through the afternoon, and only the clinic knows where it divides them.
    private static let latestMorningEnd = TimeOfDay(minutes: 14 * 60)

    /// The hours of a day without this half.
    func closed(in hours: DayHours) -> DayHours {
        let mornings = hours.spans.filter { $0.from < Self.noon }
        guard mornings.allSatisfy({ $0.to <= Self.latestMorningEnd }) else { return DayHours(isKnown: false) }
        var rest = hours
        rest.spans = self == .afternoon ? mornings : hours.spans.filter { $0.from >= Self.noon }
        return rest
    }
}
