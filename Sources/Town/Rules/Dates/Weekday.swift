/// A day of the week, numbered as in ISO 8601.
public enum Weekday: Int, Sendable, Codable, CaseIterable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// The weekday `days` later, or earlier where `days` is negative.
    public func advanced(by days: Int) -> Weekday {
        let index = (rawValue - 1 + days) % 7
        return Weekday.allCases[index < 0 ? index + 7 : index]
    }

    /// Days from this weekday to the next `other`, 0…6: none where they are the same.
    public func days(until other: Weekday) -> Int {
        (other.rawValue - rawValue + 7) % 7
    }
}
