import Foundation
import Rules
import Texts

/// Reads what one component says of when its event happens.
struct ICalendarEventReader {
    typealias Failure = ICalendarComponent.Failure

    let zones: ICalendarZones

    /// An event that begins anew every time, exceptions not yet taken out.
    func event(_ component: ICalendarComponent) throws(Failure) -> ICalendar.Event {
        guard let summary = component.summary, !summary.isEmpty else {
            throw Failure(
                line: component.firstLine, message: Text(en: "it has no name: give it a SUMMARY", ja: "SUMMARY がありません"))
        }
        let start = try start(component)
        var series = ICalendar.Series(start: start)
        series.recurrence = try recurrence(component, from: start)
        for (value, property) in component.values("RDATE") {
            let (seconds, days) = try addition(value, property, to: start)
            series.additions.insert(seconds)
            series.days[seconds] = days
        }
        return ICalendar.Event(
            uid: component.uid, summary: summary, series: series, days: try span(component).days)
    }

    /// What a change of an occurrence makes of it; nil if it cancels it.
    /// - Parameter beginning: When the occurrence begins in the series.
    func change(
        _ component: ICalendarComponent, of event: ICalendar.Event, at beginning: Int
    ) throws(Failure) -> ICalendar.Event? {
        let property = component.first("RECURRENCE-ID")
        if let range = property?.parameters["RANGE"]?.uppercased(), range != "THISANDFUTURE" {
            throw Failure(
                line: property?.line ?? component.line,
                message: Text(en: "RANGE=\(range) is not understood", ja: "RANGE=\(range) はわかりません"))
        }
        if component.isCancelled { return nil }
        for name in ["RRULE", "RDATE", "EXDATE"] {
            if let property = component.first(name) {
                throw Failure(
                    line: property.line,
                    message: Text(
                        en: "a change of one day has \(name), which is not understood",
                        ja: "一日だけの変更に \(name) があります"))
            }
        }
        let start = try start(component)
        let days = try span(component).days
        let summary = component.summary ?? ""
        var change = ICalendar.Event(
            uid: event.uid, summary: summary.isEmpty ? event.summary : summary,
            series: ICalendar.Series(start: start), days: days)
        if component.isForFollowing {
            guard start.isWholeDay == event.series.start.isWholeDay else {
                throw Failure(
                    line: component.firstLine,
                    message: Text(
                        en: "the change makes a whole day of a time, or a time of a whole day",
                        ja: "一日の予定と、時刻のある予定が、まざっています"))
            }
            change.shift = start.on(event.series.start.zone).seconds - beginning
        }
        return change
    }

    // MARK: - Times

    func time(_ value: String, _ property: ICalendarLine) throws(Failure) -> ICalendarTime {
        guard let time = ICalendarTime(value, zone: zones.town) else {
            throw Failure(
                line: property.line,
                message: Text(en: "“\(value)” is no day", ja: "「\(value)」は日付ではありません"))
        }
        guard !time.isWholeDay, time.zone == zones.town, !value.uppercased().hasSuffix("Z") else { return time }
        guard let zone = zones.zone(of: property) else {
            let id = property.parameters["TZID"] ?? ""
            throw Failure(
                line: property.line,
                message: Text(
                    en: "the time zone “\(id)” is not known: write Asia/Tokyo",
                    ja: "「\(id)」という時刻帯はありません。Asia/Tokyo と書いてください"))
        }
        return ICalendarTime(seconds: time.seconds, isWholeDay: false, zone: zone)
    }

    private func start(_ component: ICalendarComponent) throws(Failure) -> ICalendarTime {
        guard let begin = component.first("DTSTART") else {
            throw Failure(
                line: component.line,
                message: Text(en: "it has no day: give it a DTSTART", ja: "日がありません。DTSTART を書いてください"))
        }
        return try time(begin.value, begin)
    }

