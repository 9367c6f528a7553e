import Rules
import Testing

/// A town as small as the questions about it allow. 2026-12-03 is a Thursday.
enum SampleTown {
    static let office = "0242-00-1000"

    static let resident = Person(id: "hana", name: LocalizedName(["en": "Hana"]), spokenAs: [:])
    static let mother = Person(
        id: "kiyo", name: LocalizedName(["en": "your mother"]), spokenAs: ["en": ["mother", "mom"]])
    static let household = Household(id: "1", district: "hill", resident: resident, watchesOver: [mother])

    static let remark = LocalizedName(["ja": "三点まで。", "en": "No more than three."])

    static func town() throws -> Town {
        let newYearsEve = try #require(CalendarDate("2026-12-31"))
        let bulkyDay = try #require(CalendarDate("2026-12-12"))
        let sunday = try #require(CalendarDate("2026-12-06"))
        let calendar = CollectionCalendar(
            schedules: [
                "burnable": CollectionSchedule(rules: [.weekly(.monday), .weekly(.thursday)]),
                "paper": CollectionSchedule(rules: [.monthly(ordinal: 2, .friday)]),
                "bulky": CollectionSchedule(rules: [.on(bulkyDay)], remarks: [remark, remark]),
                "metal": CollectionSchedule(rules: [], remarks: [remark]),
            ],
            closures: [newYearsEve...newYearsEve + 3])
        return Town(
            id: "sample", name: LocalizedName(["en": "Sample"]), timeZone: "Asia/Tokyo",
            office: Office(name: LocalizedName(["en": "the town office"]), telephone: office),
            categories: ["burnable", "paper", "bulky", "tires", "metal"].map {
                WasteCategory(
                    id: $0, name: LocalizedName(["en": $0]),
                    spokenAs: ["tires", "metal"].contains($0) ? [:] : ["en": [$0]])
            },
            districts: [
                District(id: "hill", name: LocalizedName(["en": "Hill"]), collections: calendar),
                District(id: "empty", name: LocalizedName(["en": "Empty"])),
                District(id: "ending", name: LocalizedName(["en": "Ending"]), collections: ending(calendar, bulkyDay)),
            ],
            items: [
                WasteItem(
                    id: "book", name: LocalizedName(["en": "a book"]), category: "paper",
                    notice: LocalizedName(["en": "Please tie it."])),
                WasteItem(id: "stone", name: LocalizedName(["en": "a stone"]), category: "bulky"),
                WasteItem(id: "grave", name: LocalizedName(["en": "a stone"]), category: "tires"),
                WasteItem(id: "tire", name: LocalizedName(["en": "a tire"]), category: "tires"),
            ],
            clinics: [
                clinic("sakura", weekdays: [.monday, .tuesday, .thursday, .friday], reception: true),
                clinic("night", weekdays: [.thursday], spans: [span(17, 30, 26, 0)]),
                holidayClinic,
                Clinic(id: "secret", name: LocalizedName(["en": "secret"]), telephone: "0242-00-9999"),
            ],
            duty: DutyRoster(entries: [
                DutyRoster.Entry(
                    date: sunday, name: LocalizedName(["en": "sakura"]), clinic: "sakura",
                    spans: [span(9, 0, 17, 0), span(22, 30, 32, 30)])
            ]), bus: bus(lastDay: newYearsEve),
            sources: TownSources(
                collections: DataSource(name: LocalizedName(["en": "the calendar"]), date: newYearsEve)))
    }

    /// It closes on public holidays.
    private static var holidayClinic: Clinic {
        let weekdays = DaySelector.weekdays([.monday, .tuesday])
        let closed = OpeningRule(days: [.publicHoliday], state: .closed)
        return Clinic(
            id: "resting", name: LocalizedName(["en": "resting"]), telephone: "0242-00-2001",
            hours: OpeningHours(rules: [OpeningRule(days: [weekdays], spans: [span(8, 30, 12, 0)]), closed]),
            reception: OpeningHours(rules: [OpeningRule(days: [weekdays], spans: [span(8, 30, 11, 30)]), closed]))
    }

    /// On weekdays at nine and at four from the pole, never from the terminus; from the square at ten, if the driver is
    /// shown, and at eleven, if somebody telephoned; from the fair every twenty minutes, and at noon.
    private static func bus(lastDay: CalendarDate) -> BusService {
        let terminus = LocalizedName(["en": "the terminus"])
        let departures: [[(hour: Int32, trip: Int32)]] = [[(9, 0), (16, 0)], [], [(10, 1), (11, 2)], [(12, 0)]]
        let timetable = BusTimetable(
            stops: ["pole", "terminus", "square", "fair"].map {
                BusTimetable.Stop(id: $0, name: LocalizedName(["en": $0]))
            },
            trips: [.nothingSpecial, .tellDriver, .telephone].map {
                BusTimetable.Trip(service: 0, destination: terminus, boarding: $0)
            },
            services: [
                BusTimetable.Service(
                    weekdays: [.monday, .tuesday, .wednesday, .thursday, .friday], days: lastDay - 300...lastDay)
            ],
            departures: departures.map { $0.map { BusTimetable.Departure(minutes: $0.hour * 60, trip: $0.trip) } },
            frequencies: [
                [], [], [], [BusTimetable.Frequency(from: 9 * 60, until: 17 * 60, minutes: 20, trip: 0)],
            ])
        return BusService(
            timetable: timetable,
            stops: timetable.stops.map {
                BusStop(id: $0.id, name: LocalizedName(["en": "the \($0.id)"]), poles: [$0.id])
            },
            company: Office(name: LocalizedName(["en": "the bus company"]), telephone: "0242-00-3000"))
    }

    /// Known up to 2026-12-12 only; paper goes out before seven, bulky things on Mondays that are no holidays too.
    private static func ending(_ calendar: CollectionCalendar, _ last: CalendarDate) -> CollectionCalendar {
        var calendar = calendar
        calendar.validTo = last
        calendar.schedules["paper"]?.cutOff = TimeOfDay(minutes: 7 * 60)
        calendar.notices = [
            CollectionNotice(
                days: last - 10...last, category: "paper", text: LocalizedName(["en": "The calendar ends soon."]))
        ]
        return calendar
    }

    private static func clinic(
        _ id: String, weekdays: Set<Weekday>, spans: [TimeSpan] = [span(9, 0, 12, 0), span(14, 0, 17, 30)],
        reception: Bool = false
    ) -> Clinic {
        Clinic(
            id: id, name: LocalizedName(["en": id]), spokenAs: ["en": ["\(id) clinic"]], telephone: "0242-00-2000",
            hours: OpeningHours(rules: [OpeningRule(days: [.weekdays(weekdays)], spans: spans)]),
            reception: reception
                ? OpeningHours(rules: [
                    OpeningRule(days: [.weekdays(weekdays)], spans: [span(9, 0, 11, 30), span(14, 0, 17, 0)])
                ]) : nil)
    }

    private static func span(_ hour: Int, _ minute: Int, _ endHour: Int, _ endMinute: Int) -> TimeSpan {
        TimeSpan(
            from: TimeOfDay(minutes: hour * 60 + minute), to: TimeOfDay(minutes: endHour * 60 + endMinute))
    }
}
