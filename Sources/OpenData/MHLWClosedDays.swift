import Rules

/// Other closed days of a clinic as people type them: `01月01日，12月30日`, `12/29-1/3`, `GW、お盆`.
struct MHLWClosedDays {
    /// The days that have dates.
    var rules: [OpeningRule] = []
    /// What has none: for a person to ask about.
    var remark: String?
    /// Ranges too long to be meant.
    var typos: [String] = []

    /// Nobody closes for longer every year.
    private static let longestRange = 31

    static func read(_ text: String) -> MHLWClosedDays {
        var days = MHLWClosedDays()
        var remarks: [String] = []
        let folded = text.normalizedKeepingLines
        for part in folded.split(whereSeparator: { ",、;\n".contains($0) }).map(\.trimmed) where !part.isEmpty {
            guard let range = range(part) else {
                remarks.append(part)
                continue
            }
            if length(range) > longestRange {
                days.typos.append(part)
            } else {
                days.rules.append(
                    OpeningRule(
                        dates: [DateSelector(from: range.from, to: range.to)], state: .closed))
            }
        }
        days.remark = remarks.isEmpty ? nil : remarks.joined(separator: "、")
        return days
    }

    /// `12/29-1/3`, `12月29日～1月3日` or one day; words around it such as 年末年始( ) do not matter.
    private static func range(_ text: String) -> (from: DateSelector.Day, to: DateSelector.Day)? {
        let dates = text.matches(of: /([0-9]{1,2})(?:月|\/)([0-9]{1,2})日?/).compactMap { match -> DateSelector.Day? in
            guard let month = Int(match.output.1), let day = Int(match.output.2), CalendarDate(2000, month, day) != nil
            else {
                return nil
            }
            return DateSelector.Day(month: month, day: day)
        }
        guard let from = dates.first, dates.count <= 2 else { return nil }
        return (from, dates.last ?? from)
    }

    private static func length(_ range: (from: DateSelector.Day, to: DateSelector.Day)) -> Int {
        let year = 2023
        let wraps = (range.to.month, range.to.day) < (range.from.month, range.from.day)
        guard let from = CalendarDate(year, range.from.month, min(range.from.day, 28)),
            let to = CalendarDate(wraps ? year + 1 : year, range.to.month, min(range.to.day, 28))
        else { return 0 }
        return from.distance(to: to)
    }
}
