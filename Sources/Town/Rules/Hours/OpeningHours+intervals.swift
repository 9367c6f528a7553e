extension OpeningHours {
    /// The times between `from` and `to` at which it is open, in order and apart from each other. Days of which only a
    /// person can tell have none.
    public func intervals(from: LocalTime, to: LocalTime, holidays: HolidayCalendar) -> [Range<LocalTime>] {
        guard from < to else { return [] }
        // What began the day before may still run.
        return (from.date - 1...to.date).flatMap { date in
            hours(on: date, holidays: holidays).spans
                .map { (max(from, LocalTime(date, $0.from)), min(to, LocalTime(date, $0.to))) }
                .filter { $0.0 < $0.1 }
        }
        .reduce(into: []) { joined, next in
            if let last = joined.last, next.0 <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, next.1)
            } else {
                joined.append(next.0..<next.1)
            }
        }
    }
}
