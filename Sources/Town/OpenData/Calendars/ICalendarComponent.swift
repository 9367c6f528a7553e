import Texts

/// A VEVENT as it stands in the file, and which version it is of which event.
struct ICalendarComponent {
    /// What keeps it from being understood.
    struct Failure: Error {
        var line: Int
        var message: Text
    }

    var properties: [ICalendarLine]
    /// Where it ends.
    var line: Int
    /// Its calendar says METHOD:CANCEL.
    var isInCancellation: Bool

    /// Each of them decides on days, and two of them would contradict each other.
    private static let single = [
        "DTSTART", "DTEND", "DURATION", "RRULE", "RECURRENCE-ID", "SEQUENCE", "STATUS", "UID",
    ]

    func first(_ name: String) -> ICalendarLine? {
        properties.first { $0.name == name }
    }

    /// The values of a property that may be there several times and hold several each.
    func values(_ name: String) -> [(value: String, property: ICalendarLine)] {
        properties.filter { $0.name == name }.flatMap { property in
            property.value.split(separator: ",").map { ($0.trimmed, property) }
        }
    }

    /// An event without a UID is no version of any other.
    var uid: String { first("UID")?.text ?? "line \(line)" }
    var summary: String? { first("SUMMARY")?.text.trimmed }
    /// What messages call it.
    var title: String { summary.flatMap { $0.isEmpty ? nil : $0 } ?? uid }
    var firstLine: Int { properties.first?.line ?? line }

    var isCancelled: Bool {
        isInCancellation || first("STATUS")?.value.trimmed.uppercased() == "CANCELLED"
    }

    /// Whether a change holds for its occurrence and all that follow.
    var isForFollowing: Bool { first("RECURRENCE-ID")?.parameters["RANGE"] != nil }

    func check() throws(Failure) {
        for name in Self.single {
            if let second = properties.filter({ $0.name == name }).dropFirst().first {
                throw Failure(
                    line: second.line,
                    message: Text(en: "it has a second \(name), which is not understood", ja: "\(name) が二つあります"))
            }
        }
        if let rule = first("EXRULE") {
            throw Failure(
                line: rule.line,
                message: Text(
                    en: "EXRULE is not understood: write the days as EXDATE", ja: "EXRULE はわかりません。EXDATE に日を書いてください"))
        }
        if let number = first("SEQUENCE"), Int(number.value.trimmed) == nil {
            throw Failure(
                line: number.line,
                message: Text(en: "SEQUENCE “\(number.value)” is no number", ja: "SEQUENCE「\(number.value)」は数ではありません"))
        }
    }

    // MARK: - Versions

    /// Higher is later: SEQUENCE counts first. Times are compared as they are written, in UTC.
    private var version: (sequence: Int, stamp: String, modified: String) {
        (
            first("SEQUENCE").flatMap { Int($0.value.trimmed) } ?? 0, first("DTSTAMP")?.value.trimmed ?? "",
            first("LAST-MODIFIED")?.value.trimmed ?? ""
        )
    }

    func isLater(than other: ICalendarComponent) -> Bool { version > other.version }

    func hasLaterSequence(than other: ICalendarComponent) -> Bool { version.sequence > other.version.sequence }

    /// Whether two versions say the same, whatever their numbers.
    func saysTheSame(as other: ICalendarComponent) -> Bool {
        func content(_ component: ICalendarComponent) -> [ICalendarLine] {
            component.properties.filter { !["SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "CREATED"].contains($0.name) }
                .map { property in
                    var property = property
                    property.line = 0
                    return property
                }
        }
        return isCancelled == other.isCancelled && content(self) == content(other)
    }
}
