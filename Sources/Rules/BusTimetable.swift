/// When buses leave which stop, as a GTFS-JP feed says it.
public struct BusTimetable: Sendable, Equatable {
    /// A pole at the roadside. Both sides of a street are two of them with one name.
    public struct Stop: Sendable, Equatable {
        public var id: String
        public var name: LocalizedName

        public init(id: String, name: LocalizedName) {
            self.id = id
            self.name = name
        }
    }

    public struct Trip: Sendable, Equatable {
        /// An index of `services`.
        public var service: Int
        /// Where it goes, as its front says.
        public var destination: LocalizedName

        public init(service: Int, destination: LocalizedName) {
            self.service = service
            self.destination = destination
        }
    }

    /// The days on which trips run.
    public struct Service: Sendable, Equatable {
        public var weekdays: Set<Weekday>
        /// The days that the weekdays hold for; nil where only single days are given.
        public var days: ClosedRange<CalendarDate>?
        public var added: Set<CalendarDate>
        public var removed: Set<CalendarDate>

        public init(
            weekdays: Set<Weekday> = [], days: ClosedRange<CalendarDate>? = nil, added: Set<CalendarDate> = [],
            removed: Set<CalendarDate> = []
        ) {
            self.weekdays = weekdays
            self.days = days
            self.added = added
            self.removed = removed
        }

        func runs(on date: CalendarDate) -> Bool {
            if added.contains(date) { return true }
            if removed.contains(date) { return false }
            return (days?.contains(date) ?? false) && weekdays.contains(date.weekday)
        }

        var lastDay: CalendarDate? {
            ([days?.upperBound].compactMap(\.self) + added).max()
        }
    }

    /// A trip that leaves a stop. Small, because a large feed has millions of them.
    public struct Departure: Sendable, Equatable {
        /// On the clock of the day the trip belongs to; past 24:00 after midnight.
        public var minutes: Int32
        /// An index of `trips`.
        public var trip: Int32

        public init(minutes: Int32, trip: Int32) {
            self.minutes = minutes
            self.trip = trip
        }
    }

    /// A departure on a day.
    public struct Bus: Sendable, Equatable {
        public var at: LocalTime
        public var stop: Stop
        public var destination: LocalizedName
    }

    public private(set) var stops: [Stop]
    private let trips: [Trip]
    private let services: [Service]
    /// For each stop those that leave it, the earliest first.
    private let departures: [[Departure]]
    /// The last day that the feed speaks of; nil where it does not say.
    public let lastDay: CalendarDate?

    /// A bus of the day before may still run: the latest time of a feed is 48:00.
    private static let daysBefore = 1

    /// - Parameters:
    ///   - departures: For each stop, in any order.
    ///   - feedEnd: The feed's own last day; its services may end sooner.
    public init(
        stops: [Stop] = [], trips: [Trip] = [], services: [Service] = [], departures: [[Departure]] = [],
        feedEnd: CalendarDate? = nil
    ) {
        self.stops = stops
        self.trips = trips
        self.services = services
        self.departures = departures.map { $0.sorted { ($0.minutes, $0.trip) < ($1.minutes, $1.trip) } }
        let lastService = services.compactMap(\.lastDay).max()
        lastDay = [feedEnd, lastService].compactMap(\.self).min()
    }

    /// Where its buses go, as their fronts say.
    public var destinations: Set<LocalizedName> {
        Set(trips.map(\.destination))
    }

    /// Whether the feed speaks of a day at all.
    public func covers(_ date: CalendarDate) -> Bool {
        lastDay.map { date <= $0 } ?? false
    }

    /// The next buses that leave one of some stops, from a moment on and on the days after it.
    /// - Parameters:
    ///   - days: How many days to look, today included.
    public func next(_ limit: Int, from ids: Set<Stop.ID>, after now: LocalTime, days: Int = 7) -> [Bus] {
        var buses: [Bus] = []
        let indices = stops.indices.filter { ids.contains(stops[$0].id) }
        for day in -Self.daysBefore..<days where buses.count < limit || day <= 0 {
            buses += indices.flatMap { self.buses(from: $0, on: now.date + day, after: now, limit: limit) }
            buses = Array(buses.sorted { ($0.at, $0.stop.id) < ($1.at, $1.stop.id) }.prefix(limit))
        }
        return buses
    }

    private func buses(from stop: Int, on date: CalendarDate, after now: LocalTime, limit: Int) -> [Bus] {
        let running = services.map { $0.runs(on: date) }
        let earliest = Int32(clamping: date.distance(to: now.date) * TimeOfDay.endOfDay.minutes + now.time.minutes)
        let first = departures[stop].partitioningIndex { $0.minutes >= earliest }
        return departures[stop][first...].lazy
            .filter { running[trips[Int($0.trip)].service] }
            .prefix(limit)
            .map { departure in
                Bus(
                    at: LocalTime(date, TimeOfDay(minutes: Int(departure.minutes))), stop: stops[stop],
                    destination: trips[Int(departure.trip)].destination)
            }
    }
}

extension BusTimetable.Stop: Identifiable {}

extension [BusTimetable.Departure] {
    /// The first index from which on a condition holds.
    fileprivate func partitioningIndex(where condition: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
