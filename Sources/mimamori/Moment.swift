import ArgumentParser
import Rules

/// Days and times on a town's clocks, as people type them.
enum Moment {
    static func day(_ text: String) throws -> CalendarDate {
        guard let date = CalendarDate(text) else {
            throw ValidationError("“\(text)” is no day: write it as 2026-12-03.")
        }
        return date
    }

    /// A day alone means its beginning.
    static func time(_ text: String) throws -> LocalTime {
        if let date = CalendarDate(text) { return LocalTime(date, .midnight) }
        guard let time = LocalTime(text) else {
            throw ValidationError("“\(text)” is no time: write it as 2026-12-03T08:30 or 2026-12-03.")
        }
        return time
    }
}
