extension Answerer {
    /// The next bus and the one after it: whoever just misses the first needs the second.
    private static let buses = 2

    func nextBus(from id: BusStop.ID?, at now: LocalTime) -> Reply {
        guard let bus = town.bus, let stop = bus.stops.first(where: { id == nil || $0.id == id }), !stop.poles.isEmpty
        else {
            return unknown
        }
        let telephone = Message(
            .telephone, ["place": .name(bus.company.name), "telephone": .telephone(bus.company.telephone)])
        guard bus.timetable.covers(now.date) else {
            let ended = bus.timetable.lastDay.map {
                Message(.timetableEnded, ["until": .day($0, today: now.date)])
            }
            return ended.map { Reply(.unknown, [$0, telephone]) }
                ?? unknown(ask: bus.company.name, bus.company.telephone)
        }
        let buses = bus.timetable.next(Self.buses, from: stop.poles, after: now)
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
        return Reply(.answered, [next] + later)
    }
}
