/// What is collected in one district, and when.
public struct CollectionCalendar: Sendable, Equatable {
    public var schedules: [WasteCategory.ID: CollectionSchedule]
    /// Days on which nothing but an explicit date is collected, such as those of the turn of the year.
    public var closures: [ClosedRange<CalendarDate>]
    public var closurePolicy: ClosurePolicy
    public var holidays: HolidayCalendar
    /// The first day that the data speaks of; nil where it does not say.
    public var validFrom: CalendarDate?
    /// The last one. What comes after it is not known yet.
    public var validTo: CalendarDate?
    public var notices: [CollectionNotice]

    /// Longer than the longest wait that a calendar of one year can hold.
    private static let horizon = 400
    /// No run of holidays and closed days is longer.
    private static let longestBreak = 21

    public init(
        schedules: [WasteCategory.ID: CollectionSchedule] = [:], closures: [ClosedRange<CalendarDate>] = [],
        closurePolicy: ClosurePolicy = .skip, holidays: HolidayCalendar = HolidayCalendar(),
        validFrom: CalendarDate? = nil, validTo: CalendarDate? = nil, notices: [CollectionNotice] = []
    ) {
        self.schedules = schedules
        self.closures = closures
        self.closurePolicy = closurePolicy
        self.holidays = holidays
        self.validFrom = validFrom
        self.validTo = validTo
        self.notices = notices
    }

    /// Whether the data speaks of a day at all.
    public func covers(_ date: CalendarDate) -> Bool {
        validFrom.map { $0 <= date } ?? true && validTo.map { date <= $0 } ?? true
    }

    /// The closure that a day falls in.
    public func closure(on date: CalendarDate) -> ClosedRange<CalendarDate>? {
        closures.first { $0.contains(date) }
    }

    public func collects(_ category: WasteCategory.ID, on date: CalendarDate) -> Bool {
        guard covers(date), let schedule = schedules[category], !schedule.removed.contains(date) else { return false }
        if schedule.names(date) { return true }
        guard closure(on: date) == nil else { return false }
        if schedule.holidayRule.keeps(date, holidays: holidays), isRegular(schedule, date) { return true }
        return schedule.holidayRule == .nextDay && isMovedByHoliday(schedule, to: date)
    }

    /// The first day from `date` on, that day included; nil where the data ends before the next one.
    public func next(_ category: WasteCategory.ID, from date: CalendarDate) -> CalendarDate? {
        (date..<date + Self.horizon).first { collects(category, on: $0) }
    }

    /// What is to be said on a day about a category, or about any where it is nil.
    public func notices(on date: CalendarDate, about category: WasteCategory.ID?) -> [CollectionNotice] {
        notices.filter {
            $0.days.contains(date) && ($0.category == nil || category == nil || $0.category == category)
        }
    }

    /// Whether the rules give a day that is not closed, a shift by closures included.
    private func isRegular(_ schedule: CollectionSchedule, _ date: CalendarDate) -> Bool {
        guard closurePolicy == .shift else { return schedule.recurs(on: date) }
        if !isShifted(date), schedule.recurs(on: date, where: { !$0.isEveryOtherWeek }) { return true }
        if schedule.recurs(on: date, where: \.isEveryOtherWeek) { return true }
        let origin = date - 7
        return schedule.recurs(on: origin) { rule in
            rule.isEveryOtherWeek ? closure(on: origin) != nil : origin.month == date.month && isShifted(origin)
        }
    }

    /// Whether a day of its weekday, this one or an earlier one of the month, is closed.
    private func isShifted(_ date: CalendarDate) -> Bool {
        stride(from: date.daysSinceEpoch, through: date.daysSinceEpoch - date.day + 1, by: -7)
            .contains { closure(on: CalendarDate(daysSinceEpoch: $0)) != nil }
    }

    private func isMovedByHoliday(_ schedule: CollectionSchedule, to date: CalendarDate) -> Bool {
        guard !holidays.isHoliday(date) else { return false }
        let breakBefore = (1...Self.longestBreak).lazy.map { date - $0 }
            .prefix { holidays.isHoliday($0) || closure(on: $0) != nil }
        return breakBefore.contains { holidays.isHoliday($0) && isRegular(schedule, $0) }
    }
}

/// What becomes of a collection day on which the centre is closed.
public enum ClosurePolicy: String, Sendable, Codable, CaseIterable {
    /// It is dropped.
    case skip
    /// It and those of the same weekday after it in the same month come a week later, as in Kanazawa. What would then
    /// fall in the next month is dropped.
    ///
    /// Source: `WeekShift` in setting.js of https://github.com/codeforkanazawa-org/5374
    case shift
}
