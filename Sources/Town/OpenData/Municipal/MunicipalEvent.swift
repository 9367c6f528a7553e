public import Rules

/// An event of イベント一覧.
public struct MunicipalEvent: Sendable, Equatable {
    public var name: LocalizedName
    public var days: ClosedRange<CalendarDate>
    /// On each of its days; nil where the file gives no time.
    public var from: TimeOfDay?
    public var to: TimeOfDay?
    /// What the file says of day and time in words, to be quoted.
    public var remark: String
    public var place: String
    public var telephone: String
    public var line: Int
}
