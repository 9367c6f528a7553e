import Rules
import Texts

/// What the files of a 5374 folder say against each other. All of it was found in the published data of real towns.
struct GarbageCheck {
    let data: GarbageData
    let folder: String
    let targetLabels: TargetLabelCheck

    var issues: [DataIssue] {
        areasWithoutCenter + unknownCenters + datesInClosures + unknownRemarks + repeatedAreas + spacesInAreas
            + repeatedLabels + foreignDescriptions + targetLabels.issues
            + (targetLabels.isForeign ? [] : repeatedTargets)
            + unknownNamesInSupplement
    }

    private var areaDays: String { folder.path(of: "area_days.csv") }
    private var target: String { folder.path(of: "target.csv") }

    // MARK: - Districts

    /// Whether any centre ever rests.
    private var hasClosures: Bool { data.closures.values.contains { !$0.isEmpty } }

    private var areasWithoutCenter: [DataIssue] {
        let areas = data.areas.filter { $0.ownCalendar == nil }
        let unnamed = areas.filter { $0.center.isEmpty && data.closures[""] == nil }
        guard hasClosures, let first = unnamed.first else { return [] }
        // The template of the format tells a town that does without center.csv to leave every centre blank.
        guard unnamed.count < areas.count else {
            return [
                DataIssue(
                    .warning, file: areaDays, line: first.line,
                    Text(
                        en:
                            "\(unnamed.count) of \(areas.count) districts name no centre, so that no closure of center.csv ever "
                            + "applies to them: fill in the second column, or, if the closures are not this town’s, empty "
                            + "center.csv but for its first line",
                        ja: "\(areas.count) の地区のうち \(unnamed.count) に、センターの名前がありません。center.csv の休みは使われません。"
                            + "二つ目の列に書いてください。この町の休みでなければ、center.csv を一行目だけにしてください"))
            ]
        }
        return [
            DataIssue(
                .error, file: areaDays, line: first.line,
                Text(
                    en:
                        "\(unnamed.count) of \(areas.count) districts name no centre, so that no closure of center.csv ever "
                        + "applies to them: fill in the second column. A centre that never rests has a row without dates in "
                        + "center.csv",
                    ja: "\(areas.count) の地区のうち \(unnamed.count) に、センターの名前がありません。center.csv の休みが使われないので、"
                        + "二つ目の列に書いてください。休みのないセンターは、center.csv に日付なしで書いてください"))
        ]
    }

    private var unknownCenters: [DataIssue] {
        guard hasClosures else { return [] }
        let unknown = data.areas.filter { !$0.center.isEmpty && data.closures[$0.center.normalized] == nil }
        return Dictionary(grouping: unknown, by: \.center.normalized).values.compactMap { areas in
            areas.first.map { first in
                let others = areas.count - 1
                return DataIssue(
                    .error, file: areaDays, line: first.line,
                    Text(
                        en:
                            "\(first.name)\(others > 0 ? " and \(others) more districts belong" : " belongs") to “\(first.center)”, "
                            + "of which center.csv says nothing: spell both alike, or give it a row without dates there if it "
                            + "never rests",
                        ja:
                            "\(first.name)\(others > 0 ? "など \(areas.count) の地区" : "")のセンター「\(first.center)」が center.csv にありません。"
                            + "同じ字で書いてください。休みがなければ、日付なしで書いてください"))
            }
        }.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
    }

    private var datesInClosures: [DataIssue] {
        data.areas.flatMap { area in
            area.schedules.sorted { $0.key < $1.key }.flatMap { label, schedule in
                schedule.rules.compactMap { rule -> DataIssue? in
                    guard case .on(let date) = rule, data.calendar(of: area).closure(on: date) != nil else {
                        return nil
                    }
                    return DataIssue(
                        .error, file: areaDays, line: area.line,
                        Text(
                            en:
                                "\(area.name), \(label): \(date) is listed, but the centre is closed that day: ask which is "
                                + "right. Until then the day counts as a collection day",
                            ja: "\(area.name)、\(label)：\(date) は集める日ですが、センターは休みです。どちらが正しいか聞いてください。それまでは集める日とします"))
                }
            }
        }
    }

    private var unknownRemarks: [DataIssue] {
        data.areas.flatMap { area in
            Set(area.remarks.values.joined()).filter { data.remarks[$0] == nil }.sorted().map {
                DataIssue(
                    .warning, file: areaDays, line: area.line,
                    Text(
                        en: "\(area.name) refers to remark *\($0), which remarks.csv does not hold",
                        ja: "\(area.name) の注記 *\($0) が remarks.csv にありません"))
            }
        }
    }

