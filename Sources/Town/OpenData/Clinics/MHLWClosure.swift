import Rules

/// Days on which a clinic is closed, as its text names them.
struct MHLWClosure: Equatable {
    enum Part: Equatable {
        case wholeDay
        case half(HalfDay)
        case from(TimeOfDay)
        case until(TimeOfDay)
        /// Not the whole day, and the text does not say which part.
        case unclear
    }

    /// All days of the year if there are none.
    var dates: [DateSelector] = []
    /// Every day if there are none.
    var days: [DaySelector] = []
    var part = Part.wholeDay

    var rule: OpeningRule {
        let (state, spans): (OpeningRule.State, [TimeSpan]) =
            switch part {
            case .wholeDay: (.closed, [])
            case .half(let half): (.halfClosed(half), [])
            case .from(let time): (.closed, [TimeSpan(from: time, to: .endOfDay + TimeOfDay.endOfDay.minutes)])
            case .until(let time): (.closed, [TimeSpan(from: .midnight, to: time)])
            case .unclear: (.perhapsClosed, [])
            }
        return OpeningRule(dates: dates, days: days, spans: spans, state: state)
    }
}

/// What stands between two commas of a clinic's text on its closed days.
struct MHLWClosureItem {
    enum Doubt: Equatable {
        case notUnderstood
        /// A range that is longer than any clinic closes.
        case tooLong
        /// The thirtieth of February, a weekday that the day is not, or a year that may be of the era.
        case noSuchDay
    }

    var text = ""
    var closures: [MHLWClosure] = []
    var periods: [MHLWPeriod] = []
    /// Dates that cannot be believed as they are: days near them may be meant.
    var plausible: [DateSelector] = []
    /// Days among which some are closed, and the text does not say which: 8月中旬.
    var windows: [DateSelector] = []
    /// The number of days that it says, which the dates must have: お盆4日間(8/13～16).
    var statedLength: Int?
    /// Whether it says のみ: of days on which the clinic is open, that it is closed on all others.
    var saysOnly = false
    /// Whether it begins with a day that belongs to the month of the item before: the 31 of 12/30、31.
    var continuesList = false
    /// Why the item cannot be believed; nil if every word of it was understood.
    var doubt: Doubt?
    /// Whether it speaks of days on which the clinic is open.
    var reopens = false
    /// Whether it closes on days that it does not name.
    var isIrregular = false
    /// Whether it says why it closes, which is no answer to when.
    var hasReason = false
    /// Whether it says that it does not close.
    var isNever = false

    var hasDays: Bool { !closures.isEmpty || !plausible.isEmpty || !windows.isEmpty || !periods.isEmpty }
    /// Seasons and days of the week in one: whether it closes on Sundays or on Sundays in August is not said.
    var mixesDays: Bool { !periods.isEmpty && closures.contains { $0.dates.isEmpty } }

    mutating func doubt(_ reason: Doubt = .notUnderstood) {
        if doubt == nil || doubt == .notUnderstood { doubt = reason }
    }
}
