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
        let telephone = Message(
            .telephone, ["place": .name(bus.company.name), "telephone": .telephone(bus.company.telephone)])
        let date = reference.resolved(on: now.date)
        let asked =
            time.map { moment(reference, $0, in: Self.busHours, at: now) }
            ?? AskedMoment(time: max(now, LocalTime(date, .midnight)))
        guard bus.timetable.covers(asked.time.date) else {
            let ended = bus.timetable.lastDay.map {
                Message(.timetableEnded, ["until": .day($0, today: now.date)])
            }
            return ended.map { Reply(.unknown, [$0, telephone]) }
                ?? unknown(ask: bus.company.name, bus.company.telephone)
        }
        let buses = bus.timetable.next(Self.buses, from: stop.poles, after: asked.time)
        guard let first = buses.first else {
            return Reply(.answered, [Message(.noBus, ["stop": .name(stop.name)]), telephone])
        }
        let next = Message(
            .nextBus,
            [
                "stop": .name(stop.name), "day": .day(first.at.date, today: now.date), "time": .time(first.at.time),
                "destination": .name(first.destination),
            ])
        let later = buses.dropFirst().filter { $0.at.date == first.at.date }.map {
            Message(.busAfter, ["time": .time($0.at.time), "destination": .name($0.destination)])
        }
        let none = first.at.date == asked.time.date ? [] : noBus(from: stop, asked.time, time, at: now)
        return Reply(.answered, asked.remarks + none + [next] + later)
    }

    /// What to know before a bus of a later day is named. Of today nothing: the bus itself is said to leave tomorrow.
    private func noBus(from stop: BusStop, _ asked: LocalTime, _ time: ClockTime?, at now: LocalTime) -> [Message] {
        let values: [String: MessageValue] = ["stop": .name(stop.name), "day": .day(asked.date, today: now.date)]
        guard time == nil else {
            return [Message(.noBusFrom, values.merging(["time": .time(asked.time)]) { $1 })]
        }
        return asked.date == now.date ? [] : [Message(.noBusOn, values)]
    }
}
