import Foundation
public import Rules

/// Writes a calendar of all-day events (RFC 5545), for families to subscribe to. Each day is an event of its own, which
/// every calendar program understands.
public enum ICalendarWriter {
    /// The longest line, in octets without its end (RFC 5545, section 3.1).
    private static let longestLine = 75

    /// - Parameters:
    ///   - name: What the subscriber sees.
    ///   - days: What happens, and on which days.
    ///   - id: Unlike that of any other calendar, for example `hill.komorebi`. The same day keeps its event for ever.
    ///   - stamp: When the data was made.
    public static func write(
        name: String, days: [(summary: String, days: [CalendarDate])], id: String, stamp: CalendarDate
    ) -> String {
        let head = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Mimamori//Collection calendar//EN", "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH", "X-WR-CALNAME:" + escaped(name),
        ]
        let events = days.flatMap { summary, days in
            days.flatMap { day in
                [
                    "BEGIN:VEVENT", "UID:\(compact(day))-\(identifier(summary))@\(id)",
                    "DTSTAMP:\(compact(stamp))T000000Z",
                    "DTSTART;VALUE=DATE:\(compact(day))", "DTEND;VALUE=DATE:\(compact(day + 1))",
                    "SUMMARY:" + escaped(summary), "TRANSP:TRANSPARENT", "END:VEVENT",
                ]
            }
        }
        return (head + events + ["END:VCALENDAR"]).map { folded($0) + "\r\n" }.joined()
    }

    private static func compact(_ date: CalendarDate) -> String {
        date.description.replacing("-", with: "")
    }

    /// A uid may hold anything, but many programs take ASCII only.
    private static func identifier(_ summary: String) -> String {
        summary.utf8.map { String($0, radix: 16) }.joined()
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
            .replacing("\r\n", with: "\\n").replacing("\n", with: "\\n")
    }

    /// Cut between letters, never inside one; the space that begins a following line counts.
    private static func folded(_ line: String) -> String {
        var folded = ""
        var octets = 0
        for scalar in line.unicodeScalars {
            let size = UTF8.width(scalar)
            if octets + size > longestLine {
                folded += "\r\n "
                octets = 1
            }
            folded.unicodeScalars.append(scalar)
            octets += size
        }
        return folded
    }
}
