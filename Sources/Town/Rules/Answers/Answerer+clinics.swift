extension Answerer {
    /// How far ahead the next opening is looked for, in days.
    private static let clinicHorizon = 60
    /// Who asks for a clinic at six means the evening, at nine the morning.
    static let clinicHours = TimeOfDay(minutes: 7 * 60)..<TimeOfDay(minutes: 19 * 60)

    func isOpen(_ id: Clinic.ID, _ reference: DayReference, at now: LocalTime) -> Reply {
        guard let clinic = town.clinic(id) else { return unknown }
        let date = reference.resolved(on: now.date)
        let hours = town.hours(of: clinic, on: date)
        if reference == .now, let end = endOfRunningSpan(of: clinic, at: now) {
            let open = Message(.clinicOpenNow, ["clinic": .name(clinic.name), "time": .time(end)])
            return Reply(
                .answered,
                [open] + stillTakesPatients(clinic, at: now, until: end) + mayBeClosed(clinic, hours))
        }
        guard hours.isKnown else { return unknownHours(of: clinic, on: date, at: now) }
        if reference == .now {
            if isClosedForHoliday(clinic, on: date) { return closedForHoliday(clinic, on: date, at: now) }
            return closed(Message(.clinicClosedNow, ["clinic": .name(clinic.name)]), clinic, at: now)
        }
        let spans = remaining(hours.spans, on: date, at: now)
        guard !spans.isEmpty else { return isClosed(clinic, on: date, hours: hours, at: now) }
        let values: [String: MessageValue] = [
            "clinic": .name(clinic.name), "day": .day(date, today: now.date),
            "hours": .list(spans.map(MessageValue.span)),
        ]
        return Reply(.answered, [Message(.clinicOpenOn, values)] + mayBeClosed(clinic, hours))
    }

    /// Whether it is open at a time of a day.
    func isOpen(_ id: Clinic.ID, _ moment: AskedMoment, at now: LocalTime) -> Reply {
        guard let clinic = town.clinic(id) else { return unknown }
        let date = moment.time.date
        let hours = town.hours(of: clinic, on: date)
        var values: [String: MessageValue] = [
            "clinic": .name(clinic.name), "day": .day(date, today: now.date), "time": .time(moment.time.time),
        ]
        var reply: Reply
        if let end = endOfRunningSpan(of: clinic, at: moment.time) {
            values["end"] = .time(end)
            reply = Reply(.answered, [Message(.clinicOpenAt, values)])
            if let last = lastReception(of: clinic, on: date, until: end) {
                reply.messages.append(Message(.lastPatientAt, ["time": .time(last)]))
            }
            reply.messages += mayBeClosed(clinic, hours)
        } else if !hours.isKnown {
            reply = unknownHours(of: clinic, on: date, at: now)
        } else if hours.spans.isEmpty {
            reply = isClosed(clinic, on: date, hours: hours, at: now)
        } else {
            reply = closed(Message(.clinicClosedAt, values), clinic, at: now, lookingFrom: moment.time)
        }
        reply.messages = moment.remarks + reply.messages
        return reply
    }

    func opens(_ id: Clinic.ID, _ reference: DayReference, at now: LocalTime) -> Reply {
        guard let clinic = town.clinic(id) else { return unknown }
        let date = reference.resolved(on: now.date)
        let hours = town.hours(of: clinic, on: date)
        guard hours.isKnown else { return unknownHours(of: clinic, on: date, at: now) }
        let starts = hours.spans.map(\.from).filter { LocalTime(date, $0) > now }
        if !starts.isEmpty {
            let values: [String: MessageValue] = [
                "clinic": .name(clinic.name), "day": .day(date, today: now.date),
                "times": .list(starts.map(MessageValue.time)),
            ]
            return Reply(.answered, [Message(.clinicOpensAt, values)] + mayBeClosed(clinic, hours))
        }
        if date == now.date, let end = endOfRunningSpan(of: clinic, at: now) {
            let open = Message(.clinicOpenNow, ["clinic": .name(clinic.name), "time": .time(end)])
            return Reply(.answered, [open] + mayBeClosed(clinic, hours))
        }
        return isClosed(clinic, on: date, hours: hours, at: now)
    }

    func closes(_ id: Clinic.ID, _ reference: DayReference, at now: LocalTime) -> Reply {
        guard let clinic = town.clinic(id) else { return unknown }
        let date = reference.resolved(on: now.date)
        let hours = town.hours(of: clinic, on: date)
        guard hours.isKnown else { return unknownHours(of: clinic, on: date, at: now) }
        let spans = remaining(hours.spans, on: date, at: now)
        guard let last = spans.last else { return isClosed(clinic, on: date, hours: hours, at: now) }
        let breaks = zip(spans, spans.dropFirst()).map { MessageValue.span(TimeSpan(from: $0.to, to: $1.from)) }
        let values: [String: MessageValue] = [
            "clinic": .name(clinic.name), "day": .day(date, today: now.date), "time": .time(last.to),
        ]
        return Reply(
            .answered,
            [Message(.clinicClosesAt, values)]
                + (breaks.isEmpty ? [] : [Message(.clinicBreak, ["hours": .list(breaks)])])
                + mayBeClosed(clinic, hours))
    }

    func lastPatient(of id: Clinic.ID, _ reference: DayReference, at now: LocalTime) -> Reply {
        guard let clinic = town.clinic(id) else { return unknown }
        let date = reference.resolved(on: now.date)
        let hours = town.hours(of: clinic, on: date)
        guard hours.isKnown else { return unknownHours(of: clinic, on: date, at: now) }
        if hours.spans.isEmpty { return isClosed(clinic, on: date, hours: hours, at: now) }
        // On a day of duty the clinic is open beyond its own hours, of which alone the reception hours speak.
        guard let reception = clinic.reception?.hours(on: date, holidays: town.holidays), reception.isKnown,
            !reception.spans.isEmpty
        else { return unknown(ask: clinic.name, clinic.telephone) }
        let ends = reception.spans.map(\.to).filter { LocalTime(date, $0) > now }
        guard !ends.isEmpty else {
            return closed(Message(.noMorePatients, ["clinic": .name(clinic.name)]), clinic, at: now)
        }
        let values: [String: MessageValue] = [
            "clinic": .name(clinic.name), "day": .day(date, today: now.date),
            "times": .list(ends.map(MessageValue.time)),
        ]
        return Reply(.answered, [Message(.clinicLastPatient, values)] + mayBeClosed(clinic, hours))
    }

    func openClinics(_ reference: DayReference, at now: LocalTime) -> Reply {
        let date = reference.resolved(on: now.date)
        let open = town.clinics.filter { $0.partOf == nil }.filter { clinic in
            reference == .now
                ? endOfRunningSpan(of: clinic, at: now) != nil
                : !remaining(town.hours(of: clinic, on: date).spans, on: date, at: now).isEmpty
        }
        let day = MessageValue.day(date, today: now.date)
        if !open.isEmpty {
            let clinics = MessageValue.list(open.map { .name($0.name) })
            let answer =
                reference == .now
                ? Message(.clinicsOpenNow, ["clinics": clinics])
                : Message(.clinicsOpenOn, ["clinics": clinics, "day": day])
            return Reply(.answered, [answer] + mayBeClosed(open, on: date))
        }
        if let unknown = unknownClinics(on: date, at: now) { return unknown }
        return Reply(
            .answered,
            [reference == .now ? Message(.noClinicOpenNow) : Message(.noClinicOpenOn, ["day": day]), askOffice])
    }

    /// Those open at a time of a day.
    func openClinics(_ moment: AskedMoment, at now: LocalTime) -> Reply {
        let date = moment.time.date
        var values: [String: MessageValue] = ["day": .day(date, today: now.date), "time": .time(moment.time.time)]
        let open = town.clinics.filter { $0.partOf == nil && endOfRunningSpan(of: $0, at: moment.time) != nil }
        guard open.isEmpty else {
            values["clinics"] = .list(open.map { .name($0.name) })
            return Reply(
                .answered, moment.remarks + [Message(.clinicsOpenAt, values)] + mayBeClosed(open, on: date))
        }
        if var unknown = unknownClinics(on: date, at: now) {
            unknown.messages = moment.remarks + unknown.messages
            return unknown
        }
        return Reply(.answered, moment.remarks + [Message(.noClinicOpenAt, values), askOffice])
    }

    func dutyClinic(_ reference: DayReference, at now: LocalTime) -> Reply {
        let date = reference.resolved(on: now.date)
        let still = date == now.date ? town.duty.entriesStillOnDuty(at: now) : []
        let coming = town.duty.entries(on: date).filter { !remaining($0.spans, on: date, at: now).isEmpty }
        guard !still.isEmpty || town.duty.covers(date) else { return unknown }
        guard !still.isEmpty || !coming.isEmpty else {
            return Reply(
                .answered, [Message(.nobodyOnDuty, ["day": .day(date, today: now.date)]), askOffice])
        }
        let stillMessages = still.flatMap { entry -> [Message] in
            let end = entry.spans.map(\.to).max().map { $0 - TimeOfDay.endOfDay.minutes } ?? DutyRoster.turn
            return [Message(.stillOnDuty, ["clinic": .name(entry.name), "time": .time(end)])] + telephone(of: entry)
        }
        let comingMessages = coming.flatMap { entry -> [Message] in
            let spans = remaining(entry.spans, on: date, at: now)
            let values: [String: MessageValue] = [
                "clinic": .name(entry.name), "day": .day(date, today: now.date),
                "hours": .list(spans.map(MessageValue.span)),
            ]
            return [Message(.onDuty, values)] + telephone(of: entry)
        }
        return Reply(.answered, stillMessages + comingMessages)
    }

    func telephone(of id: Clinic.ID) -> Reply {
        guard let clinic = town.clinic(id) else { return unknown }
        let telephone = MessageValue.telephone(clinic.telephone)
        return Reply(
            .answered,
            [
                Message(.clinicTelephone, ["clinic": .name(clinic.name), "telephone": telephone]),
                Message(.telephoneAgain, ["telephone": telephone]),
            ])
    }

    private func telephone(of entry: DutyRoster.Entry) -> [Message] {
        guard let clinic = entry.clinic.flatMap({ town.clinic($0) }) else { return [askOffice] }
        return [
            Message(.telephone, ["place": .name(clinic.name), "telephone": .telephone(clinic.telephone)])
        ]
    }

    /// The answer about a day of which only the clinic can tell.
    private func unknownHours(of clinic: Clinic, on date: CalendarDate, at now: LocalTime) -> Reply {
        let values: [String: MessageValue] = [
            "clinic": .name(clinic.name), "day": .day(date, today: now.date), "telephone": .telephone(clinic.telephone),
        ]
        return Reply(.unknown, [Message(.clinicUnknownOn, values)])
    }

    /// The answer if no clinic is known to be open and some may be; nil if all are known to be closed. A clinic without
    /// any hours is left out: it would make every night unknown.
    private func unknownClinics(on date: CalendarDate, at now: LocalTime) -> Reply? {
        let published = town.clinics.filter { $0.partOf == nil && $0.hours != nil }
        let clinics = published.filter { !town.hours(of: $0, on: date).isKnown }
        guard let first = clinics.first else { return published.isEmpty ? unknown : nil }
        guard clinics.count > 1 else { return unknownHours(of: first, on: date, at: now) }
        let values: [String: MessageValue] = [
            "clinics": .list(clinics.map { .name($0.name) }), "day": .day(date, today: now.date),
        ]
        return Reply(.unknown, [Message(.clinicsUnknownOn, values), askOffice])
    }

    /// What to know before setting out to a clinic that closes on days it does not name beforehand.
    private func mayBeClosed(_ clinic: Clinic, _ hours: DayHours) -> [Message] {
        guard hours.mayBeClosed else { return [] }
        return [Message(.clinicMayBeClosed, ["clinic": .name(clinic.name), "telephone": .telephone(clinic.telephone)])]
    }

    private func mayBeClosed(_ clinics: [Clinic], on date: CalendarDate) -> [Message] {
        clinics.flatMap { mayBeClosed($0, town.hours(of: $0, on: date)) }
    }

    /// When the hours that run now end, those of the day before included.
    private func endOfRunningSpan(of clinic: Clinic, at now: LocalTime) -> TimeOfDay? {
        if let span = town.hours(of: clinic, on: now.date).spans.first(where: { $0.contains(now.time) }) {
            return span.to
        }
        let time = now.time + TimeOfDay.endOfDay.minutes
        let fromYesterday = town.hours(of: clinic, on: now.date - 1).spans.first { $0.contains(time) }
        return fromYesterday.map { $0.to - TimeOfDay.endOfDay.minutes }
    }

    /// Those of a day's spans that are not over.
    private func remaining(_ spans: [TimeSpan], on date: CalendarDate, at now: LocalTime) -> [TimeSpan] {
        spans.filter { LocalTime(date, $0.to) > now }
    }

    /// What to know of the reception before setting out now: nothing where the data does not say.
    private func stillTakesPatients(_ clinic: Clinic, at now: LocalTime, until end: TimeOfDay) -> [Message] {
        guard let last = lastReception(of: clinic, on: now.date, until: end) else { return [] }
        return now.time < last
            ? [Message(.lastPatientAt, ["time": .time(last)])]
            : [Message(.noMorePatients, ["clinic": .name(clinic.name)])]
    }

    /// When the last patient is taken before the clinic closes at `end`; nil where the data does not say.
    private func lastReception(of clinic: Clinic, on date: CalendarDate, until end: TimeOfDay) -> TimeOfDay? {
        guard let reception = clinic.reception?.hours(on: date, holidays: town.holidays), reception.isKnown else {
            return nil
        }
        return reception.spans.map(\.to).last { $0 <= end }
    }

    private func isClosed(_ clinic: Clinic, on date: CalendarDate, hours: DayHours, at now: LocalTime) -> Reply {
        if isClosedForHoliday(clinic, on: date) { return closedForHoliday(clinic, on: date, at: now) }
        let sentence =
            date == now.date && !hours.spans.isEmpty
            ? Message(.clinicClosedForToday, ["clinic": .name(clinic.name)])
            : Message(.clinicClosedOn, ["clinic": .name(clinic.name), "day": .day(date, today: now.date)])
        return closed(sentence, clinic, at: now, lookingFrom: max(now, LocalTime(date, .midnight)))
    }

    /// Whether it would be open if the day were no holiday.
    private func isClosedForHoliday(_ clinic: Clinic, on date: CalendarDate) -> Bool {
        guard town.holidays.isHoliday(date), town.hours(of: clinic, on: date).spans.isEmpty else { return false }
        let ordinary = clinic.hours?.hours(on: date, holidays: town.holidays.overriding([date: nil]))
        return ordinary.map { !$0.spans.isEmpty } ?? false
    }

    /// Whoever meets a closed door on a holiday plans for the next day: by when to come is part of the answer.
    private func closedForHoliday(_ clinic: Clinic, on date: CalendarDate, at now: LocalTime) -> Reply {
        let values: [String: MessageValue] = ["clinic": .name(clinic.name), "day": .day(date, today: now.date)]
        let start = max(now, LocalTime(date, .midnight))
        var reply = closed(Message(.clinicClosedForHoliday, values), clinic, at: now, lookingFrom: start)
        if let opening = nextOpening(of: clinic, after: start) {
            reply.messages += stillTakesPatients(clinic, openingAt: opening)
        }
        return reply
    }

    private func stillTakesPatients(_ clinic: Clinic, openingAt opening: LocalTime) -> [Message] {
        let hours = town.hours(of: clinic, on: opening.date).spans.first { $0.from == opening.time }
        let reception = clinic.reception?.hours(on: opening.date, holidays: town.holidays)
        guard let end = hours?.to, let reception, reception.isKnown,
            let last = reception.spans.map(\.to).last(where: { opening.time < $0 && $0 <= end })
        else { return [] }
        return [Message(.lastPatientAt, ["time": .time(last)])]
    }

    /// A sentence that disappoints, and when the clinic opens again.
    /// - Parameter start: From when on; from now where it is not given.
    private func closed(
        _ sentence: Message, _ clinic: Clinic, at now: LocalTime, lookingFrom start: LocalTime? = nil
    ) -> Reply {
        let opening = nextOpening(of: clinic, after: start ?? now)
        guard let opening else {
            return Reply(
                .answered,
                [
                    sentence,
                    Message(.telephone, ["place": .name(clinic.name), "telephone": .telephone(clinic.telephone)]),
                ])
        }
        let values: [String: MessageValue] = [
            "day": .day(opening.date, today: now.date), "time": .time(opening.time),
        ]
        return Reply(.answered, [sentence, Message(.clinicOpensAgain, values)])
    }

    /// Nil where none is near, and where a day comes first of which only the clinic itself can tell.
    private func nextOpening(of clinic: Clinic, after time: LocalTime) -> LocalTime? {
        for date in time.date...time.date + Self.clinicHorizon {
            let hours = town.hours(of: clinic, on: date)
            guard hours.isKnown else { return nil }
            if let start = hours.spans.map({ LocalTime(date, $0.from) }).first(where: { $0 > time }) { return start }
        }
        return nil
    }
}
