public import Foundation
import Rules
import Texts

/// Reads the events of an iCalendar file (RFC 5545). What recurs in a way that is not understood is left out with an
/// issue, and never guessed.
public enum ICalendarReader {
    /// Ten years of daily events are a third of it.
    private static let largestFile = 4 * 1024 * 1024
    private static let mostIssues = 1000

    /// - Parameters:
    ///   - data: UTF-8; lines may end in LF.
    ///   - timeZone: The town's, for moments that are given in UTC. A day is never a day off by it: an all-day event has
    ///     no time zone.
    public static func read(_ data: Data, file: String, timeZone: TimeZone) -> Reading<ICalendar> {
        guard data.count <= largestFile else {
            return Reading(
                ICalendar(events: []),
                issues: [
                    DataIssue(
                        .error, file: file,
                        Text(en: "is too large to be a calendar of collections", ja: "大きすぎます。ごみの予定表ではないようです"))
                ])
        }
        var reader = EventReader(file: file, timeZone: timeZone)
        var lastLine = 0
        ICalendarLine.forEach(of: data) { text, line in
            guard lastLine > 0 || text.uppercased() == "BEGIN:VCALENDAR" else {
                reader.report(
                    line, .error,
                    Text(
                        en: "is no iCalendar file: it must begin with BEGIN:VCALENDAR",
                        ja: "予定表ではありません。初めに BEGIN:VCALENDAR と書きます"))
                return false
            }
            lastLine = line
            if let property = ICalendarLine(text, line: line) {
                reader.process(property)
            } else {
                reader.report(
                    line, .warning,
                    Text(
                        en: "“\(text.prefix(40))” is no property: it is left out",
                        ja: "「\(text.prefix(40))」はわかりません。とばします"))
            }
            guard reader.issues.count < mostIssues else {
                reader.report(
                    line, .error, Text(en: "too much is wrong with it: the rest is not read", ja: "まちがいが多すぎます。後ろは読みません")
                )
                return false
            }
            return true
        }
        if lastLine == 0, reader.issues.isEmpty {
            reader.report(
                nil, .error,
                Text(en: "is empty: it must begin with BEGIN:VCALENDAR", ja: "空です。初めに BEGIN:VCALENDAR と書きます"))
        }
        if reader.isOpen {
            reader.report(
                lastLine, .error,
                Text(en: "the file breaks off: END:VCALENDAR is missing", ja: "途中で終わっています。END:VCALENDAR がありません"))
        }
        return Reading(reader.calendar, issues: reader.issues)
    }
}

/// Collects the properties of one event after the other.
private struct EventReader {
    let file: String
    let timeZone: TimeZone
    private(set) var issues: [DataIssue] = []
    private var name: String?
    /// The components that are open, the outermost first.
    private var components: [String] = []
    private var properties: [ICalendarLine] = []
    private var events: [ICalendar.Event] = []
    /// Occurrences that another event replaces, by the uid of both.
    private var replaced: [String: Set<CalendarDate>] = [:]

    private static let mostProperties = 1000

    init(file: String, timeZone: TimeZone) {
        self.file = file
        self.timeZone = timeZone
    }

    var isOpen: Bool { !components.isEmpty }

    var calendar: ICalendar {
        let events = events.map { event in
            guard event.recurrence != nil || !event.additions.isEmpty else { return event }
            var event = event
            event.exceptions.formUnion(replaced[event.uid] ?? [])
            return event
        }
        return ICalendar(name: name, events: events)
    }

    mutating func process(_ property: ICalendarLine) {
        switch property.name {
        case "BEGIN":
            components.append(property.value.uppercased())
            if components == ["VCALENDAR", "VEVENT"] { properties = [] }
        case "END":
            if components == ["VCALENDAR", "VEVENT"] { endEvent(property.line) }
            _ = components.popLast()
        case "X-WR-CALNAME" where components == ["VCALENDAR"]: name = property.text
        // What stands in an alarm inside an event says nothing of the event.
        default:
            guard components == ["VCALENDAR", "VEVENT"] else { return }
            if properties.count < Self.mostProperties {
                properties.append(property)
            } else {
                report(
                    property.line, .error,
                    Text(en: "the event has more properties than any: this one is left out", ja: "この予定は項目が多すぎるので、読みません")
                )
            }
        }
    }

    mutating func report(_ line: Int?, _ severity: DataIssue.Severity, _ message: Text) {
        issues.append(DataIssue(severity, file: file, line: line, message))
    }

    private mutating func endEvent(_ line: Int) {
        guard let begin = first("DTSTART"), let start = day(begin.value, begin) else {
            report(
                first("DTSTART")?.line ?? line, .error,
                Text(
                    en: "the event has no day that is understood: give it a DTSTART", ja: "予定に日がありません。DTSTART を書いてください")
            )
            return
        }
        let uid = first("UID")?.text ?? "line \(line)"
        if let original = first("RECURRENCE-ID") {
            if let date = day(original.value, original) { replaced[uid, default: []].insert(date) }
        }
        guard first("STATUS")?.value.uppercased() != "CANCELLED" else { return }
        var event = ICalendar.Event(
            uid: uid, summary: first("SUMMARY")?.text ?? "", description: first("DESCRIPTION")?.text ?? "",
            start: start,
            days: duration(from: start))
        event.exceptions = dates("EXDATE")
        event.additions = dates("RDATE")
        if let rule = first("RRULE") {
            do throws(RecurrenceRuleReader.Failure) {
                event.recurrence = try RecurrenceRuleReader.read(rule.value) { day($0, rule) }
            } catch {
                report(
                    rule.line, .error,
                    Text(
                        en: "“\(event.summary)” recurs by \(error.part), which is not understood",
                        ja: "「\(event.summary)」のくり返し \(error.part) がわかりません"))
                return
            }
        }
        events.append(event)
    }

    private func first(_ name: String) -> ICalendarLine? {
        properties.first { $0.name == name }
    }

    private func duration(from start: CalendarDate) -> Int {
        guard let end = first("DTEND"), let date = day(end.value, end) else { return 1 }
        // The end of a whole day does not belong to the event; the end of a moment is on its day.
        return max(1, start.distance(to: date) + (end.value.contains("T") ? 1 : 0))
    }

    private mutating func dates(_ name: String) -> Set<CalendarDate> {
        var dates: Set<CalendarDate> = []
        for property in properties where property.name == name {
            for value in property.value.split(separator: ",") {
                // A period's beginning is its day.
                let moment = String(value.prefix { $0 != "/" })
                if let date = day(moment, property) {
                    dates.insert(date)
                } else {
                    report(property.line, .error, Text(en: "“\(value)” is no day", ja: "「\(value)」は日付ではありません"))
                }
            }
        }
        return dates
    }

    /// `20260402`, `20260402T070000` on the clocks of its own zone, or `20260401T220000Z`, which is the town's next day.
    private func day(_ value: String, _ property: ICalendarLine) -> CalendarDate? {
        guard let date = JapaneseDate.date(value.prefix(8)), value.prefix(8).count == 8 else { return nil }
        let rest = value.dropFirst(8)
        guard rest.hasSuffix("Z") else { return rest.isEmpty || rest.first == "T" ? date : nil }
        let digits = rest.dropFirst().prefix(4)
        guard digits.count == 4, let number = Int(digits), let time = TimeOfDay(number / 100, number % 100) else {
            return nil
        }
        let seconds = Double(date.daysSinceEpoch) * 86_400 + Double(time.minutes) * 60
        return LocalTime(Date(timeIntervalSince1970: seconds), in: timeZone).date
    }
}
