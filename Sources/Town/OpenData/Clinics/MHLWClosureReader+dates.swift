import Rules

/// Dates and ranges of them: `8/13～16`, `12月29日から翌年1月3日`, `8月13日から3日間`, `8月中旬`.
extension MHLWClosureReader {
    /// No clinic closes for longer every year.
    private static let maximumRange = 31
    /// What is longer than that and shorter than this may be a winter's rest; what is longer still is a slip of the pen.
    private static let maximumRest = 125

    mutating func readDates() -> Bool {
        if readDayOfEveryMonth() { return true }
        var ahead = self
        let isContinued = lastDate != nil && ahead.dateWithMonth() == nil
        guard let from = attempt({ $0.date() }) else { return readUnusualDate() }
        if !item.hasDays { item.continuesList = isContinued }
        (lastDate, startOfLastRange) = (from, nil)
        let fromPart = part()
        if let days = attempt({ $0.duration() }) {
            add(from, from.advanced(by: days - 1), fromPart, .wholeDay)
        } else if let end = attempt({ $0.end(after: from) }) {
            (lastDate, startOfLastRange) = (end, from)
            add(from, end, fromPart, part())
            if let days = attempt({ $0.duration() }), from.advanced(by: days - 1) != end { item.doubt() }
        } else {
            add(from, from, fromPart, .wholeDay)
        }
        return true
    }

    // MARK: - What is closed

    private mutating func add(
        _ from: MHLWDate, _ to: MHLWDate?, _ fromPart: MHLWClosure.Part, _ toPart: MHLWClosure.Part
    ) {
        guard let to else { return addDoubt(.noSuchDay, [from]) }
        guard let days = days(from, to) else { return addDoubt(.notUnderstood, [from, to]) }
        guard !from.isDoubtful, !to.isDoubtful else {
            item.plausible.append(days)
            return item.doubt(.noSuchDay)
        }
        let isDated = from.year != nil && to.year != nil
        if !isDated, let length = days.bounds.map({ $0.lowerBound.distance(to: $0.upperBound) }),
            length > Self.maximumRange
        {
            guard length > Self.maximumRest else {
                item.windows.append(days)
                return item.doubt(.tooLong)
            }
            return addDoubt(.tooLong, [from, to])
        }
        item.closures += closures(days, fromPart, toPart, isOneDay: from == to)
    }

    private mutating func addDoubt(_ doubt: MHLWClosureItem.Doubt, _ dates: [MHLWDate]) {
        item.plausible += dates.map { DateSelector(from: $0.selectorDay, to: $0.selectorDay) }
        item.doubt(doubt)
    }

    /// Nil for a range that runs backwards.
    private func days(_ from: MHLWDate, _ to: MHLWDate) -> DateSelector? {
        var (from, to) = (from, to)
        if from.year == nil, let year = to.year { from.year = to < from ? year - 1 : year }
        let selector = DateSelector(from: from.selectorDay, to: to.selectorDay)
        if to < from, to.month == from.month { return nil }
        return selector.bounds == nil ? nil : selector
    }

    /// A range may begin or end within a day: 12/30午後～1/3.
    private func closures(
        _ days: DateSelector, _ fromPart: MHLWClosure.Part, _ toPart: MHLWClosure.Part, isOneDay: Bool
    ) -> [MHLWClosure] {
        if isOneDay { return [MHLWClosure(dates: [days], part: fromPart)] }
        guard toPart == .wholeDay else { return [MHLWClosure(dates: [days], part: .unclear)] }
        switch fromPart {
        case .wholeDay: return [MHLWClosure(dates: [days])]
        case .half(.afternoon), .from:
            guard let bounds = days.bounds else { return [] }
            let isYearly = days.from.year == nil
            let first = DateSelector(bounds.lowerBound...bounds.lowerBound, isYearly: isYearly)
            let rest = DateSelector(bounds.lowerBound + 1...bounds.upperBound, isYearly: isYearly)
            return [MHLWClosure(dates: [first], part: fromPart), MHLWClosure(dates: [rest])]
        case .half(.morning), .until, .unclear: return [MHLWClosure(dates: [days], part: .unclear)]
        }
    }

    // MARK: - Ends of ranges

    private mutating func end(after from: MHLWDate) -> MHLWDate? {
        skipSpaces()
        guard take(.dash) || usesDashes && take(.slash) else { return nil }
        while take(.dash) || take(.space) || take(.nextYear) || take(.filler) || takePeriod() {}
        guard let end = date(after: from) else { return nil }
        _ = take(.until)
        return end
    }

