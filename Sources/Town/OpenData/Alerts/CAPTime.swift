import Foundation
import Rules

/// `2026-11-21T07:00:00+09:00`: with seconds and an offset, and never with a Z (CAP 1.2, section 3.3.2).
enum CAPTime {
    static func instant(_ text: String) -> Date? {
        guard let match = text.wholeMatch(of: /(\d{4}-\d\d-\d\d)T(\d\d:\d\d):(\d\d)([-+])(\d\d:\d\d)/),
            let date = CalendarDate(String(match.output.1)), let time = TimeOfDay(String(match.output.2)),
            time < .endOfDay, let seconds = Int(match.output.3), seconds < 60,
            let offset = TimeOfDay(String(match.output.5))
        else { return nil }
        let minutes = time.minutes - (match.output.4 == "-" ? -offset.minutes : offset.minutes)
        return Date(timeIntervalSince1970: Double(date.daysSinceEpoch * 86_400 + minutes * 60 + seconds))
    }
}
