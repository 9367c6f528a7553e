public import Japanese
public import Rules

/// Everything that a town's speaker may come to say in one language: each phrase with each name of the town, and each
/// date, time and number by itself.
public struct Repertoire: Sendable {
    public struct Line: Sendable {
        /// Where it comes from: a phrase's key, or the kind of fact.
        public var origin: String
        public var text: RubyText
    }

    public let lines: [Line]
    /// Each phrase once, with the first of the facts that it takes.
    public let phrases: [Line]

    /// What people have written that a town's speaker may come to say: names, remarks and notices.
    public static func names(of town: Town, households: [Household]) -> [LocalizedName] {
        Facts.names(of: town, households).values.joined().compactMap {
            if case .name(let name) = $0 { name } else { nil }
        }
    }

    /// - Parameter today: Dates are those of the year that begins with it.
    public init(of town: Town, households: [Household], in speech: Speech, today: CalendarDate) throws(SpeechError) {
        let facts = Facts(town, households, today)
        var (lines, phrases): ([Line], [Line]) = ([], [])
        let keys =
            ReplyKey.allCases.map { ($0.rawValue, $0.placeholders) }
            + DialogueKey.allCases.map { ($0.rawValue, $0.placeholders) }
        for (key, placeholders) in keys {
            for (number, values) in facts.fillings(of: placeholders).enumerated() {
                let text = try speech.render([Message(key, values)])
                let said = text.sentences.filter { !$0.runs.isEmpty }.map { Line(origin: key, text: $0) }
                lines += said
                phrases += number == 0 ? said : []
            }
        }
        for (kind, values) in facts.countless {
            lines += values.map { Line(origin: kind, text: speech.words(for: $0)) }
        }
        (self.lines, self.phrases) = (lines, phrases)
    }
}

/// The facts of one town by the placeholders that they fill.
private struct Facts {
    /// Every one of them is said in every phrase it fits.
    private var names: [String: [MessageValue]] = [:]
    /// Kinds with too many values for that: each is said by itself, and a few in the phrases.
    private(set) var countless: [(kind: String, values: [MessageValue])] = []

    /// What people have written: names, remarks and notices.
    static func names(of town: Town, _ households: [Household]) -> [String: [MessageValue]] {
        let clinics = town.clinics.map(\.name)
        let duty = Set(town.duty.entries.values.joined().map(\.name)).subtracting(clinics)
        let stops = (town.bus?.stops ?? []).map(\.name)
        let lines = [town.office.afterHours, town.fireStation].compactMap(\.self)
        let places = [town.office.name] + clinics + [town.bus?.company.name].compactMap { $0 } + lines.map(\.name)
        let collectionNotices = Set(town.districts.flatMap(\.collections.notices).map(\.text))
        let remarks = Set(
            town.districts.flatMap(\.collections.schedules.values).flatMap(\.remarks))
        let sources = [town.sources.collections, town.sources.clinics, town.sources.duty, town.sources.bus]
        return [
            "category": Self.names(town.categories.map(\.name)),
            "item": Self.names(town.items.map(\.name)),
            "clinic": Self.names(clinics + duty), "place": Self.names(places),
            "stop": Self.names(stops), "destination": Self.names(Array(town.bus?.timetable.destinations ?? [])),
            "person": Self.names(households.flatMap { [$0.resident] + $0.watchesOver }.map(\.name)),
            "source": Self.names(sources.compactMap { $0?.name }),
            "remark": Self.names(Array(remarks)),
            "notice": Self.names(collectionNotices + town.items.compactMap(\.notice)),
            "district": Self.names(town.districts.map(\.name)), "town": Self.names([town.name]),
        ]
    }

    init(_ town: Town, _ households: [Household], _ today: CalendarDate) {
        names = Self.names(of: town, households)
        (names["district"], names["town"]) = (nil, nil)
        let telephones =
            [town.office.telephone] + town.clinics.map(\.telephone)
            + [town.bus?.company.telephone].compactMap { $0 }
            + [town.office.afterHours, town.fireStation].compactMap { $0?.telephone }
        names["telephone"] = telephones.map(MessageValue.telephone)
        names["categories"] = [.list(town.categories.prefix(2).map { .name($0.name) })]
        names["clinics"] = [.list(town.clinics.prefix(2).map { .name($0.name) })]
        let year = (today..<today + 366).map { $0 }
        let relative = ([1, 0, -1] + (2...7) + [366]).map { MessageValue.day(today + $0, today: today) }
        let times = (0..<36 * 60).map { MessageValue.time(TimeOfDay(minutes: $0)) }
        let hours = Set(town.clinics.flatMap { clinic in year.flatMap { town.hours(of: clinic, on: $0).spans } })
        let numbers = (0...120).map(MessageValue.number)
        countless = [
            ("district", Self.names(town.districts.map(\.name))), ("town", Self.names([town.name])),
            ("weekday", Weekday.allCases.map(MessageValue.weekday)), ("date", year.map(MessageValue.date)),
            ("day", relative), ("time", times), ("hours", hours.map(MessageValue.span)), ("number", numbers),
        ]
        names["day"] = relative
        names["days"] = [.list([0, -1].map { .day(today + $0, today: today) })]
        names["date"] = [.date(today)]
        names["until"] = [.date(today)]
        names["time"] = [510, 720, 1050].map { .time(TimeOfDay(minutes: $0)) }
        names["end"] = names["time"]
        names["times"] = [.list([510, 840].map { .time(TimeOfDay(minutes: $0)) })]
        names["hours"] = [.list(hours.sorted { $0.from < $1.from }.prefix(2).map(MessageValue.span))]
        names["count"] = [2, 3, 10].map(MessageValue.number)
        names["minutes"] = [5, 20, 60].map(MessageValue.number)
    }

    private static func names(_ names: [LocalizedName]) -> [MessageValue] {
        names.map(MessageValue.name)
    }

    /// Each value of each placeholder once, beside the first value of the others.
    func fillings(of placeholders: Set<String>) -> [[String: MessageValue]] {
        // What people type or say can be anything.
        let values = placeholders.sorted().map { ($0, names[$0].flatMap { $0.isEmpty ? nil : $0 } ?? [.text("")]) }
        let first = Dictionary(uniqueKeysWithValues: values.map { ($0, $1[0]) })
        return [first]
            + values.flatMap { name, values in
                values.dropFirst().map { first.merging([name: $0]) { $1 } }
            }
    }
}
