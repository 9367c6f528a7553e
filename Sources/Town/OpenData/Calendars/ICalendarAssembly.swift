import Foundation
import Rules
import Texts

/// Makes events of the components of an iCalendar file: the latest version of each, with its changes. What is not
/// understood is left out with an error.
struct ICalendarAssembly {
    private typealias Failure = ICalendarComponent.Failure

    private let file: String
    private let reader: ICalendarEventReader
    private(set) var issues: [DataIssue] = []

    init(file: String, zones: ICalendarZones) {
        self.file = file
        reader = ICalendarEventReader(zones: zones)
    }

    mutating func events(_ components: [ICalendarComponent]) -> [ICalendar.Event] {
        var order: [String] = []
        var groups: [String: [ICalendarComponent]] = [:]
        for component in components {
            guard value(Result { () throws(Failure) in try component.check() }, of: component) != nil else { continue }
            if groups[component.uid] == nil { order.append(component.uid) }
            groups[component.uid, default: []].append(component)
        }
        return order.flatMap { events(of: groups[$0] ?? []) }
    }

    // MARK: - One event, its versions and its changes

    private mutating func events(of components: [ICalendarComponent]) -> [ICalendar.Event] {
        let changes = components.filter { $0.first("RECURRENCE-ID") != nil }
        let masters = components.filter { $0.first("RECURRENCE-ID") == nil }
        guard !masters.isEmpty else {
            for change in changes where !change.isCancelled { report(change, matchesNothing(change)) }
            return []
        }
        guard let master = latest(masters), !master.isCancelled,
            var event = value(Result { () throws(Failure) in try reader.event(master) }, of: master)
        else { return [] }
        warnIfCut(master)
        var occurrences = Occurrences(of: event.series, zone: reader.zones.town)
        guard let exceptions = exceptions(of: master, among: &occurrences) else { return [] }
        event.series.exceptions = exceptions
        return apply(latestByOccurrence(changes, among: &occurrences), to: event)
    }

    /// The version that counts; nil if nobody can know.
    private mutating func latest(_ versions: [ICalendarComponent]) -> ICalendarComponent? {
        guard let latest = versions.max(by: { $1.isLater(than: $0) }) else { return nil }
        for other in versions where !other.saysTheSame(as: latest) && !latest.hasLaterSequence(than: other) {
            let isLater = latest.isLater(than: other)
            report(
                other.firstLine, isLater ? .warning : .error,
                isLater
                    ? Text(
                        en:
                            "“\(other.title)” is replaced by a later version in line \(latest.firstLine), by its DTSTAMP",
                        ja: "「\(other.title)」のかわりに、\(latest.firstLine) 行目の新しいもの（DTSTAMP）を使います")
                    : Text(
                        en:
                            "“\(other.title)” and line \(latest.firstLine) have the same UID and SEQUENCE, and are both left "
                            + "out: give each event its own UID, or the later version a higher SEQUENCE",
                        ja:
                            "「\(other.title)」と \(latest.firstLine) 行目は UID が同じなので、読みません。別の UID にするか、新しいほうの SEQUENCE を大きくしてください"
                    ))
            if !isLater { return nil }
        }
        return latest
    }

    /// The beginnings that EXDATE takes out; nil, with an error, if one of them is not understood.
    private mutating func exceptions(
        of component: ICalendarComponent, among occurrences: inout Occurrences
    ) -> Set<Int>? {
        var exceptions: Set<Int> = []
        for (text, property) in component.values("EXDATE") {
            guard let time = value(Result { () throws(Failure) in try reader.time(text, property) }, of: component)
            else { return nil }
            let found = occurrences.beginnings(at: time)
            exceptions.formUnion(found)
            guard found.isEmpty else { continue }
            if occurrences.hasAny(onDayOf: time) {
                report(
                    component,
                    Failure(
                        line: property.line,
                        message: Text(
                            en: "EXDATE “\(text)” is at another time than the event: write the time of its DTSTART",
                            ja: "EXDATE「\(text)」の時刻が違います。DTSTART と同じ時刻を書いてください")))
                return nil
            }
            report(
                property.line, .warning,
                Text(
                    en: "“\(component.title)” does not happen at “\(text)”: EXDATE takes nothing out",
                    ja: "「\(component.title)」は「\(text)」にはありません。EXDATE は何も消しません"))
        }
        return exceptions
    }

    /// The latest change of each occurrence, in the order of the occurrences; nil if it is not understood.
    private mutating func latestByOccurrence(
        _ changes: [ICalendarComponent], among occurrences: inout Occurrences
    ) -> [(beginning: Int, change: ICalendarComponent?)] {
        var groups: [Int: [ICalendarComponent]] = [:]
        for change in changes {
            guard let property = change.first("RECURRENCE-ID"),
                let time = value(Result { () throws(Failure) in try reader.time(property.value, property) }, of: change)
            else { continue }
            let found = occurrences.beginnings(at: time)
            if found.isEmpty { report(change, matchesNothing(change)) }
            for beginning in found { groups[beginning, default: []].append(change) }
        }
        return groups.sorted { $0.key < $1.key }.map { ($0.key, latest($0.value)) }
    }

