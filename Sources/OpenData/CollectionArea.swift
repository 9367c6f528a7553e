public import Rules

/// One row of `area_days.csv`.
public struct CollectionArea: Sendable, Equatable {
    /// As written, for example 緑が丘.
    public var name: String
    /// The centre whose closures apply; empty where the row names none.
    public var center: String
    /// Category label to its days. A label without days is not collected here.
    public var schedules: [String: CollectionSchedule]
    /// Ids of `remarks.csv`, in order.
    public var remarks: [String]
    public var line: Int
}
