public import Rules

/// What the 5374 format cannot say of a town's collections: `collection.yml` beside its files.
public struct CollectionSupplement: Sendable, Equatable {
    /// How one category differs from the others.
    public struct Category: Sendable, Equatable {
        public var label: String
        public var holidayRule: HolidayRule
        /// By when it must be out; the folder's hour where it is nil.
        public var cutOff: TimeOfDay?
    }

    /// One day that is added, called off, or both: moved.
    public struct Change: Sendable, Equatable {
        public var label: String
        /// As `area_days.csv` writes them; every area where it is empty.
        public var areas: [String]
        public var removed: CalendarDate?
        public var added: CalendarDate?
    }

    public struct Notice: Sendable, Equatable {
        public var notice: CollectionNotice
        /// As `area_days.csv` writes them; every area where it is empty.
        public var areas: [String]
    }

    public var validFrom: CalendarDate?
    public var validTo: CalendarDate?
    public var cutOff: TimeOfDay?
    public var closurePolicy = ClosurePolicy.skip
    public var categories: [Category] = []
    public var changes: [Change] = []
    public var notices: [Notice] = []
    /// Who published the data and when, as the town wants it said.
    public var source: DataSource?

    /// The calendar of an area with what stands here.
    func apply(to calendar: inout CollectionCalendar, of area: String) {
        calendar.validFrom = validFrom
        calendar.validTo = validTo
        calendar.closurePolicy = closurePolicy
        for label in calendar.schedules.keys {
            let category = categories.first { $0.label.labelKey == label.labelKey }
            calendar.schedules[label]?.holidayRule = category?.holidayRule ?? .collect
            calendar.schedules[label]?.cutOff = category?.cutOff ?? cutOff
        }
        for change in changes where Self.includes(area, in: change.areas) {
            guard let label = calendar.schedules.keys.first(where: { $0.labelKey == change.label.labelKey }) else {
                continue
            }
            if let removed = change.removed { calendar.schedules[label]?.removed.insert(removed) }
            if let added = change.added { calendar.schedules[label]?.added.insert(added) }
        }
        calendar.notices = notices.filter { Self.includes(area, in: $0.areas) }.map(\.notice)
    }

    private static func includes(_ area: String, in areas: [String]) -> Bool {
        areas.isEmpty || areas.contains { $0.normalized == area.normalized }
    }
}
