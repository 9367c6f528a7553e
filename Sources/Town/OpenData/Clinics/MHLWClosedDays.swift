import Rules
import Texts

/// Other closed days of a clinic as people type them: `01月01日，12月30日`, `12/29-1/3`, `GW、お盆`. What is not read whole
/// closes nothing and leaves nothing open: the days that it may mean are for the clinic to tell.
struct MHLWClosedDays {
    /// A part of the text that was not read whole.
    struct Doubt: Equatable {
        enum Reason: Equatable {
            case noDates
            case item(MHLWClosureItem.Doubt)
        }

        var text: String
        var reason: Reason
        /// The days that it may mean, as `opening_hours` writes them; nil if they may be any.
        var days: String?
    }

    /// Those that close, those of which only the clinic can tell, and before both those that may close.
    private(set) var rules: [OpeningRule] = []
    /// Whether the clinic also closes on days that the text does not name.
    private(set) var closesOnOtherDays = false
    private(set) var doubts: [Doubt] = []
    /// What gives no dates, as written; nil if everything was read.
    var remark: String? {
        doubts.isEmpty ? nil : doubts.map(\.text).joined(separator: "、")
    }

    /// How far from a date that was read the days may lie that were meant by the rest.
    private static let margin = 7
    private static let maximumNames = 4
    /// In characters. Nobody lists closed days at such length, but damaged files hold whole tables in one field.
    private static let maximumLength = 4000

    private var perhaps: [OpeningRule] = []
    private var closed: [OpeningRule] = []
    private var reopened: [OpeningRule] = []
    private var undated: [(text: String, days: [DateSelector])] = []

    static func read(_ text: String) -> MHLWClosedDays {
        guard text.count <= maximumLength else {
            var days = MHLWClosedDays()
            days.addAnyDay(String(text.prefix(20)) + "…")
            return days
        }
        // A dash or a zero fills the field and says nothing.
        var items = MHLWClosureReader.items(of: text)
            .filter { $0.text.contains { ($0.isLetter || $0.isNumber) && $0 != "0" && $0 != "ー" } }
        doubtContradictions(&items)
        var days = MHLWClosedDays()
        items.forEach { days.add($0) }
        days.addUndated()
        days.rules = days.perhaps + days.closed + days.reopened
        if days.rules.isEmpty, days.doubts.isEmpty, !items.isEmpty, !items.contains(where: \.isNever) {
            days.addAnyDay(items.map(\.text).joined(separator: "、"))
        }
        return days
    }

    /// 12/29～1/3（12/31は午前診療）: a day that is closed in part and whole is open or closed, and nobody knows which.
    private static func doubtContradictions(_ items: inout [MHLWClosureItem]) {
        let whole = items.filter { $0.doubt == nil }.flatMap(\.closures).filter { $0.part == .wholeDay }.flatMap(
            \.dates)
        for index in items.indices {
            let parts = items[index].closures.filter { $0.part != .wholeDay }.flatMap(\.dates)
            if parts.contains(where: { part in whole.contains { part.overlaps($0) } }) {
                items[index].doubt()
                items[index].reopens = true
            }
        }
    }

    private mutating func add(_ item: MHLWClosureItem) {
        if let doubt = item.doubt ?? (item.mixesDays ? .notUnderstood : nil) { return addDoubtful(item, doubt) }
        closed += item.closures.filter { $0.part != .unclear }.map(\.rule)
        let unclear = item.closures.filter { $0.part == .unclear }.map(\.rule)
        if !unclear.isEmpty {
            perhaps += unclear
            addDoubt(item, .notUnderstood, unclear)
        }
        addPeriods(of: item)
        if item.isIrregular || item.hasReason && !item.hasDays {
            addAnyDay(item.text)
        }
    }

    /// A season is explained by dates beside it: お盆(8/13-8/16).
    private mutating func addPeriods(of item: MHLWClosureItem) {
        let unexplained = item.periods.map(\.days).filter { days in
            !item.closures.contains { $0.dates.contains { days.overlaps($0) } }
        }
        guard !unexplained.isEmpty else { return }
        perhaps.append(OpeningRule(dates: unexplained, state: .perhapsClosed))
        undated.append((item.text, unexplained))
    }

