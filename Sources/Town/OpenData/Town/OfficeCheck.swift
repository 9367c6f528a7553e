public import Rules
import Texts

/// What is missing about the town office, and hours of it that probably say something else than was meant.
public struct OfficeCheck: Sendable {
    private let today: CalendarDate

    /// Every day of a year, and so every holiday, is tried.
    private static let horizon = 400

    public init(today: CalendarDate) {
        self.today = today
    }

    public func issues(_ town: TownReading) -> [DataIssue] {
        guard let value = town.manifest.office.hours else {
            return [
                warning(
                    town, [],
                    Text(
                        en:
                            "the office has no hours: add “hours” and “afterHours”, or residents are sent there at night "
                            + "without a word about when it opens",
                        ja: "役場の時間がありません。hours と afterHours を書いてください。ないと、夜も役場の番号だけを話します"))
            ]
        }
        guard let hours = town.town.office.hours else { return [] }
        let lint = OpeningHoursLint(holidays: town.town.holidays, from: today)
        let mistakes = lint.findings(value).map {
            DataIssue(.error, file: town.yaml.file, line: town.yaml.line(["office", "hours"]), $0.text)
        }
        let doubt = neverOpen(hours, town, mistakes) ?? alwaysOpen(hours, town) ?? openOnRestDays(hours, town)
        return mistakes + [doubt, noAfterHours(town)].compactMap(\.self)
    }

    /// A value that does not even try to open; the lint finds the others.
    private func neverOpen(_ hours: OpeningHours, _ town: TownReading, _ mistakes: [DataIssue]) -> DataIssue? {
        let open = firstDay {
            let day = hours.hours(on: $0, holidays: town.town.holidays)
            return !day.isKnown || !day.spans.isEmpty
        }
        guard open == nil, mistakes.isEmpty else { return nil }
        return warning(
            town, ["hours"],
            Text(
                en: "the office is never open: write its times, as in “Mo-Fr 08:30-17:15; PH off”",
                ja: "役場が一度も開きません。“Mo-Fr 08:30-17:15; PH off” のように時間を書いてください"))
    }

    private func alwaysOpen(_ hours: OpeningHours, _ town: TownReading) -> DataIssue? {
        let day = firstDay { date in
            hours.hours(on: date, holidays: town.town.holidays).spans.contains {
                $0.from == .midnight && $0.to >= .endOfDay
            }
        }
        return day.map {
            warning(
                town, ["hours"],
                Text(
                    en:
                        "the office is open round the clock on \($0): write its times, as in “Mo-Fr 08:30-17:15; PH off”",
                    ja: "\($0) は、一日中開いています。“Mo-Fr 08:30-17:15; PH off” のように時間を書いてください"))
        }
    }

    /// Town offices rest on holidays and at the turn of the year.
    private func openOnRestDays(_ hours: OpeningHours, _ town: TownReading) -> DataIssue? {
        let turnOfYear = DateSelector(from: .init(month: 12, day: 29), to: .init(month: 1, day: 3))
        let holidays = town.town.holidays
        let day = firstDay {
            (holidays.isHoliday($0) || turnOfYear.contains($0))
                && !hours.hours(on: $0, holidays: holidays).spans.isEmpty
        }
        return day.map {
            warning(
                town, ["hours"],
                Text(
                    en:
                        "the office is open on \($0), a holiday or a day of the turn of the year: if it rests then, add "
                        + "“; PH off; Dec 29-Jan 03 off”",
                    ja: "\($0) は祝日か年末年始ですが、開いています。休みなら “; PH off; Dec 29-Jan 03 off” を書き足してください"))
        }
    }

    private func noAfterHours(_ town: TownReading) -> DataIssue? {
        guard town.manifest.office.afterHours == nil else { return nil }
        return warning(
            town, [],
            Text(
                en:
                    "nobody is named who answers while the office is closed: add “afterHours” with the name of the night "
                    + "desk, and its telephone if it has one of its own",
                ja: "役場が閉まっているときの番号がありません。afterHours に宿直の名前と番号を書いてください"))
    }

    private func firstDay(where isFound: (CalendarDate) -> Bool) -> CalendarDate? {
        (today..<today + Self.horizon).first(where: isFound)
    }

    /// - Parameter path: Inside the office.
    private func warning(_ town: TownReading, _ path: [String], _ message: Text) -> DataIssue {
        DataIssue(.warning, file: town.yaml.file, line: town.yaml.line(["office"] + path), message)
    }
}