    /// The 年始 of 年末12/29～年始1/3.
    private mutating func takePeriod() -> Bool {
        guard case .period(let period) = word() else { return false }
        item.periods.append(period)
        index += 1
        return true
    }

    /// から3日間, の3日間 or (3日間): the number of days, the first included.
    private mutating func duration() -> Int? {
        while take(.dash) || take(.filler) || take(.space) || take(.bracket) {}
        guard let number = takeNumber(), number > 0 else { return nil }
        if takeUnit(.days) { return number }
        return takeUnit(.weeks) ? number * 7 : nil
    }

    // MARK: - Dates

    func beginsDate(_ ahead: Int) -> Bool {
        var reader = self
        reader.index += ahead
        reader.skipSpaces()
        while reader.take(.nextYear) || reader.take(.filler) {}
        return reader.date() != nil
    }

    /// - Parameter from: Where the range began that this date ends: its month may be left out.
    private mutating func date(after from: MHLWDate? = nil) -> MHLWDate? {
        let full = attempt { $0.dateWithMonth() }
        guard var date = full ?? attempt({ $0.namedDay(after: from) }) ?? attempt({ $0.dayAlone(after: from) }) else {
            return nil
        }
        if from == nil, date.year == nil { date.year = yearOfHeading }
        if let weekdays = attempt({ $0.weekdayInParentheses() }) ?? attempt({ $0.weekdayOfDate() }),
            let year = date.year, let day = date.date(otherwise: year), !weekdays.isEmpty,
            !weekdays.contains(day.weekday)
        {
            date.isDoubtful = true
        }
        return date
    }

    private mutating func dateWithMonth() -> MHLWDate? {
        let year = attempt { $0.year() }
        if year == nil {
            if let digits = attempt({ $0.dateInDigits() }) { return digits }
            if let short = attempt({ $0.dateWithShortYear() }) { return short }
        }
        while take(.space) || take(.filler) {}
        guard let month = takeNumber() else { return nil }
        let separator = kind()
        switch separator {
        case .unit(.month):
            index += 1
            skipJoints()
        case .slash, .wideSlash: index += 1
        case .dot where lastDate == nil || usesDots: index += 1
        case .dash where year?.separator == .dash: index += 1
        default: return nil
        }
        guard let day = takeNumber() else { return nil }
        _ = takeUnit(.day)
        // 8/13日 is a day, 8/13時 and 8/13:00 are none.
        if case .unit = kind() { return nil }
        if kind() == .colon { return nil }
        (usesDots, usesDashes) = (separator == .dot, separator == .dash)
        return MHLWDate(year: year?.number, month: month, day: day, isDoubtful: year?.isDoubtful ?? false)
    }

    private struct Year {
        var number: Int?
        var separator: Kind?
        var isDoubtful = false
    }

    /// 2026年, 2026/, 令和8年, R8. and 26年.
    private mutating func year() -> Year? {
        if take(.reiwa) || take(.heisei) {
            let base = tokens[index - 1].kind == .word(.reiwa) ? 2018 : 1988
            skipSpaces()
            guard let number = take(.firstYear) ? 1 : takeNumber() else { return nil }
            let separator = kind()
            guard takeUnit(.year) || take(.slash) || take(.dot) || take(.dash) || take(.wideSlash) else { return nil }
            return Year(number: base + number, separator: separator)
        }
        guard case .number(let number, let digits) = kind(), digits == 2 || digits == 4 else { return nil }
        index += 1
        let separator = kind()
        if takeUnit(.year) {
            if digits == 4 { return Year(number: number, separator: separator) }
            // 8年 may be of the era or of the century.
            return number >= 20 ? Year(number: 2000 + number, separator: separator) : Year(isDoubtful: true)
        }
        guard (1990...2100).contains(number), case .number = kind(1) else { return nil }
        guard take(.slash) || take(.dot) || take(.dash) || take(.wideSlash) else { return nil }
        return Year(number: number, separator: separator)
    }

    /// 20260813 and 0813.
    private mutating func dateInDigits() -> MHLWDate? {
        guard case .number(let number, let digits) = kind(), digits == 8 || digits == 4 else { return nil }
        index += 1
        let year = digits == 8 ? number / 10_000 : nil
        let date = MHLWDate(year: year, month: number / 100 % 100, day: number % 100)
        guard let date, !date.isDoubtful, !(1990...2100).contains(number) else { return nil }
        return date
    }