    /// How many days an event counts, and how many its time touches.
    func span(_ component: ICalendarComponent) throws(Failure) -> (days: Int, touched: Int) {
        let start = try start(component)
        let seconds: Int
        if let length = component.first("DURATION") {
            guard component.first("DTEND") == nil, let duration = ICalendarTime.duration(length.value) else {
                throw Failure(
                    line: length.line,
                    message: Text(
                        en: "DURATION “\(length.value)” is not understood, or DTEND stands beside it",
                        ja: "DURATION「\(length.value)」がわからないか、DTEND もあります"))
            }
            seconds = duration
        } else if let end = component.first("DTEND") {
            // On the clocks of its beginning: summer time may end meanwhile.
            seconds = try time(end.value, end).on(start.zone).seconds - start.seconds
            guard seconds >= 0 else {
                throw Failure(
                    line: end.line,
                    message: Text(en: "it ends at “\(end.value)”, before it begins", ja: "始まりより前の「\(end.value)」に終わります"))
            }
        } else {
            seconds = 0
        }
        let whole = seconds % ICalendarTime.secondsOfDay == 0
        var last = start.on(zones.town)
        last.seconds += max(seconds - 1, 0)
        let days = ICalendarTime.days(inSeconds: seconds)
        return (days, whole ? days : start.on(zones.town).date.distance(to: last.date) + 1)
    }

    // MARK: - Recurrence

    private func recurrence(
        _ component: ICalendarComponent, from start: ICalendarTime
    ) throws(Failure) -> RecurrenceRule? {
        guard let rule = component.first("RRULE") else { return nil }
        do throws(RecurrenceRuleReader.Failure) {
            return try RecurrenceRuleReader.read(rule.value) { lastDay($0, rule, of: start) }
        } catch {
            throw Failure(
                line: rule.line,
                message: Text(
                    en: "it recurs by \(error.part), which is not understood", ja: "くり返し \(error.part) がわかりません"))
        }
    }

    /// The last day on which an event may begin, for an UNTIL that counts to the second. A day counts to its end.
    private func lastDay(_ value: String, _ rule: ICalendarLine, of start: ICalendarTime) -> CalendarDate? {
        guard var until = ICalendarTime(value, zone: start.zone) else { return nil }
        if until.isWholeDay {
            until = ICalendarTime(
                seconds: until.seconds + ICalendarTime.secondsOfDay - 1, isWholeDay: false, zone: zones.town)
        }
        let last = until.on(start.zone)
        return ICalendarTime(
            seconds: last.seconds - start.secondOfDay, isWholeDay: true, zone: start.zone
        ).date
    }

    /// A beginning beyond the rule, and its days if it has an end of its own.
    private func addition(
        _ value: String, _ property: ICalendarLine, to start: ICalendarTime
    ) throws(Failure) -> (seconds: Int, days: Int?) {
        let isPeriod = property.parameters["VALUE"]?.uppercased() == "PERIOD"
        let parts =
            isPeriod ? value.split(separator: "/", omittingEmptySubsequences: false).map(String.init) : [value]
        let time = try time(parts[0], property)
        var days: Int?
        if parts.count > 1 {
            var seconds = ICalendarTime.duration(parts[1]) ?? -1
            if !parts[1].hasPrefix("P") {
                seconds = try self.time(parts[1], property).on(time.zone).seconds - time.seconds
            }
            guard parts.count == 2, seconds >= 0 else {
                throw Failure(
                    line: property.line,
                    message: Text(en: "“\(value)” is no day", ja: "「\(value)」は日付ではありません"))
            }
            days = ICalendarTime.days(inSeconds: seconds)
        }
        guard time.isWholeDay != start.isWholeDay else { return (time.on(start.zone).seconds, days) }
        let day = time.on(zones.town).date.daysSinceEpoch * ICalendarTime.secondsOfDay
        let town = ICalendarTime(
            seconds: day + start.on(zones.town).secondOfDay, isWholeDay: start.isWholeDay, zone: zones.town)
        return (town.on(start.zone).seconds, days)
    }
}
