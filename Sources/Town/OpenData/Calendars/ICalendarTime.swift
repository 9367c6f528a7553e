import Foundation
import Rules

/// A moment of an iCalendar file on the clocks of its time zone, or a whole day.
struct ICalendarTime: Sendable, Equatable {
    /// Seconds since 1970-01-01T00:00 on those clocks; a whole day counts from its midnight.
    var seconds: Int
    var isWholeDay: Bool
    /// The town's for whole days and for floating times.
    var zone: TimeZone

    static let secondsOfDay = 86_400
    /// A hundred years.
    private static let maximumDuration = 36_525 * secondsOfDay

    init(seconds: Int, isWholeDay: Bool, zone: TimeZone) {
        self.seconds = seconds
        self.isWholeDay = isWholeDay
        self.zone = zone
    }

    /// `20260402`, `20260402T070000` or `20260401T220000Z`, nothing else.
    /// - Parameter zone: That of a value without Z.
    init?(_ text: some StringProtocol, zone: TimeZone) {
        let characters = Array(text.trimmed.uppercased())
        let isUTC = characters.last == "Z"
        let clock = characters.dropFirst(8).dropLast(isUTC ? 1 : 0)
        guard let year = Self.number(characters.prefix(4), digits: 4),
            let month = Self.number(characters.dropFirst(4).prefix(2), digits: 2),
            let day = Self.number(characters.dropFirst(6).prefix(2), digits: 2),
            let date = CalendarDate(year, month, day)
        else { return nil }
        seconds = date.daysSinceEpoch * Self.secondsOfDay
        isWholeDay = characters.count == 8
        self.zone = isUTC ? .gmt : zone
        if isWholeDay { return }
        guard clock.count == 7, clock.first == "T",
            let hour = Self.number(clock.dropFirst().prefix(2), digits: 2), hour < 24,
            let minute = Self.number(clock.dropFirst(3).prefix(2), digits: 2), minute < 60,
            // 60 is a leap second.
            let second = Self.number(clock.dropFirst(5), digits: 2), second <= 60
        else { return nil }
        seconds += hour * 3600 + minute * 60 + min(second, 59)
    }

    private static func number(_ characters: ArraySlice<Character>, digits: Int) -> Int? {
        guard characters.count == digits, characters.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return Int(String(characters))
    }

    var date: CalendarDate {
        CalendarDate(daysSinceEpoch: Int((Double(seconds) / Double(Self.secondsOfDay)).rounded(.down)))
    }

    var secondOfDay: Int { seconds - date.daysSinceEpoch * Self.secondsOfDay }

    /// The same moment on the clocks of another zone. A whole day is the same day everywhere.
    func on(_ other: TimeZone) -> ICalendarTime {
        guard !isWholeDay, other != zone else {
            return ICalendarTime(seconds: seconds, isWholeDay: isWholeDay, zone: other)
        }
        func offset(_ zone: TimeZone, at instant: Int) -> Int {
            zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant)))
        }
        let instant = seconds - offset(zone, at: seconds - offset(zone, at: seconds))
        return ICalendarTime(seconds: instant + offset(other, at: instant), isWholeDay: false, zone: other)
    }

    /// How many days an event counts that lasts so many seconds: one for each 24 hours begun. Thus a midnight, or the
    /// hour of its beginning, ends it without beginning another day.
    static func days(inSeconds seconds: Int) -> Int {
        max(1, (seconds + secondsOfDay - 1) / secondsOfDay)
    }

    /// The seconds of a DURATION such as `P1D`, `PT24H` or `P1W`.
    static func duration(_ text: some StringProtocol) -> Int? {
        let units: [Character: Int] = ["W": 604_800, "D": secondsOfDay, "H": 3600, "M": 60, "S": 1]
        var rest = Substring(text.trimmed.uppercased())
        if rest.first == "+" { rest.removeFirst() }
        guard rest.popFirst() == "P", !rest.isEmpty else { return nil }
        var (seconds, isTime) = (0, false)
        while let first = rest.first {
            if first == "T", !isTime {
                isTime = true
                rest.removeFirst()
                if rest.isEmpty { return nil }
                continue
            }
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            rest.removeFirst(digits.count)
            guard (1...9).contains(digits.count), let number = Int(digits), let unit = rest.popFirst(),
                let length = units[unit], isTime == (length < secondsOfDay)
            else { return nil }
            seconds += number * length
            guard seconds <= maximumDuration else { return nil }
        }
        return seconds
    }
}
