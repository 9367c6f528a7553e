public import Rules

/// A place of 自治体標準オープンデータセット (before: 推奨データセット): a public facility or a clinic.
public struct MunicipalPlace: Sendable, Equatable {
    public var name: LocalizedName
    public var address: String
    /// Digits and hyphens; empty where the file gives none.
    public var telephone: String
    /// The hours, where weekdays, beginning and end say all there is. Nil where a remark says more: it may hold the
    /// lunch break or the day of rest, and is quoted instead.
    public var hours: OpeningHours?
    /// What the file says of the hours in words, to be quoted.
    public var hoursText: String
    /// 診療科目, as published; empty for a facility.
    public var departments: [String]
    public var line: Int
}
