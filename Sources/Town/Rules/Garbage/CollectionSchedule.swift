/// When one category is collected in one district.
public struct CollectionSchedule: Sendable, Equatable {
    public var rules: [CollectionRule]
    /// 1…12; every month where it is empty.
    public var months: Set<Int>
    public var holidayRule: HolidayRule
    /// By when it must be out; the town's own hour where it is nil.
    public var cutOff: TimeOfDay?
    /// Days that no rule gives: extra ones, and those that others were moved to.
    public var added: Set<CalendarDate>
    /// Days that the rules give and that are called off: for good, or because they were moved.
    public var removed: Set<CalendarDate>
    /// What to mind: whole sentences, said with every answer about it.
    public var remarks: [LocalizedName]

    public init(
        rules: [CollectionRule], months: Set<Int> = [], holidayRule: HolidayRule = .collect, cutOff: TimeOfDay? = nil,
        added: Set<CalendarDate> = [], removed: Set<CalendarDate> = [], remarks: [LocalizedName] = []
    ) {
        self.rules = rules
        self.months = months
        self.holidayRule = holidayRule
        self.cutOff = cutOff
        self.added = added
        self.removed = removed
        self.remarks = remarks
    }

    /// Whether the data names any day at all, or only says what to mind: "by appointment".
    public var hasDays: Bool {
        !rules.isEmpty || !added.isEmpty
    }

    /// Whether a day stands in the data itself. Staff who wrote it down meant it, closure and holiday or not.
    func names(_ date: CalendarDate) -> Bool {
        added.contains(date) || applies(in: date.month) && rules.contains { $0.isExplicit && $0.matches(date) }
    }

    /// Whether the rules that recur give a day, closures and holidays left aside.
    func recurs(on date: CalendarDate, where condition: (CollectionRule) -> Bool = { _ in true }) -> Bool {
        applies(in: date.month) && rules.contains { !$0.isExplicit && $0.matches(date) && condition($0) }
    }

    private func applies(in month: Int) -> Bool {
        months.isEmpty || months.contains(month)
    }
}
