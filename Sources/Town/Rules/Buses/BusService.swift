/// The buses of a town.
public struct BusService: Sendable, Equatable {
    public var timetable: BusTimetable
    /// Those that people ask for.
    public var stops: [BusStop]
    /// Whom to telephone where the timetable does not say.
    public var company: Office

    public init(timetable: BusTimetable, stops: [BusStop], company: Office) {
        self.timetable = timetable
        self.stops = stops
        self.company = company
    }
}

/// A stop as people know it: the poles on both sides of the street.
public struct BusStop: Sendable, Equatable, Identifiable {
    public var id: String
    public var name: LocalizedName
    /// What people call it, by language: the grammar's phrases for the `busStop` slot.
    public var spokenAs: [String: [String]]
    public var poles: Set<BusTimetable.Stop.ID>

    public init(
        id: String, name: LocalizedName, spokenAs: [String: [String]] = [:], poles: Set<BusTimetable.Stop.ID>
    ) {
        self.id = id
        self.name = name
        self.spokenAs = spokenAs
        self.poles = poles
    }
}
