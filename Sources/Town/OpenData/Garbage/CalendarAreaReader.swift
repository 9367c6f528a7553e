import Foundation
import Rules
import Texts

/// Makes an area of the calendar (RFC 5545) that a town publishes for a district, in place of a row of `area_days.csv`:
/// an event's name is the label of a category, and its days are those of the collection, holidays and all.
struct CalendarAreaReader {
    var name: String
    var timeZone: TimeZone
    /// Until when events that recur without an end are believed; nil where staff have not said.
    var validTo: CalendarDate?

    /// An event without an end is believed for so many days after the calendar's last beginning: nobody knows what is
    /// collected in ten years.
    private static let horizon = 3653
    /// A hundred years: UNTIL may name the year 9999.
    private static let maximumSpan = 36_525

    /// - Returns: The area, and its labels in the order of the file; nil where there is no event.
    func read(_ data: Data, file: String) -> Reading<(area: CollectionArea, labels: [String])?> {
        let reading = ICalendarReader.read(data, file: file, timeZone: timeZone)
        let calendar = reading.value
        guard let first = calendar.events.map(\.firstDay).min(), let last = calendar.events.map(\.lastBeginning).max()
        else {
            let issue = DataIssue(
                .error, file: file,
                Text(en: "holds no event: nothing can be told of \(name)", ja: "予定が一つもありません。\(name) のことに答えられません"))
            let isExplained = reading.issues.contains { $0.severity == .error }
            return Reading(nil, issues: reading.issues + (isExplained ? [] : [issue]))
        }
        let limit = min(max(first, validTo ?? last + Self.horizon), first + Self.maximumSpan)
        let days = calendar.days(in: first...limit)
        let isEndless = calendar.events.contains(where: \.isEndless)
        let lastDay = days.values.compactMap(\.last).max() ?? first
        let area = CollectionArea(
            name: name, center: "", schedules: days.mapValues { CollectionSchedule(rules: [], added: Set($0)) },
            remarks: [:], line: 1, ownCalendar: .init(file: file, validTo: isEndless ? limit : lastDay))
        var known: Set<String> = []
        let labels = calendar.events.map(\.summary).filter { days[$0] != nil && known.insert($0).inserted }
        return Reading((area, labels), issues: reading.issues)
    }
}
