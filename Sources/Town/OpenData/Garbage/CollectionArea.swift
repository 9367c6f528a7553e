public import Rules

/// One row of `area_days.csv`, or the calendar that a district has of its own.
public struct CollectionArea: Sendable, Equatable {
    /// As written, for example 緑が丘.
    public var name: String
    /// What the column マスター says: its ward in `area_master.csv`. Nil where there is none.
    public var ward: String?
    /// The centre whose closures apply; empty where the row names none.
    public var center: String
    /// Category label to its days. A label without days is not collected here.
    public var schedules: [String: CollectionSchedule]
    /// Category label to the ids in `remarks.csv` that its cell refers to, in order.
    public var remarks: [String: [String]]
    public var line: Int
    /// Nil for a row of the table.
    public var ownCalendar: OwnCalendar?

    public struct OwnCalendar: Sendable, Equatable {
        public var file: String
        /// The last day that it speaks of.
        public var validTo: CalendarDate
    }
}
