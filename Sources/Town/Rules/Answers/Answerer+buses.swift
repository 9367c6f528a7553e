extension Answerer {
    /// The next bus and the one after it: whoever just misses the first needs the second.
    private static let buses = 2
    /// Who asks for a bus at five means the afternoon; at nine the morning, or today's evening where that is over.
    private static let busHours = TimeOfDay(minutes: 6 * 60)..<TimeOfDay(minutes: 22 * 60)

    func nextBus(from id: BusStop.ID?, _ reference: DayReference, _ time: ClockTime?, at now: LocalTime) -> Reply {
        guard let bus = town.bus, let stop = bus.stops.first(where: { id == nil || $0.id == id }), !stop.poles.isEmpty
        else {
            return unknown
        }
        guard let validity = bus.timetable.validity else {
            return unknown(ask: bus.company.name, bus.company.telephone)
        }
        let date = reference.resolved(on: now.date)
        let asked =
            time.map { moment(reference, $0, in: Self.busHours, at: now) }
            ?? AskedMoment(time: max(now, LocalTime(date, .midnight)))
        guard asked.time.date >= validity.lowerBound else {
            let begins = Message(.timetableBegins, ["day": .day(validity.lowerBound, today: now.date)])
            return Reply(.unknown, [begins, telephone(of: bus.company)])
        }
        let buses = bus.timetable.next(Self.buses, from: stop.poles, after: asked.time)
        guard let first = buses.first else {
            return noBus(
                from: stop, of: bus, validUntil: validity.upperBound, asked.time, namesTime: time != nil, at: now)
        }
        let none =
            first.at.date == asked.time.date ? [] : noBus(from: stop, asked.time, namesTime: time != nil, at: now)
        return Reply(
            .answered,
            asked.remarks + none + messages(buses.filter { $0.at.date == first.at.date }, from: stop, of: bus, at: now))
    }

    /// A sentence for each bus, and after it what to do before getting on; once if that is the same for all.
    private func messages(
        _ buses: [BusTimetable.Bus], from stop: BusStop, of service: BusService, at now: LocalTime
    ) -> [Message] {
        buses.enumerated().flatMap { index, bus in
            let following = buses.dropFirst(index + 1).first
            let boarding = bus.boarding == following?.boarding ? [] : boarding(bus, of: service)
            return [message(bus, after: buses[..<index].last, from: stop, at: now)] + boarding
        }
    }

    private func message(
        _ bus: BusTimetable.Bus, after previous: BusTimetable.Bus?, from stop: BusStop, at now: LocalTime
    ) -> Message {
        let values: [String: MessageValue] = [
            "stop": .name(stop.name), "day": .day(bus.at.date, today: now.date), "time": .time(bus.at.time),
            "destination": .name(bus.destination), "minutes": .number(bus.every?.minutes ?? 0),
            "hours": .span(bus.every?.hours ?? .wholeDay),
        ]
        let key: ReplyKey =
            if bus.every != nil {
                .busEvery
            } else if let previous {
                previous.every == nil ? .busAfter : .otherBus
            } else {
                .nextBus
            }
        return Message(key, values.filter { key.placeholders.contains($0.key) })
    }

    private func boarding(_ bus: BusTimetable.Bus, of service: BusService) -> [Message] {
        switch bus.boarding {
        case .nothingSpecial: []
        case .telephone:
            [
                Message(
                    .telephoneForBus,
                    [
                        "place": .name(service.company.name), "telephone": .telephone(service.company.telephone),
                    ])
            ]
        case .tellDriver: [Message(.tellDriver)]
        }
    }

    private func telephone(of company: Office) -> Message {
        Message(.telephone, ["place": .name(company.name), "telephone": .telephone(company.telephone)])
    }

    /// That no bus leaves in the days that are looked at, or in those that the timetable knows.
    private func noBus(
        from stop: BusStop, of service: BusService, validUntil last: CalendarDate, _ asked: LocalTime,
        namesTime: Bool, at now: LocalTime
    ) -> Reply {
        let telephone = telephone(of: service.company)
        if last < asked.date {
            return Reply(.unknown, [Message(.timetableEnded, ["until": .day(last, today: now.date)]), telephone])
        }
        guard last >= asked.date + (BusTimetable.daysAhead - 1) else {
            let none = noBus(from: stop, asked, namesTime: namesTime || asked == now, at: now)
            let ends = Message(.timetableEnds, ["until": .day(last, today: now.date)])
            return Reply(.unknown, none + [ends, telephone])
        }
        return Reply(.answered, [Message(.noBus, ["stop": .name(stop.name)]), telephone])
    }

    /// What to know before a bus of a later day is named. Of today nothing: the bus itself is said to leave tomorrow.
    private func noBus(
        from stop: BusStop, _ asked: LocalTime, namesTime: Bool, at now: LocalTime
    ) -> [Message] {
        let values: [String: MessageValue] = ["stop": .name(stop.name), "day": .day(asked.date, today: now.date)]
        guard !namesTime else {
            return [Message(.noBusFrom, values.merging(["time": .time(asked.time)]) { $1 })]
        }
        return asked.date == now.date ? [] : [Message(.noBusOn, values)]
    }
}
