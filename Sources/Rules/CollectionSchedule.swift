/// When one category is collected in one district.
public struct CollectionSchedule: Sendable, Equatable {
    public var rules: [CollectionRule]
    /// 1…12; every month where it is empty.
    public var months: Set<Int>

    public init(rules: [CollectionRule], months: Set<Int> = []) {
        self.rules = rules
        self.months = months
    }

    func matches(_ date: CalendarDate, isClosed: Bool) -> Bool {
        (months.isEmpty || months.contains(date.month))
            && rules.contains { $0.matches(date) && (!isClosed || $0.isExplicit) }
    }
}