    private var repeatedAreas: [DataIssue] {
        var lines: [String: Int] = [:]
        return data.areas.compactMap { area in
            guard let line = lines.updateValue(area.line, forKey: area.name.normalized) else { return nil }
            return DataIssue(
                .error, file: areaDays, line: area.line,
                Text(
                    en:
                        "\(area.name) stands in line \(line) already, and only that one is ever found: keep one of them",
                    ja: "\(area.name) は \(line) 行目にもあります。使うのはそちらだけです。一つにしてください"))
        }
    }

    private var spacesInAreas: [DataIssue] {
        let areas = data.areas.filter { $0.name.contains("\u{3000}") }
        guard let first = areas.first else { return [] }
        return [
            DataIssue(
                .warning, file: areaDays, line: first.line,
                Text(
                    en:
                        "\(areas.count) districts have a full-width space in their names, such as “\(first.name)”: they are "
                        + "found without it, but other programs may not find them",
                    ja: "「\(first.name)」など \(areas.count) の地区の名前に、全角の空きがあります。ここでは空きなしで探しますが、ほかでは見つからないことがあります"))
        ]
    }

    // MARK: - Things and categories

    private var repeatedLabels: [DataIssue] {
        Dictionary(grouping: data.labels, by: \.labelKey).values.filter { $0.count > 1 }.map { labels in
            let names = (labels.first ?? "", labels.last ?? "")
            return DataIssue(
                .error, file: areaDays, line: 1,
                Text(
                    en: "“\(names.0)” and “\(names.1)” are one category in two columns: make them one",
                    ja: "「\(names.0)」と「\(names.1)」は同じ分別です。一つの列にしてください"))
        }.sorted { $0.description < $1.description }
    }

    private var foreignDescriptions: [DataIssue] {
        guard targetLabels.descriptionsAreForeign else { return [] }
        return [
            DataIssue(
                .warning, file: folder.path(of: "description.csv"),
                Text(
                    en: "describes other categories than area_days.csv has: see whether it is this town’s",
                    ja: "area_days.csv とはちがう分別の説明です。この町のものか見てください"))
        ]
    }

    private var repeatedTargets: [DataIssue] {
        var firsts: [String: TargetReader.Target] = [:]
        return data.targets.compactMap { thing in
            guard let first = firsts[thing.name.normalized] else {
                firsts[thing.name.normalized] = thing
                return nil
            }
            let consequence =
                first.label == thing.label
                ? Text(en: "remove one of them", ja: "一つを消してください")
                : Text(
                    en: "there it is \(first.label) and here \(thing.label). Residents will be asked which is meant: "
                        + "say in the names how they differ",
                    ja: "そちらは\(first.label)、ここは\(thing.label)です。どちらかと聞き返します。ちがいを名前に書いてください")
            return DataIssue(
                .warning, file: target, line: thing.line,
                Text(
                    en: "“\(thing.name)” stands in line \(first.line) already: ",
                    ja: "「\(thing.name)」は \(first.line) 行目にもあります。")
                    + consequence)
        }
    }

    // MARK: - The supplement

    private var unknownNamesInSupplement: [DataIssue] {
        let supplement = data.supplement
        let labels =
            supplement.categories.map(\.label) + supplement.changes.map(\.label)
            + supplement.notices.compactMap(\.notice.category)
        let areas = supplement.changes.flatMap(\.areas) + supplement.notices.flatMap(\.areas)
        let knownLabels = Set(data.labels.map(\.labelKey))
        let unknownLabels = Set(labels).filter { !knownLabels.contains($0.labelKey) }
        let unknownAreas = Set(areas).filter { data.area($0) == nil }
        return
            (unknownLabels.sorted().map {
                Text(
                    en: "area_days.csv has no category “\($0)”: spell it as there",
                    ja: "area_days.csv に分別「\($0)」がありません。同じ字で書いてください")
            }
            + unknownAreas.sorted().map {
                Text(
                    en: "area_days.csv has no district “\($0)”: spell it as there",
                    ja: "area_days.csv に地区「\($0)」がありません。同じ字で書いてください")
            })
            .map { DataIssue(.error, file: folder.path(of: "collection.yml"), $0) }
    }
}