    private mutating func addDoubtful(_ item: MHLWClosureItem, _ doubt: MHLWClosureItem.Doubt) {
        let named = item.closures.filter { $0.dates.isEmpty }.flatMap(\.days)
        // 第2土曜のみ診療 closes the other Saturdays.
        let weekdays = (item.reopens ? named.map(\.everyWeek) : named)
            .reduce(into: [DaySelector]()) { if !$0.contains($1) { $0.append($1) } }
        let windows = item.windows + item.periods.map(\.days)
        let near = (item.plausible + item.closures.flatMap(\.dates))
            .compactMap { $0.widened(by: item.reopens ? 0 : Self.margin) }
        // 8月第2土曜 means no other days of August, and no Saturdays of other months.
        let dates = weekdays.isEmpty ? near + windows : near
        var rules: [OpeningRule] = []
        if !dates.isEmpty { rules.append(OpeningRule(dates: dates, state: item.reopens ? .unknown : .perhapsClosed)) }
        if !weekdays.isEmpty { rules.append(OpeningRule(dates: windows, days: weekdays, state: .perhapsClosed)) }
        guard !rules.isEmpty else { return addAnyDay(item.text) }
        // 15日は診療 is said of days that another item has closed.
        if item.reopens { reopened += rules } else { perhaps += rules }
        closesOnOtherDays = closesOnOtherDays || item.isIrregular || item.reopens && item.saysOnly
        addDoubt(item, doubt, rules)
    }

    private mutating func addDoubt(_ item: MHLWClosureItem, _ doubt: MHLWClosureItem.Doubt, _ rules: [OpeningRule]) {
        doubts.append(Doubt(text: item.text, reason: .item(doubt), days: Self.list(rules)))
    }

    /// Days for a warning: each once, and the first of many.
    private static func list(_ rules: [OpeningRule]) -> String {
        let days = rules.flatMap { rule -> [OpeningRule] in
            rule.dates.isEmpty ? [rule] : rule.dates.map { OpeningRule(dates: [$0], days: rule.days) }
        }
        let names = days.map { OpeningHoursFormatter.days(of: $0) }
            .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return names.prefix(maximumNames).joined(separator: ", ") + (names.count > maximumNames ? ", …" : "")
    }

    private mutating func addAnyDay(_ text: String) {
        closesOnOtherDays = true
        doubts.append(Doubt(text: text, reason: .item(.notUnderstood), days: nil))
    }

    /// Seasons stand in one list, and are one thing to ask the clinic about.
    private mutating func addUndated() {
        guard !undated.isEmpty else { return }
        let rule = OpeningRule(dates: undated.flatMap(\.days), state: .perhapsClosed)
        let text = undated.map(\.text).joined(separator: "、")
        doubts.insert(Doubt(text: text, reason: .noDates, days: Self.list([rule])), at: 0)
    }
}

extension MHLWClosedDays.Doubt {
    var message: Text {
        Text(en: "“\(text)” ", ja: "「\(text)」") + problem + consequence
            + Text(
                en: ". Ask the clinic, and write the dates as 8/13-8/16, or its hours into town.yml",
                ja: "。医院に聞いて、8/13-8/16 のように書くか、town.yml に時間を書いてください")
    }

    private var problem: Text {
        switch reason {
        case .noDates: Text(en: "gives no dates", ja: "には日付がありません")
        case .item(.notUnderstood): Text(en: "is not understood whole", ja: "は、わからない所があります")
        case .item(.tooLong):
            Text(en: "closes more than a month, which may be a slip of the pen", ja: "は一か月より長い休みで、書きまちがいかもしれません")
        case .item(.noSuchDay): Text(en: "names a day that cannot be right", ja: "には、合わない日があります")
        }
    }

    private var consequence: Text {
        guard let days else {
            return Text(
                en: ": every answer adds “it may be closed, please telephone”", ja: "。どの答えにも「休むこともあります。電話してください」と足します")
        }
        return Text(en: ": on \(days) the answer is “please telephone”", ja: "。\(days) は「電話してください」と答えます")
    }
}

extension DaySelector {
    /// Every week, if it names weeks of a month.
    fileprivate var everyWeek: DaySelector {
        if case .nth(let weekday, _) = self { .weekdays([weekday]) } else { self }
    }
}
