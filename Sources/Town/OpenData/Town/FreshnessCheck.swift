public import Rules
import Texts

/// What a town's files say no longer, or not yet, on a given day.
public struct FreshnessCheck: Sendable {
    private let today: CalendarDate

    /// Data that ends sooner is to be renewed now.
    private static let notice = 31

    public init(today: CalendarDate) {
        self.today = today
    }

    public func issues(_ town: TownReading) -> [DataIssue] {
        (town.garbage.map(issues) ?? []) + roster(town) + holidays(town)
    }

    public func issues(_ data: GarbageData) -> [DataIssue] {
        validity(data) + closures(data) + explicitDates(data) + nextMonth(data)
    }

    // MARK: - Garbage

    private func validity(_ data: GarbageData) -> [DataIssue] {
        let whole = data.supplement.validTo.map { (data.folder.path(of: "collection.yml"), $0) }
        let calendars = data.areas.compactMap(\.ownCalendar).map { ($0.file, $0.validTo) }
        return ([whole].compactMap(\.self) + calendars).compactMap { file, last in
            if last < today {
                return DataIssue(
                    .error, file: file,
                    Text(
                        en: "the data ended on \(last): nothing can be answered from it",
                        ja: "データは \(last) で終わりました。もう答えられません"))
            }
            guard last < today + Self.notice else { return nil }
            return DataIssue(
                .warning, file: file,
                Text(en: "the data ends on \(last): publish what follows", ja: "データは \(last) までです。続きを出してください"))
        }
    }

    private func closures(_ data: GarbageData) -> [DataIssue] {
        let lasts = data.closures.compactMapValues { $0.map(\.upperBound).max() }
        return lasts.filter { $0.value < today }.sorted { $0.key < $1.key }.map { center, last in
            DataIssue(
                .warning, file: data.folder.path(of: "center.csv"),
                Text(
                    en:
                        "the last closure of \(center) ended on \(last): add the next turn of the year, or its days count as "
                        + "collection days", ja: "\(center) の休みは \(last) で終わりました。次の年末年始を書いてください。書かないと、集める日になります"))
        }
    }

    private func explicitDates(_ data: GarbageData) -> [DataIssue] {
        data.labels.compactMap { label in
            let ended = data.areas.filter { area in
                let rules = area.schedules[label]?.rules ?? []
                let dates = rules.compactMap { rule -> CalendarDate? in
                    if case .on(let date) = rule { date } else { nil }
                }
                return !dates.isEmpty && dates.count == rules.count && dates.allSatisfy { $0 < today }
            }
            guard let first = ended.first else { return nil }
            return DataIssue(
                .warning, file: data.folder.path(of: "area_days.csv"), line: first.line,
                Text(
                    en: "\(label): the dates of \(ended.count) districts are all over: add the next ones",
                    ja: "\(label)：\(ended.count) の地区で、日付がすべて過ぎました。次の日付を書いてください"))
        }
    }

    private func nextMonth(_ data: GarbageData) -> [DataIssue] {
        let month = nextMonth
        let empty = data.areas.filter { area in
            let calendar = data.calendar(of: area)
            return !month.contains { date in data.labels.contains { calendar.collects($0, on: date) } }
        }
        guard let first = empty.first else { return [] }
        return [
            DataIssue(
                .warning, file: first.ownCalendar?.file ?? data.folder.path(of: "area_days.csv"), line: first.line,
                Text(
                    en: "\(empty.count) of \(data.areas.count) districts have no collection at all next month, from "
                        + "\(month.lowerBound) on",
                    ja: "\(month.lowerBound) からの一か月、\(data.areas.count) の地区のうち \(empty.count) に、集める日がありません"))
        ]
    }

    private var nextMonth: Range<CalendarDate> {
        let (year, month, day) = today.components
        let first = today - (day - 1) + CalendarDate.days(inMonth: month, of: year)
        return first..<first + CalendarDate.days(inMonth: first.month, of: first.year)
    }

    // MARK: - The rest of the town

    private func roster(_ town: TownReading) -> [DataIssue] {
        guard let file = town.manifest.duty else { return [] }
        // This month, the next one, and every one that the roster leaves out before its last.
        let last = max(nextMonth.lowerBound, town.town.duty.entries.keys.max() ?? today)
        let months = [today] + (nextMonth.lowerBound...last).filter { $0.day == 1 }
        return months.filter { !town.town.duty.covers($0) }.map {
            DataIssue(
                .warning, file: file,
                Text(
                    en:
                        "the roster holds nothing of \($0.description.prefix(7)): that month is answered with “I do not know”",
                    ja: "\($0.description.prefix(7)) の当番がありません。その月は「わかりません」と答えます"))
        }
    }

    private func holidays(_ town: TownReading) -> [DataIssue] {
        guard let file = town.manifest.holidays, let last = town.town.holidays.lastPublishedYear,
            last < nextMonth.lowerBound.year
        else { return [] }
        return [
            DataIssue(
                .warning, file: file,
                Text(
                    en:
                        "the table ends with \(last): from then on the rule of the law is used. Fetch the new syukujitsu.csv",
                    ja: "表は \(last) までです。その後は法律の決まりで数えます。新しい syukujitsu.csv にしてください"))
        ]
    }
}
