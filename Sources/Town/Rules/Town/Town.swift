/// Everything the rules know of one town.
public struct Town: Sendable, Equatable, Identifiable {
    public var id: String
    public var name: LocalizedName
    /// What residents call their speaker; nil where the town has not chosen a name.
    public var speakerName: LocalizedName?
    /// 全国地方公共団体コード, by which alerts name it; nil where nobody has said.
    public var code: String?
    /// IANA identifier, for example `Asia/Tokyo`.
    public var timeZone: String
    public var office: Office
    /// The direct number of the fire headquarters, which 119 reaches only from within the district; nil if not given.
    public var fireStation: TelephoneLine?
    /// Garbage must be out by this time of the collection day.
    public var cutOff: TimeOfDay
    public var categories: [WasteCategory]
    public var districts: [District]
    public var items: [WasteItem]
    public var clinics: [Clinic]
    public var duty: DutyRoster
    public var holidays: HolidayCalendar
    /// Nil where no bus runs, or where nobody has published when.
    public var bus: BusService?
    public var sources: TownSources

    public init(
        id: String, name: LocalizedName, code: String? = nil, timeZone: String, office: Office,
        cutOff: TimeOfDay = TimeOfDay(minutes: 8 * 60), categories: [WasteCategory] = [], districts: [District] = [],
        items: [WasteItem] = [], clinics: [Clinic] = [], duty: DutyRoster = DutyRoster(),
        holidays: HolidayCalendar = HolidayCalendar(), bus: BusService? = nil,
        sources: TownSources = TownSources()
    ) {
        self.id = id
        self.name = name
        self.code = code
        self.timeZone = timeZone
        self.office = office
        self.cutOff = cutOff
        self.categories = categories
        self.districts = districts
        self.items = items
        self.clinics = clinics
        self.duty = duty
        self.holidays = holidays
        self.bus = bus
        self.sources = sources
    }

    public func category(_ id: WasteCategory.ID) -> WasteCategory? {
        categories.first { $0.id == id }
    }

    public func district(_ id: District.ID) -> District? {
        districts.first { $0.id == id }
    }

    public func item(_ id: WasteItem.ID) -> WasteItem? {
        items.first { $0.id == id }
    }

    public func clinic(_ id: Clinic.ID) -> Clinic? {
        clinics.first { $0.id == id }
    }

    /// The hours of a clinic on one day, its turn of duty included.
    public func hours(of clinic: Clinic, on date: CalendarDate) -> DayHours {
        let onDuty = duty.entries(on: date).filter { $0.clinic == clinic.id }.flatMap(\.spans)
        let regular = clinic.hours?.hours(on: date, holidays: holidays) ?? DayHours(isKnown: false)
        return DayHours(
            spans: regular.spans + onDuty, isKnown: regular.isKnown || !onDuty.isEmpty,
            mayBeClosed: regular.mayBeClosed && onDuty.isEmpty)
    }
}
