/// A time on the clock, in minutes since midnight. It may pass 24:00 where it ends something that began the day
/// before: a surgery open from 17:30 to 26:00.
public struct TimeOfDay: Sendable, Hashable, Comparable {
    public let minutes: Int

    public static let midnight = TimeOfDay(minutes: 0)
    public static let endOfDay = TimeOfDay(minutes: 24 * 60)

    public init(minutes: Int) {
        self.minutes = minutes
    }

    /// Fails beyond 48:00 and for minutes that no clock shows.
    public init?(_ hour: Int, _ minute: Int) {
        guard (0...48).contains(hour), (0...59).contains(minute), hour < 48 || minute == 0 else { return nil }
        minutes = hour * 60 + minute
    }

    public var hour: Int { minutes / 60 }
    public var minute: Int { minutes % 60 }

    public static func < (first: TimeOfDay, second: TimeOfDay) -> Bool {
        first.minutes < second.minutes
    }

    public static func + (time: TimeOfDay, minutes: Int) -> TimeOfDay {
        TimeOfDay(minutes: time.minutes + minutes)
    }

    public static func - (time: TimeOfDay, minutes: Int) -> TimeOfDay {
        TimeOfDay(minutes: time.minutes - minutes)
    }
}

/// `8:30` is read, `08:30` is written: in text, in JSON and in the database.
extension TimeOfDay: LosslessStringConvertible, Codable {
    public init?(_ description: String) {
        let parts = description.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
            let hour = DecimalDigits.value(of: parts[0]), let minute = DecimalDigits.value(of: parts[1])
        else { return nil }
        self.init(hour, minute)
    }

    public var description: String {
        DecimalDigits.text(hour) + ":" + DecimalDigits.text(minute)
    }

    public init(from decoder: any Decoder) throws {
        self = try DecimalDigits.decode(from: decoder, expecting: "a time such as 08:30")
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
