import Rules
import Texts

/// What the files of a 5374 folder say against each other. All of it was found in the published data of real towns.
struct GarbageCheck {
    let data: GarbageData
    let folder: String
    /// Labels that need no column, because somebody has declared them.
    let declaredLabels: Set<String>

    var issues: [DataIssue] {
        areasWithoutCenter + unknownCenters + datesInClosures + unknownRemarks + repeatedAreas + spacesInAreas
            + targetsWithoutColumn + labelsSpeltTwoWays + repeatedTargets + unknownNamesInSupplement
    }

    private var areaDays: String { folder.path(of: "area_days.csv") }
    private var target: String { folder.path(of: "target.csv") }

    // MARK: - Districts

    private var areasWithoutCenter: [DataIssue] {
        let areas = data.areas.filter { $0.center.isEmpty && $0.ownCalendar == nil }
        guard !data.closures.isEmpty, let first = areas.first else { return [] }
        return [
            DataIssue(
                .error, file: areaDays, line: first.line,
                Text(
                    en:
                        "\(areas.count) of \(data.areas.count) districts name no centre, so that no closure of center.csv "
                        + "ever applies to them: fill in the second column",
                    ja: "\(data.areas.count) の地区のうち \(areas.count) に、センターの名前がありません。center.csv の休みが使われないので、二つ目の列に書いてください"
                ))
        ]
    }

    private var unknownCenters: [DataIssue] {
        guard !data.closures.isEmpty else { return [] }
        return data.areas.filter { !$0.center.isEmpty && data.closures[$0.center.normalized] == nil }.map {
            DataIssue(
                .error, file: areaDays, line: $0.line,
                Text(
                    en: "\($0.name) belongs to “\($0.center)”, of which center.csv says nothing: spell both alike",
                    ja: "\($0.name) のセンター「\($0.center)」が center.csv にありません。同じ字で書いてください"))
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

    private var targetsWithoutColumn: [DataIssue] {
        let known = declaredLabels.union(data.labels)
        let targets = Dictionary(grouping: data.targets.filter { !known.contains($0.label) }, by: \.label)
        return targets.values.compactMap { targets in
            targets.first.map { first in
                DataIssue(
                    .warning, file: target, line: first.line,
                    Text(
                        en: "\(targets.count) things belong to “\(first.label)”, which area_days.csv does not collect: "
                            + "residents will be told that the town does not take them",
                        ja: "\(targets.count) の品目の分別「\(first.label)」が area_days.csv にありません。「町では集めません」と答えます"))
            }
        }.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
    }

    /// Two labels that mean one category: each stands in one file only, and they are made of the same letters.
    private var labelsSpeltTwoWays: [DataIssue] {
        let described = data.descriptions.map { (label: $0.label, file: "description.csv") }
        let collected = data.labels.map { (label: $0, file: "area_days.csv") }
        let firsts = Dictionary(data.targets.map { ($0.label, $0.line) }, uniquingKeysWith: min)
        let targetLabels = Set(firsts.keys)
        let candidates = (collected + described).filter { !targetLabels.contains($0.label) }
        let known = Set((collected + described).map(\.label)).union(declaredLabels)
        return firsts.filter { !known.contains($0.key) }.sorted { $0.value < $1.value }.compactMap { label, line in
            let alike = candidates.map { ($0, LabelSimilarity.of(label, $0.label)) }
                .filter { $0.1 >= LabelSimilarity.sameCategory }.max { $0.1 < $1.1 }
            guard let other = alike?.0 else { return nil }
            return DataIssue(
                data.labels.contains(other.label) ? .error : .warning, file: target, line: line,
                Text(
                    en: "“\(label)” seems to be “\(other.label)” of \(other.file): spell both alike",
                    ja: "「\(label)」は \(other.file) の「\(other.label)」のようです。同じ字で書いてください"))
        }
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
        let knownLabels = Set(data.labels.map(\.normalized))
        let unknownLabels = Set(labels).filter { !knownLabels.contains($0.normalized) }
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
