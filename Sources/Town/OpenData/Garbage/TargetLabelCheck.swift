import Rules
import Texts

/// Which labels of `target.csv` are categories of the town, and what the others seem to be. A label that is none makes the
/// speaker say that the town does not take a thing, so what cannot be that is an error, and its things are left out.
struct TargetLabelCheck {
    /// One label, and the things that bear it.
    struct Entry {
        var label: String
        var count: Int
        /// The first one's.
        var line: Int
        var meaning: Meaning
    }

    enum Meaning {
        /// A column of `area_days.csv`, or declared by staff.
        case category
        /// `description.csv` tells of it, but no district collects it.
        case described(alike: [Known])
        /// It says itself that the town does not collect its things.
        case notCollected
        case misspelt([Known])
        /// It means the same as a category in other words.
        case renamed([Known])
        case unknown
    }

    /// A label of another file.
    struct Known {
        var label: String
        var file: String
    }

    /// Whether `description.csv` tells of the categories of another town.
    let descriptionsAreForeign: Bool
    private let entries: [Entry]
    private let categories: [String]
    private let file: String

    init(_ data: GarbageData, folder: String, declaredLabels: Set<String>) {
        file = folder.path(of: "target.csv")
        categories = data.labels
        let labels = KnownLabels(data, declaredLabels)
        descriptionsAreForeign = labels.descriptionsAreForeign
        let things = Dictionary(grouping: data.targets, by: \.label)
        entries =
            data.labels.isEmpty
            ? []
            : things.compactMap { label, things in
                things.map(\.line).min().map {
                    Entry(label: label, count: things.count, line: $0, meaning: labels.meaning(of: label))
                }
            }.sorted { $0.line < $1.line }
    }

    /// Whether the file is one of another town, or of a year with other categories: most things have a category that this
    /// one does not know, and so have several labels.
    var isForeign: Bool {
        foreign.count > 1 && count(foreign) > count(entries.filter(\.meaning.isOwn))
    }

    /// The labels whose things are left out, because nobody can tell where they belong.
    var labelsLeftOut: Set<String> {
        if isForeign { return Set(foreign.map(\.label)) }
        return Set(entries.filter { severity(of: $0) == .error }.map(\.label))
    }

    var issues: [DataIssue] {
        guard !isForeign else { return [foreignFile] }
        return entries.flatMap { entry in
            messages(entry).map { DataIssue(severity(of: entry), file: file, line: entry.line, $0) }
        }
    }

    // MARK: - Judging

    /// So many things, and so large a share of all, are no slip of one line.
    private static let manyThings = 5
    private static let largeShare = 0.1

    private func severity(of entry: Entry) -> DataIssue.Severity {
        switch entry.meaning {
        case .category, .described, .notCollected: .warning
        case .misspelt, .renamed: .error
        case .unknown: areManyUnknown ? .error : .warning
        }
    }

    private var areManyUnknown: Bool {
        let unknown = count(entries.filter(\.meaning.isUnknown))
        return unknown >= Self.manyThings && Double(unknown) > Self.largeShare * Double(count(entries))
    }

    private var foreign: [Entry] {
        entries.filter(\.meaning.isForeign)
    }

    private func count(_ entries: [Entry]) -> Int {
        entries.map(\.count).reduce(0, +)
    }

    // MARK: - Messages

    private func messages(_ entry: Entry) -> [Text] {
        switch entry.meaning {
        case .category: []
        case .described(let alike): [notCollected(entry)] + (alike.isEmpty ? [] : [seems(entry.label, alike)])
        case .notCollected: [notCollected(entry)]
        case .misspelt(let alike), .renamed(let alike): [seems(entry.label, alike)]
        case .unknown:
            areManyUnknown
                ? [
                    Text(
                        en:
                            "\(entry.count) things belong to “\(entry.label)”, which is no category of area_days.csv: spell it as "
                            + "there, or describe it in description.csv if the town does not collect it. Until then they are left out",
                        ja: "\(entry.count) の品目の分別「\(entry.label)」が area_days.csv にありません。同じ字で書くか、集めないものなら "
                            + "description.csv に書いてください。それまでは使いません")
                ] : [notCollected(entry)]
        }
    }

    private func notCollected(_ entry: Entry) -> Text {
        Text(
            en: "\(entry.count) things belong to “\(entry.label)”, which area_days.csv does not collect: "
                + "residents will be told that the town does not take them",
            ja: "\(entry.count) の品目の分別「\(entry.label)」が area_days.csv にありません。「町では集めません」と答えます")
    }

    private func seems(_ label: String, _ alike: [Known]) -> Text {
        let en = alike.map { "“\($0.label)” of \($0.file)" }.joined(separator: " or ")
        let ja = alike.map { "\($0.file) の「\($0.label)」" }.joined(separator: "か、")
        return Text(
            en: "“\(label)” seems to be \(en): spell both alike", ja: "「\(label)」は \(ja)のようです。同じ字で書いてください")
    }

