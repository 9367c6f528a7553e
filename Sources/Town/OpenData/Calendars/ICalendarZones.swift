import Foundation
import Texts

/// The time zones that the times of an iCalendar file are given in.
struct ICalendarZones {
    /// That of floating times.
    let town: TimeZone
    /// Zones that the file itself defines (VTIMEZONE), those without summer time: id to the offsets it names.
    private var offsets: [String: Set<Int>] = [:]

    /// Outlook's name, which is none of IANA's.
    private static let otherNames = ["Tokyo Standard Time": "Asia/Tokyo"]

    init(town: TimeZone) {
        self.town = town
    }

    mutating func define(_ id: String, offset: Int?) {
        // What is no offset makes the zone unknown, as two of them do.
        offsets[id, default: []].formUnion(offset.map { [$0] } ?? [.min, .max])
    }

    /// The zone of a property; nil where its TZID is not known.
    func zone(of property: ICalendarLine) -> TimeZone? {
        guard let id = property.parameters["TZID"] else { return town }
        if let zone = TimeZone(identifier: Self.otherNames[id] ?? id) { return zone }
        guard let offsets = offsets[id], offsets.count == 1, let offset = offsets.first else { return nil }
        return TimeZone(secondsFromGMT: offset)
    }

    /// The seconds of a TZOFFSETTO such as `+0900`.
    static func offset(_ text: String) -> Int? {
        let digits = text.dropFirst()
        guard let sign = ["+": 1, "-": -1][text.prefix(1)], digits.count == 4 || digits.count == 6,
            digits.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(digits.prefix(4))
        else { return nil }
        return sign * (number / 100 * 3600 + number % 100 * 60)
    }
}