    /// 26/8/13. Below 20 it may be a year of the era, or a list of days.
    private mutating func dateWithShortYear() -> MHLWDate? {
        guard let first = takeNumber(), let separator = kind(), [.slash, .wideSlash, .dot].contains(separator),
            separator != .dot || lastDate == nil || usesDots
        else { return nil }
        index += 1
        guard let second = takeNumber(), take(separator), let third = takeNumber() else { return nil }
        // 8/13/14 is a list, and 8.1.2 may be one.
        guard (1...12).contains(second), kind() != .unit(.month), kind() != .colon else { return nil }
        if (1...12).contains(first), kind() == .slash || kind() == .wideSlash { return nil }
        _ = takeUnit(.day)
        usesDots = separator == .dot
        if first >= 20 { return MHLWDate(year: 2000 + first, month: second, day: third) }
        if let other = MHLWDate(month: first, day: second) { addDoubt(.notUnderstood, [other]) }
        return MHLWDate(month: second, day: third, isDoubtful: true)
    }

    /// 16 of 8/13～16, or 14 after 8/13、.
    private mutating func dayAlone(after from: MHLWDate?) -> MHLWDate? {
        guard let last = from ?? lastDate, let day = takeNumber() else { return nil }
        _ = takeUnit(.day)
        switch kind() {
        case .unit, .colon: return nil
        case .slash where (1...12).contains(day) && isNumber(1): return nil
        default: break
        }
        guard day <= last.day else { return MHLWDate(year: last.year, month: last.month, day: day) }
        // 8/13～16（15日は診療）
        let start = startOfLastRange.map { $0.month == last.month ? $0.day : 1 } ?? last.day
        guard from == nil ? day < start : day < last.day else {
            return MHLWDate(year: last.year, month: last.month, day: day)
        }
        // 12/30、31、1、2 or 12/29～3日: it may be a day of the next month.
        let month = last.month % 12 + 1
        return MHLWDate(
            year: last.year.map { month == 1 ? $0 + 1 : $0 }, month: month, day: day, isDoubtful: true)
    }

    /// The 大晦日 of 大晦日～1/3.
    private mutating func namedDay(after from: MHLWDate?) -> MHLWDate? {
        guard case .fixed(let days) = word() else { return nil }
        index += 1
        if from != nil { return MHLWDate(month: days.to.month, day: days.to.day) }
        guard days.from == days.to, kind() == .dash else { return nil }
        return MHLWDate(month: days.from.month, day: days.from.day)
    }

    /// 8-13, 13/8 and 813 are no dates of any usual notation, but hardly anything else.
    private mutating func readUnusualDate() -> Bool {
        let date = attempt { reader -> MHLWDate? in
            guard reader.lastDate == nil else { return nil }
            if case .number(let number, digits: 3) = reader.kind() {
                reader.index += 1
                return MHLWDate(month: number / 100, day: number % 100)
            }
            guard let first = reader.takeNumber(), let separator = reader.kind() else { return nil }
            reader.index += 1
            guard let second = reader.takeNumber(), [.dash, .slash, .wideSlash, .dot].contains(separator) else {
                return nil
            }
            if case .unit = reader.kind() { return nil }
            return MHLWDate(month: first, day: second) ?? MHLWDate(month: second, day: first)
        }
        guard let date else { return false }
        addDoubt(.notUnderstood, [date])
        return true
    }

    /// 2026年 by itself, which holds for what follows.
    mutating func readHeading() -> Bool {
        guard let year = attempt({ $0.year() })?.number else { return false }
        if item.closures.isEmpty {
            yearOfHeading = year
        } else {
            // 8/13～16（2026年）
            for index in item.closures.indices {
                item.closures[index].dates = item.closures[index].dates.map { $0.dated(year) }
            }
        }
        return true
    }

    /// The 4日間 of お盆4日間(8/13～16).
    mutating func readLength() -> Bool {
        guard !item.periods.isEmpty || !item.windows.isEmpty, let days = attempt({ $0.duration() }) else {
            return false
        }
        item.statedLength = days
        return true
    }

    func isNumber(_ ahead: Int) -> Bool {
        if case .number = kind(ahead) { true } else { false }
    }

    /// (木), (木・祝).
    private mutating func weekdayInParentheses() -> Set<Weekday>? {
        skipSpaces()
        guard take(.bracket) else { return nil }
        var weekdays: Set<Weekday> = []
        while kind() != .endOfBracket {
            switch kind() {
            case .word(.weekdays(let days)): weekdays.formUnion(days)
            case .word(.holiday), .word(.holidayName), .word(.filler), .word(.closed), .middot, .comma, .space, .dot:
                break
            default: return nil
            }
            index += 1
        }
        index += 1
        return weekdays
    }

    /// The 木 of 8/13木～16日.
    private mutating func weekdayOfDate() -> Set<Weekday>? {
        guard case .weekdays(let days) = word() else { return nil }
        index += 1
        return days
    }
}
