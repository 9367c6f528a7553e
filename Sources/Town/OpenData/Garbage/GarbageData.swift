public import Rules
import Texts

/// The files of a 5374 folder, as far as they could be read.
public struct GarbageData: Sendable, Equatable {
    /// Where the files are, as issues name them.
    public var folder = ""
    /// The categories' labels, in the order of the columns.
    public var labels: [String] = []
    public var areas: [CollectionArea] = []
    /// Centre, normalised, to the days on which it takes nothing.
    public var closures: [String: [ClosedRange<CalendarDate>]] = [:]
    public var descriptions: [DescriptionReader.Description] = []
    /// Id to text, in Japanese and whichever languages somebody has translated it into.
    public var remarks: [String: LocalizedName] = [:]
    public var targets: [TargetReader.Target] = []
    /// Names, normalised, of things of `target.csv` that are not among `targets`, because nobody can tell their category.
    var namesLeftOut: Set<String> = []
    /// What the five files cannot say.
    public var supplement = CollectionSupplement()

    /// What is collected in an area, by label.
    /// - Parameter holidays: Those on which a category may rest.
    public func calendar(
        of area: CollectionArea, holidays: HolidayCalendar = HolidayCalendar()
    ) -> CollectionCalendar {
        var calendar = CollectionCalendar(
            schedules: area.schedules, closures: closures[area.center.normalized] ?? [], holidays: holidays)
        for (label, ids) in area.remarks {
            calendar.schedules[label]?.remarks = ids.compactMap { remarks[$0] }
        }
        supplement.apply(to: &calendar, of: area.name)
        calendar.validTo = [calendar.validTo, area.ownCalendar?.validTo].compactMap(\.self).min()
        return calendar
    }

    /// Adds a district that has a calendar of its own.
    /// - Parameters:
    ///   - labels: Those of the calendar.
    ///   - declared: Those that staff have declared, and as they write them.
    mutating func add(_ area: CollectionArea, labels: [String], declared: Set<String>) {
        let spellings = LabelSpellings(self.labels + declared.sorted())
        self.labels += labels.map(spellings.own).filter { !self.labels.contains($0) }
        var area = area
        area.schedules = Dictionary(
            area.schedules.map { (spellings.own($0.key), $0.value) },
            uniquingKeysWith: { CollectionSchedule(rules: [], added: $0.added.union($1.added)) })
        areas.append(area)
    }

    /// Makes every file write a category as `area_days.csv` does.
    mutating func unifyLabels() {
        let spellings = LabelSpellings(labels)
        for index in targets.indices {
            targets[index].label = spellings.own(targets[index].label)
        }
        for index in descriptions.indices {
            descriptions[index].label = spellings.own(descriptions[index].label)
        }
        for index in supplement.notices.indices {
            supplement.notices[index].notice.category = supplement.notices[index].notice.category.map(spellings.own)
        }
    }

    /// Tells apart the districts of different wards that bear one name.
    /// - Parameter wards: Ward to its name, from `area_master.csv`.
    mutating func nameWards(_ wards: [String: String]) {
        let names = Dictionary(grouping: areas, by: \.name.normalized).mapValues { Set($0.map(\.ward)).count }
        for index in areas.indices where names[areas[index].name.normalized, default: 0] > 1 {
            guard let ward = areas[index].ward else { continue }
            areas[index].name = "\(wards[ward] ?? ward) \(areas[index].name)"
        }
    }

    /// Gives the things their readings.
    /// - Returns: Those that there is no thing for.
    mutating func add(_ readings: [TargetReadingReader.Entry], file: String) -> [DataIssue] {
        let indices = Dictionary(grouping: targets.indices) { targets[$0].name.normalized }
        for entry in readings {
            for index in indices[entry.item.normalized] ?? [] {
                if !entry.reading.isEmpty { targets[index].reading = entry.reading }
                targets[index].otherPhrases = entry.spoken
            }
        }
        let unknown = readings.filter { indices[$0.item.normalized] == nil }
        return DataIssue.unknownThings(unknown.map { ($0.item, $0.line) }, file: file)
    }

    /// Leaves out the things of some categories.
    mutating func leaveOutTargets(labelled labels: Set<String>) {
        namesLeftOut = Set(targets.filter { labels.contains($0.label) }.map(\.name.normalized))
        targets.removeAll { labels.contains($0.label) }
    }

    /// Gives the remarks their translations.
    /// - Returns: What is wrong with them.
    mutating func translateRemarks(_ translations: [String: String], language: String, file: String) -> [DataIssue] {
        for id in remarks.keys {
            remarks[id]?.byLanguage[language] = translations[id]
        }
        return Set(translations.keys).subtracting(remarks.keys).sorted().map {
            DataIssue(
                .error, file: file,
                Text(
                    en: "remarks.csv has no remark “\($0)”: use an id of it",
                    ja: "remarks.csv に注記「\($0)」がありません。そこにある番号を使ってください"))
        }
    }

    public func area(_ name: String) -> CollectionArea? {
        areas.first { $0.name.normalized == name.normalized }
    }
}

/// How `area_days.csv` writes the categories that other files write otherwise.
struct LabelSpellings {
    private let spellings: [String: String]

    init(_ labels: [String]) {
        spellings = Dictionary(labels.map { ($0.labelKey, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func own(_ label: String) -> String {
        spellings[label.labelKey] ?? label
    }
}

extension CollectionCalendar {
    /// Gives the categories other ids, those of the town for the labels of the file.
    mutating func rename(_ id: (String) -> WasteCategory.ID) {
        schedules = Dictionary(schedules.map { (id($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
        for index in notices.indices {
            notices[index].category = notices[index].category.map(id)
        }
    }
}
