import Rules

/// What the files of a 5374 folder say against each other. All of it was found in the published data of real towns.
struct GarbageCheck {
    let data: GarbageData
    let folder: String
    /// Labels that need no column, because somebody has declared them.
    let declaredLabels: Set<String>

    var issues: [DataIssue] {
        areasWithoutCenter + unknownCenters + datesInClosures + unknownRemarks + targetsWithoutColumn
    }

    private var areaDays: String { "\(folder)/area_days.csv" }

    private var areasWithoutCenter: [DataIssue] {
        let areas = data.areas.filter(\.center.isEmpty)
        guard !data.closures.isEmpty, let first = areas.first else { return [] }
        return [
            DataIssue(
                .warning, file: areaDays, line: first.line,
                "\(areas.count) of \(data.areas.count) districts name no centre, so that no closure of center.csv "
                    + "ever applies to them: fill in the second column")
        ]
    }

    private var unknownCenters: [DataIssue] {
        guard !data.closures.isEmpty else { return [] }
        return data.areas.filter { !$0.center.isEmpty && data.closures[$0.center.normalized] == nil }.map {
            DataIssue(
                .warning, file: areaDays, line: $0.line,
                "\($0.name) belongs to “\($0.center)”, of which center.csv says nothing: spell both alike")
        }
    }

    private var datesInClosures: [DataIssue] {
        data.areas.flatMap { area in
            area.schedules.sorted { $0.key < $1.key }.flatMap { label, schedule in
                schedule.rules.compactMap { rule -> DataIssue? in
                    guard case .on(let date) = rule, data.calendar(of: area).closure(on: date) != nil else {
                        return nil
                    }
                    return DataIssue(
                        .warning, file: areaDays, line: area.line,
                        "\(area.name), \(label): \(date) is listed, but the centre is closed that day: ask which is "
                            + "right. Until then the day counts as a collection day")
                }
            }
        }
    }

    private var unknownRemarks: [DataIssue] {
        data.areas.flatMap { area in
            area.remarks.filter { data.remarks[$0] == nil }.map {
                DataIssue(
                    .warning, file: areaDays, line: area.line,
                    "\(area.name) refers to remark *\($0), which remarks.csv does not hold")
            }
        }
    }

    private var targetsWithoutColumn: [DataIssue] {
        let known = declaredLabels.union(data.labels)
        let targets = Dictionary(grouping: data.targets.filter { !known.contains($0.label) }, by: \.label)
        return targets.values.compactMap { targets in
            targets.first.map { first in
                DataIssue(
                    .warning, file: "\(folder)/target.csv", line: first.line,
                    "\(targets.count) things belong to “\(first.label)”, which area_days.csv does not collect: "
                        + "residents will be told that the town does not take them")
            }
        }.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
    }
}
