public import Rules

/// The five files of a 5374 folder, as far as they could be read.
public struct GarbageData: Sendable, Equatable {
    /// The categories' labels, in the order of the columns.
    public var labels: [String] = []
    public var areas: [CollectionArea] = []
    /// Centre, normalised, to the days on which it takes nothing.
    public var closures: [String: [ClosedRange<CalendarDate>]] = [:]
    public var descriptions: [DescriptionReader.Description] = []
    public var remarks: [String: String] = [:]
    public var targets: [TargetReader.Target] = []

    /// What is collected in an area, by label.
    public func calendar(of area: CollectionArea) -> CollectionCalendar {
        CollectionCalendar(schedules: area.schedules, closures: closures[area.center.normalized] ?? [])
    }

    public func area(_ name: String) -> CollectionArea? {
        areas.first { $0.name.normalized == name.normalized }
    }
}
