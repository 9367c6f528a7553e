import ArgumentParser
import CommandSupport
import Foundation
import Texts

/// A point in time as people type it.
enum InstantArgument {
    /// - Parameters:
    ///   - text: ISO 8601: `2026-11-26T07:30:00+09:00`, with seconds and zone left out where they are not needed.
    ///   - timeZone: IANA name of the zone of a time without one.
    static func parse(_ text: String, timeZone: String) throws -> Date {
        let zone = TimeZone(identifier: timeZone) ?? .gmt
        let formats = [
            "yyyy-MM-dd'T'HH:mm:ssXXXXX", "yyyy-MM-dd'T'HH:mmXXXXX", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm",
        ]
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = zone
        formatter.isLenient = false
        for format in formats {
            formatter.dateFormat = format
            if let date = formatter.date(from: text) { return date }
        }
        throw ValidationError(
            Text(
                en: "“\(text)” is no time: write it as 2026-11-26T07:30:00+09:00 or 2026-11-26T07:30.",
                ja: "「\(text)」は時刻ではありません。2026-11-26T07:30 のように書いてください。"))
    }
}
