/// Which clinic sees patients on Sundays and holidays, in turn (休日当番医).
public struct DutyRoster: Sendable, Equatable {
    public struct Entry: Sendable, Equatable {
        /// The day on which the duty begins.
        public var date: CalendarDate
        /// As the roster writes it, with the town's names for it where the town knows the clinic.
        public var name: LocalizedName
        /// The clinic of the town that it names, where there is one.
        public var clinic: Clinic.ID?
        /// Past 24:00 where the duty lasts into the next morning.
        public var spans: [TimeSpan]

        public init(date: CalendarDate, name: LocalizedName, clinic: Clinic.ID? = nil, spans: [TimeSpan]) {
            self.date = date
            self.name = name
            self.clinic = clinic
            self.spans = spans
        }
    }

    /// The hour at which a new duty day begins: what runs on from the day before ends by then.
    public static let turn = TimeOfDay(minutes: 8 * 60 + 30)

    public private(set) var entries: [CalendarDate: [Entry]]
    private let publishedMonths: Set<[Int]>

    public init(entries: [Entry] = []) {
        self.entries = Dictionary(grouping: entries, by: \.date)
        publishedMonths = Set(entries.map { [$0.date.year, $0.date.month] })
    }

    /// Whether the roster holds the month of a day. A month that it lacks is not a month without duty.
    public func covers(_ date: CalendarDate) -> Bool {
        publishedMonths.contains([date.year, date.month])
    }

    public func entries(on date: CalendarDate) -> [Entry] {
        entries[date] ?? []
    }

    /// Those whose duty of the day before still runs.
    public func entriesStillOnDuty(at now: LocalTime) -> [Entry] {
        guard now.time < Self.turn else { return [] }
        return entries(on: now.date - 1).filter { entry in
            entry.spans.contains { $0.contains(now.time + TimeOfDay.endOfDay.minutes) }
        }
    }
}
