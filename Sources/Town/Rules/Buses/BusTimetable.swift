/// When buses leave which stop, as a GTFS-JP feed says it.
public struct BusTimetable: Sendable, Equatable {
    /// A pole at the roadside. Both sides of a street are two of them with one name.
    public struct Stop: Sendable, Equatable {
        public var id: String
        public var name: LocalizedName
        /// The station that it is a platform of.
        public var parent: String?

        public init(id: String, name: LocalizedName, parent: String? = nil) {
            self.id = id
            self.name = name
            self.parent = parent
        }
    }

    /// What a passenger does before getting on.
    public enum Boarding: Sendable, Hashable {
        case nothingSpecial
        /// The bus comes only if somebody telephoned.
        case telephone
        /// The bus stops only if the driver is shown that somebody is waiting.
        case tellDriver
    }

    /// A trip, or a part of it along which its front says the same.
    public struct Trip: Sendable, Equatable {
        /// An index of `services`.
        public var service: Int
        /// Where it goes, as its front says.
        public var destination: LocalizedName
        public var boarding: Boarding

        public init(service: Int, destination: LocalizedName, boarding: Boarding = .nothingSpecial) {
            self.service = service
            self.destination = destination
            self.boarding = boarding
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

        /// Without weekdays the days are those of the feed, and only single days are known.
        private var weeks: ClosedRange<CalendarDate>? { weekdays.isEmpty ? nil : days }
        var firstDay: CalendarDate? { ([weeks?.lowerBound].compactMap(\.self) + added).min() }
        var lastDay: CalendarDate? { ([weeks?.upperBound].compactMap(\.self) + added).max() }

        /// Whether it runs at all within some days.
        func runs(within window: ClosedRange<CalendarDate>) -> Bool {
            added.contains(where: window.contains)
                || (weeks.map { $0.overlaps(window) && $0.clamped(to: window).contains(where: runs) } ?? false)
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

    /// A trip that leaves a stop again and again, at times that nobody has fixed.
    public struct Frequency: Sendable, Equatable {
        /// On the clock of the day the trip belongs to.
        public var from: Int32
        public var until: Int32
        /// About how many minutes lie between two buses.
        public var minutes: Int32
        /// An index of `trips`.
        public var trip: Int32

        public init(from: Int32, until: Int32, minutes: Int32, trip: Int32) {
            self.from = from
            self.until = until
            self.minutes = minutes
            self.trip = trip
        }
    }

    /// A departure on a day.
    public struct Bus: Sendable, Equatable {
        /// When it leaves, or from when on it may if it has no fixed time.
        public var at: LocalTime
        public var stop: Stop
        public var destination: LocalizedName
        public var boarding: Boarding
        /// Set if it has no fixed time.
        public var every: Interval?
    }

    /// Buses that leave about every so many minutes.
    public struct Interval: Sendable, Equatable {
        public var minutes: Int
        public var hours: TimeSpan
    }

    public private(set) var stops: [Stop]
    private let trips: [Trip]
    private let services: [Service]
    /// For each stop those that leave it, the earliest first.
    private let departures: [[Departure]]
    /// For each stop, in any order.
    private let frequencies: [[Frequency]]
    /// The days that the feed speaks of; nil if it names none.
    public let validity: ClosedRange<CalendarDate>?

    /// A bus of the day before may still run: the latest time of a feed is 48:00.
    private static let daysBefore = 1
    /// How many days are looked at, today included.
    public static let daysAhead = 7

    /// - Parameters:
    ///   - departures: For each stop, in any order.
    ///   - frequencies: For each stop, in any order.
    ///   - feedStart: The feed's own first day; its services may begin later.
    ///   - feedEnd: The feed's own last day; its services may end sooner.
    public init(
        stops: [Stop] = [], trips: [Trip] = [], services: [Service] = [], departures: [[Departure]] = [],
        frequencies: [[Frequency]] = [], feedStart: CalendarDate? = nil, feedEnd: CalendarDate? = nil
    ) {
        self.stops = stops
        self.trips = trips
        self.services = services
        self.departures = departures.map { $0.sorted { ($0.minutes, $0.trip) < ($1.minutes, $1.trip) } }
        self.frequencies = frequencies
        let first = [feedStart, services.compactMap(\.firstDay).min()].compactMap(\.self).max()
        let last = [feedEnd, services.compactMap(\.lastDay).max()].compactMap(\.self).min()
        if let first, let last, first <= last { validity = first...last } else { validity = nil }
    }

    /// Where its buses go, as their fronts say.
    public var destinations: Set<LocalizedName> {
        Set(trips.map(\.destination))
    }

    /// Whether a bus leaves one of some stops on any day.
    public func everLeaves(from ids: Set<Stop.ID>) -> Bool {
        guard let validity else { return false }
        let running = services.map { $0.runs(within: validity) }
        return indices(of: ids).contains { stop in
            departures[stop].contains { running[trips[Int($0.trip)].service] }
                || frequencies(from: stop).contains { running[trips[Int($0.trip)].service] }
        }
    }

    /// The next buses that leave one of some stops, from a moment on and on the days after it.
    /// - Parameters:
    ///   - days: How many days to look, today included.
    public func next(_ limit: Int, from ids: Set<Stop.ID>, after now: LocalTime, days: Int = daysAhead) -> [Bus] {
        var buses: [Bus] = []
        let indices = indices(of: ids)
        for day in -Self.daysBefore..<days where buses.count < limit || day <= 0 {
            buses += indices.flatMap { self.buses(from: $0, on: now.date + day, after: now, limit: limit) }
            buses = Array(buses.sorted { ($0.at, $0.stop.id) < ($1.at, $1.stop.id) }.prefix(limit))
        }
        return buses
    }

    private func indices(of ids: Set<Stop.ID>) -> [Int] {
        stops.indices.filter { ids.contains(stops[$0].id) }
    }

    private func frequencies(from stop: Int) -> [Frequency] {
        frequencies.indices.contains(stop) ? frequencies[stop] : []
    }

    private func buses(from stop: Int, on date: CalendarDate, after now: LocalTime, limit: Int) -> [Bus] {
        guard validity?.contains(date) ?? false else { return [] }
        let running = services.map { $0.runs(on: date) }
        let earliest = Int32(clamping: date.distance(to: now.date) * TimeOfDay.endOfDay.minutes + now.time.minutes)
        let first = departures[stop].partitioningIndex { $0.minutes >= earliest }
        let timed = departures[stop][first...].lazy
            .filter { running[trips[Int($0.trip)].service] }
            .prefix(limit)
            .map { bus(at: $0.minutes, on: date, from: stop, trip: $0.trip) }
        let frequent = frequencies(from: stop)
            .filter { $0.until > earliest && running[trips[Int($0.trip)].service] }
            .map { frequency in
                var bus = bus(at: max(frequency.from, earliest), on: date, from: stop, trip: frequency.trip)
                bus.every = Interval(frequency, daysLater: date.distance(to: bus.at.date))
                return bus
            }
        return Array(timed) + frequent
    }

    private func bus(at minutes: Int32, on date: CalendarDate, from stop: Int, trip: Int32) -> Bus {
        let trip = trips[Int(trip)]
        return Bus(
            at: LocalTime(date, TimeOfDay(minutes: Int(minutes))), stop: stops[stop], destination: trip.destination,
            boarding: trip.boarding)
    }
}

extension BusTimetable.Interval {
    /// On the clock of a day: a bus of the evening before may run on after midnight.
    fileprivate init(_ frequency: BusTimetable.Frequency, daysLater days: Int) {
        func time(_ minutes: Int32) -> TimeOfDay {
            TimeOfDay(minutes: max(0, Int(minutes) - days * TimeOfDay.endOfDay.minutes))
        }
        minutes = Int(frequency.minutes)
        hours = TimeSpan(from: time(frequency.from), to: time(frequency.until))
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