    /// Takes out what a change replaces, and divides the event where one holds for all that follow.
    private mutating func apply(
        _ changes: [(beginning: Int, change: ICalendarComponent?)], to event: ICalendar.Event
    ) -> [ICalendar.Event] {
        var event = event
        var single: [ICalendar.Event] = []
        var following: [(beginning: Int, event: ICalendar.Event?)] = []
        // What EXDATE takes out stays out.
        for (beginning, change) in changes where !event.series.exceptions.contains(beginning) {
            var changed: ICalendar.Event?
            if let change {
                let result = Result { () throws(Failure) in try reader.change(change, of: event, at: beginning) }
                changed = value(result, of: change) ?? nil
                if changed != nil { warnIfCut(change) }
            }
            if change?.isForFollowing ?? false {
                following.append((beginning, changed))
            } else {
                event.series.exceptions.insert(beginning)
                single += [changed].compactMap(\.self)
            }
        }
        var parts = [event]
        parts[0].part = .min..<(following.first?.beginning ?? .max)
        for (change, end) in zip(following, following.dropFirst().map(\.beginning) + [.max]) {
            guard let changed = change.event else { continue }
            var part = event
            part.part = change.beginning..<end
            (part.summary, part.shift, part.days) = (changed.summary, changed.shift, changed.days)
            parts.append(part)
        }
        return parts + single
    }

    // MARK: - Reporting

    private func matchesNothing(_ change: ICalendarComponent) -> Failure {
        let property = change.first("RECURRENCE-ID")
        let value = property?.value ?? ""
        return Failure(
            line: property?.line ?? change.line,
            message: Text(
                en: "it changes “\(value)” (RECURRENCE-ID), when no event with its UID happens",
                ja: "RECURRENCE-ID「\(value)」の予定がありません"))
    }

    /// A time that goes on into another day: a collection is on the day on which it begins.
    private mutating func warnIfCut(_ component: ICalendarComponent) {
        guard let span = try? reader.span(component), span.touched > span.days else { return }
        report(
            component.first("DTSTART")?.line, .warning,
            Text(
                en:
                    "“\(component.title)” goes on after midnight: \(span.days) of \(span.touched) days count, from its "
                    + "beginning on. Write VALUE=DATE if this is not right",
                ja:
                    "「\(component.title)」は夜中の 0 時を過ぎます。始まりから \(span.days) 日だけ数えます。違うときは VALUE=DATE で書いてください"))
    }

    private mutating func value<Value>(
        _ result: Result<Value, Failure>, of component: ICalendarComponent
    ) -> Value? {
        switch result {
        case .success(let value): return value
        case .failure(let failure):
            report(component, failure)
            return nil
        }
    }

    private mutating func report(_ component: ICalendarComponent, _ failure: Failure) {
        report(
            failure.line, .error,
            Text(en: "“\(component.title)” is left out: ", ja: "「\(component.title)」は読みません。") + failure.message)
    }

    private mutating func report(_ line: Int?, _ severity: DataIssue.Severity, _ message: Text) {
        issues.append(DataIssue(severity, file: file, line: line, message))
    }
}

/// The beginnings of a series, found by a moment or a day.
private struct Occurrences {
    private let series: ICalendar.Series
    private let zone: TimeZone
    private var last: CalendarDate
    private var byDay: [CalendarDate: [Int]] = [:]

    /// What lies further after the beginning is not looked for.
    private static let horizon = 36_525

    init(of series: ICalendar.Series, zone: TimeZone) {
        self.series = series
        self.zone = zone
        last = series.start.date
        search(through: last)
    }

    private mutating func search(through day: CalendarDate) {
        last = day
        byDay = Dictionary(grouping: series.beginnings(through: day + 1)) { series.time($0).on(zone).date }
    }

    /// Those on the day that the town's clocks show.
    private mutating func beginnings(onDayOf time: ICalendarTime) -> [Int] {
        let day = time.on(zone).date
        // Farther than needed, for the next one that is looked for.
        if day > last { search(through: min(day + 366, series.start.date + Self.horizon)) }
        return byDay[day] ?? []
    }

    mutating func hasAny(onDayOf time: ICalendarTime) -> Bool { !beginnings(onDayOf: time).isEmpty }

    mutating func beginnings(at time: ICalendarTime) -> [Int] {
        let found = beginnings(onDayOf: time)
        if time.isWholeDay || series.start.isWholeDay { return found }
        let seconds = time.on(series.start.zone).seconds
        return found.filter { $0 == seconds }
    }
}
