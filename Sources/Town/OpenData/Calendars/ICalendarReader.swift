public import Foundation
import Rules
import Texts

/// Reads the events of an iCalendar file (RFC 5545). What recurs in a way that is not understood is left out with an
/// issue, and never guessed.
public enum ICalendarReader {
    /// Ten years of daily events are a third of it.
    private static let maximumSize = 4 * 1024 * 1024
    private static let maximumIssues = 1000

    /// - Parameters:
    ///   - data: UTF-8; lines may end in LF.
    ///   - timeZone: The town's: its clocks say on which day a moment is, and floating times are theirs. An all-day event
    ///     has no time zone.
    public static func read(_ data: Data, file: String, timeZone: TimeZone) -> Reading<ICalendar> {
        guard data.count <= maximumSize else {
            return Reading(
                ICalendar(events: [], timeZone: timeZone),
                issues: [
                    DataIssue(
                        .error, file: file,
                        Text(en: "is too large to be a calendar of collections", ja: "大きすぎます。ごみの予定表ではないようです"))
                ])
        }
        var reader = ComponentReader(file: file, zones: ICalendarZones(town: timeZone))
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
            guard reader.issues.count < maximumIssues else {
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
        var assembly = ICalendarAssembly(file: file, zones: reader.zones)
        let events = assembly.events(reader.components)
        return Reading(
            ICalendar(name: reader.name, events: events, timeZone: timeZone), issues: reader.issues + assembly.issues)
    }
}

/// Collects the components of a file while its lines go by.
private struct ComponentReader {
    let file: String
    private(set) var zones: ICalendarZones
    private(set) var issues: [DataIssue] = []
    private(set) var name: String?
    private(set) var components: [ICalendarComponent] = []
    /// The components that are open, the outermost first.
    private var open: [String] = []
    private var properties: [ICalendarLine] = []
    private var method = ""
    private var zone = ""

    private static let maximumProperties = 1000

    init(file: String, zones: ICalendarZones) {
        self.file = file
        self.zones = zones
    }

    var isOpen: Bool { !open.isEmpty }

    mutating func process(_ property: ICalendarLine) {
        switch (property.name, open) {
        case ("BEGIN", _):
            open.append(property.value.trimmed.uppercased())
            if open == ["VCALENDAR"] { method = "" }
            if open == ["VCALENDAR", "VEVENT"] { properties = [] }
            if open == ["VCALENDAR", "VTIMEZONE"] { zone = "" }
        case ("END", _):
            if open == ["VCALENDAR", "VEVENT"] {
                components.append(
                    ICalendarComponent(
                        properties: properties, line: property.line, isInCancellation: method == "CANCEL"))
            }
            _ = open.popLast()
        case ("X-WR-CALNAME", ["VCALENDAR"]): name = property.text
        case ("METHOD", ["VCALENDAR"]): method = property.value.trimmed.uppercased()
        case ("TZID", ["VCALENDAR", "VTIMEZONE"]): zone = property.value.trimmed
        case ("TZOFFSETTO", let path) where path.starts(with: ["VCALENDAR", "VTIMEZONE"]):
            zones.define(zone, offset: ICalendarZones.offset(property.value.trimmed))
        case (_, ["VCALENDAR", "VEVENT"]): add(property)
        // What stands in an alarm inside an event says nothing of the event.
        default: break
        }
    }

    private mutating func add(_ property: ICalendarLine) {
        if properties.count < Self.maximumProperties {
            properties.append(property)
        } else {
            report(
                property.line, .error,
                Text(en: "the event has more properties than any: this one is left out", ja: "この予定は項目が多すぎるので、読みません"))
        }
    }

    mutating func report(_ line: Int?, _ severity: DataIssue.Severity, _ message: Text) {
        issues.append(DataIssue(severity, file: file, line: line, message))
    }
}
