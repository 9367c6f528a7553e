import Rules

/// Dates as Japanese spreadsheets write them: `2026/5/6`, `2026-05-06`, `20260506`.
enum JapaneseDate {
    static func date(_ text: some StringProtocol) -> CalendarDate? {
        let text = text.normalized
        if text.count == 8, let number = Int(text) {
            return CalendarDate(number / 10_000, number / 100 % 100, number % 100)
        }
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "-" }.map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
        return CalendarDate(year, month, day)
    }
}