    private var foreignFile: DataIssue {
        func examples(_ labels: [String]) -> (en: String, ja: String) {
            let shown = labels.prefix(3)
            let rest = labels.count - shown.count
            return (
                shown.map { "“\($0)”" }.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : ""),
                shown.map { "「\($0)」" }.joined() + (rest > 0 ? "など" : "")
            )
        }
        let (wrong, right) = (examples(foreign.map(\.label)), examples(categories))
        return DataIssue(
            .error, file: file, line: foreign.first?.line,
            Text(
                en:
                    "is of another town, or of other categories: \(count(foreign)) of \(count(entries)) things belong to \(wrong.en), "
                    + "but area_days.csv collects \(right.en). Put this town’s file there. Until then these things are left out",
                ja: "別の町のもの、または分別が変わる前のもののようです。\(count(entries)) の品目のうち \(count(foreign)) が\(wrong.ja)ですが、"
                    + "area_days.csv は\(right.ja)です。この町のファイルにしてください。それまでは使いません"))
    }
}

extension TargetLabelCheck.Meaning {
    fileprivate var isOwn: Bool {
        switch self {
        case .category, .described, .misspelt: true
        case .notCollected, .renamed, .unknown: false
        }
    }

    fileprivate var isForeign: Bool {
        switch self {
        case .renamed, .unknown: true
        case .category, .described, .misspelt, .notCollected: false
        }
    }

    fileprivate var isUnknown: Bool {
        if case .unknown = self { true } else { false }
    }
}

/// The labels that the other files of the folder know.
private struct KnownLabels {
    typealias Known = TargetLabelCheck.Known

    private var collected: [Known]
    private var described: [Known]
    private let categories: Set<String>
    let descriptionsAreForeign: Bool

    init(_ data: GarbageData, _ declaredLabels: Set<String>) {
        let declared = declaredLabels.sorted().filter { !data.labels.contains($0) }.map {
            Known(label: $0, file: "town.yml")
        }
        collected = data.labels.map { Known(label: $0, file: "area_days.csv") } + declared
        let categories = Set(collected.map(\.label.labelKey))
        self.categories = categories
        let other = data.descriptions.filter { !categories.contains($0.label.labelKey) }
        let own = Set(data.descriptions.map(\.label.labelKey)).intersection(categories)
        // A file that describes the categories of another town says nothing of this one's.
        let isForeign = !categories.isEmpty && other.count > max(1, own.count) && own.count * 2 < categories.count
        descriptionsAreForeign = isForeign
        let undescribed = collected.filter { !own.contains($0.label.labelKey) }
        // What looks like a category that nobody describes is that category, misspelt here as there.
        described = other.filter { label in
            !isForeign && undescribed.allSatisfy { LabelSimilarity(label.label, $0.label) != .letters }
        }.map { Known(label: $0.label, file: "description.csv") }
    }

    func meaning(of label: String) -> TargetLabelCheck.Meaning {
        if categories.contains(label.labelKey) { return .category }
        if described.contains(where: { $0.label.labelKey == label.labelKey }) { return .described(alike: []) }
        let misspelt = alike(label, .letters, among: collected)
        if !misspelt.isEmpty { return .misspelt(misspelt) }
        if Self.saysNotCollected(label) { return .notCollected }
        let misspeltDescription = alike(label, .letters, among: described)
        if !misspeltDescription.isEmpty { return .described(alike: misspeltDescription) }
        let renamed = alike(label, .meaning, among: collected)
        return renamed.isEmpty ? .unknown : .renamed(renamed)
    }

    private func alike(_ label: String, _ similarity: LabelSimilarity, among known: [Known]) -> [Known] {
        known.filter { LabelSimilarity(label, $0.label) == similarity }
    }

    /// 町では収集しません, 市では処理できません, 受入れできないもの, 家電リサイクル法対象品, 持込みごみ, 排出禁止物.
    private static func saysNotCollected(_ label: String) -> Bool {
        let refusal = /(?:集|回収|処理|処分|受[けり]?入|取[りけ]?扱|引[きけ]?取|出|捨|でき|搬入|あり).{0,5}(?:ません|ない|ぬ)|不可|不能|不適|禁止|困難|対象外|以外/
        let elsewhere =
            /持[ちっ]?込|持[ちっ]て行|搬入|拠点|店頭|販売店|取扱店|購入店|専門|業者|許可|りさいくる法|家電りさいくる|ぱそこんりさいくる|戸別|個別|集団|相談|問[いっ]?合|申[しっ]?込|予約/
        let key = label.labelKey
        return key.contains(refusal) || key.contains(elsewhere)
    }
}
