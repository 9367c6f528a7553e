import ArgumentParser
package import Rules
import Texts

/// Days and times on a town's clocks, as people type them.
package enum Moment {
    package static func day(_ text: String) throws -> CalendarDate {
        guard let date = CalendarDate(text) else {
            throw ValidationError(
                Text(
                    en: "“\(text)” is no day: write it as 2026-12-03.",
                    ja: "「\(text)」は日付ではありません。2026-12-03 のように書いてください。"))
        }
        return date
    }

    /// A day alone means its beginning.
    package static func time(_ text: String) throws -> LocalTime {
        if let date = CalendarDate(text) { return LocalTime(date, .midnight) }
        guard let time = LocalTime(text) else {
            throw ValidationError(
                Text(
                    en: "“\(text)” is no time: write it as 2026-12-03T08:30 or 2026-12-03.",
                    ja: "「\(text)」は時刻ではありません。2026-12-03T08:30 のように書いてください。"))
        }
        return time
    }
}
