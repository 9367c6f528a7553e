public import Foundation

/// A minute on the clocks of a town: a day and a time, without the time zone, which is the town's.
public struct LocalTime: Sendable, Hashable, Comparable {
    public let date: CalendarDate
    /// Before 24:00.
    public let time: TimeOfDay

    /// A `time` of 24:00 or more counts on into the following days.
    public init(_ date: CalendarDate, _ time: TimeOfDay) {
        self.init(minutesSinceEpoch: date.daysSinceEpoch * 1440 + time.minutes)
    }

    /// Seconds since 1970 that clocks of every time zone show in the years 1 to 9999.
    private static let seconds = -62_135_510_400.0...253_402_214_400.0

    /// What clocks in `timeZone` show at an instant. Seconds are dropped. Outside the years 1 to 9999 it is the nearest
    /// instant within them.
    public init(_ instant: Date, in timeZone: TimeZone) {
        let known = min(max(instant.timeIntervalSince1970, Self.seconds.lowerBound), Self.seconds.upperBound)
        let seconds = known + Double(timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: known)))
        self.init(minutesSinceEpoch: Int((seconds / 60).rounded(.down)))
    }

    /// The instant at which clocks in `timeZone` show this; the next valid time where they skip it, the first where they
    /// show it twice.
    public func instant(in timeZone: TimeZone) -> Date {
        let (year, month, day) = date.components
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        let components = DateComponents(
            year: year, month: month, day: day, hour: time.minutes / 60, minute: time.minutes % 60)
        return calendar.date(from: components) ?? Date(timeIntervalSince1970: Double(date.daysSinceEpoch) * 86_400)
    }

    private init(minutesSinceEpoch: Int) {
        let day = Int((Double(minutesSinceEpoch) / 1440).rounded(.down))
        date = CalendarDate(daysSinceEpoch: day)
        time = TimeOfDay(minutes: minutesSinceEpoch - day * 1440)
    }

    public static func < (first: LocalTime, second: LocalTime) -> Bool {
        (first.date, first.time) < (second.date, second.time)
    }
}

/// ISO 8601 to the minute, `2026-12-03T07:40`: in text, in JSON and in the database.
extension LocalTime: LosslessStringConvertible, Codable {
    public init?(_ description: String) {
        let parts = description.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, let date = CalendarDate(String(parts[0])), let time = TimeOfDay(String(parts[1])),
            time < .endOfDay
        else { return nil }
        self.init(date, time)
    }

    public var description: String {
        "\(date)T\(time)"
    }

    public init(from decoder: any Decoder) throws {
        self = try DecimalDigits.decode(from: decoder, expecting: "a local time such as 2026-12-03T07:40")
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
