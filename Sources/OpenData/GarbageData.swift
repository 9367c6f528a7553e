public import Rules

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
    public var remarks: [String: String] = [:]
    public var targets: [TargetReader.Target] = []
    /// What the five files cannot say.
    public var supplement = CollectionSupplement()

    /// What is collected in an area, by label.
    /// - Parameter holidays: Those on which a category may rest.
    public func calendar(
        of area: CollectionArea, holidays: HolidayCalendar = HolidayCalendar()
    ) -> CollectionCalendar {
        var calendar = CollectionCalendar(
            schedules: area.schedules, closures: closures[area.center.normalized] ?? [], holidays: holidays)
        supplement.apply(to: &calendar, of: area.name)
        return calendar
    }

    /// Makes every file write a category as `area_days.csv` does, where they differ in width and spaces only.
    mutating func unifyLabels() {
        let labels = Dictionary(self.labels.map { ($0.normalized, $0) }, uniquingKeysWith: { first, _ in first })
        for index in targets.indices {
            targets[index].label = labels[targets[index].label.normalized] ?? targets[index].label
        }
        for index in descriptions.indices {
            descriptions[index].label = labels[descriptions[index].label.normalized] ?? descriptions[index].label
        }
    }

    /// Gives the things their readings.
    /// - Returns: Those that there is no thing for.
    mutating func add(_ readings: [TargetReadingReader.Entry], file: String) -> [DataIssue] {
        let indices = Dictionary(grouping: targets.indices) { targets[$0].name.normalized }
        return readings.compactMap { entry in
            guard let things = indices[entry.item.normalized] else {
                return DataIssue(
                    .error, file: file, line: entry.line, "target.csv has no “\(entry.item)”: spell it as there")
            }
            for index in things {
                if !entry.reading.isEmpty { targets[index].reading = entry.reading }
                targets[index].otherPhrases = entry.spoken
            }
            return nil
        }
    }

    public func area(_ name: String) -> CollectionArea? {
        areas.first { $0.name.normalized == name.normalized }
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
