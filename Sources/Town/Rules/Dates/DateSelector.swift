/// Days of the year: `Apr-Oct`, `Dec 29-Jan 03`, `2026 Dec 15`.
public struct DateSelector: Sendable, Equatable {
    /// A day of a year, and of which year where it says so.
    public struct Day: Sendable, Equatable {
        public var year: Int?
        public var month: Int
        public var day: Int

        public init(year: Int? = nil, month: Int, day: Int) {
            self.year = year
            self.month = month
            self.day = day
        }
    }

    public var from: Day
    /// Included. Before `from` where the range runs over the year's end. 31 stands for the last day of any month.
    public var to: Day

    public init(from: Day, to: Day) {
        self.from = from
        self.to = to
    }

    public func contains(_ date: CalendarDate) -> Bool {
        let (year, month, day) = date.components
        let (begins, ends) = ((from.month, from.day), (to.month, to.day))
        if let firstYear = from.year {
            let lastYear = to.year ?? (begins <= ends ? firstYear : firstYear + 1)
            return (firstYear, begins.0, begins.1) <= (year, month, day)
                && (year, month, day) <= (lastYear, ends.0, ends.1)
        }
        return begins <= ends
            ? begins <= (month, day) && (month, day) <= ends
            : begins <= (month, day) || (month, day) <= ends
    }
}
