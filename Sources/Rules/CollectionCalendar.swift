/// What is collected in one district, and when.
public struct CollectionCalendar: Sendable, Equatable {
    public var schedules: [WasteCategory.ID: CollectionSchedule]
    /// Days on which nothing but an explicit date is collected, such as those of the turn of the year.
    public var closures: [ClosedRange<CalendarDate>]

    /// Longer than the longest wait that a calendar of one year can hold.
    private static let horizon = 400

    public init(schedules: [WasteCategory.ID: CollectionSchedule] = [:], closures: [ClosedRange<CalendarDate>] = []) {
        self.schedules = schedules
        self.closures = closures
    }

    /// The closure that a day falls in.
    public func closure(on date: CalendarDate) -> ClosedRange<CalendarDate>? {
        closures.first { $0.contains(date) }
    }

    public func collects(_ category: WasteCategory.ID, on date: CalendarDate) -> Bool {
        schedules[category]?.matches(date, isClosed: closure(on: date) != nil) ?? false
    }

    /// The first day from `date` on, that day included; nil where the data ends before the next one.
    public func next(_ category: WasteCategory.ID, from date: CalendarDate) -> CalendarDate? {
        (date..<date + Self.horizon).first { collects(category, on: $0) }
    }
}
