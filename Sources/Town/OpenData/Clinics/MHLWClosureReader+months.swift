import Rules

/// Months of which the days are not said, and days of which the month is not: `8月中旬`, `12月～3月`, `毎月10日`.
extension MHLWClosureReader {
    /// 毎月10日; without 毎月 it may be any month's, and is in doubt.
    mutating func readDayOfEveryMonth() -> Bool {
        let day = attempt { reader -> Int? in
            if reader.take(.everyMonth) {
                reader.skipJoints()
                reader.isEveryMonth = true
            }
            guard reader.lastDate == nil, let day = reader.takeNumber(), (1...31).contains(day) else { return nil }
            guard reader.takeUnit(.day) || reader.isEveryMonth else { return nil }
            if case .unit = reader.kind() { return nil }
            return day
        }
        guard let day else { return false }
        let dates = (1...12).filter { day <= CalendarDate.days(inMonth: $0, of: 2000) }
            .map { DateSelector($0, day, to: $0, day) }
        if isEveryMonth {
            item.closures.append(MHLWClosure(dates: dates, part: part()))
        } else {
            item.windows += dates
            item.doubt()
        }
        return true
    }

    /// 8月中旬, 8月末, 12月～3月 and 8月 alone: the days are not said.
    mutating func readMonth() -> Bool {
        if attempt({ $0.monthOfPeriod() }) != nil { return true }
        guard let days = attempt({ $0.months() }) ?? attempt({ $0.partOfMonth() }) else { return false }
        item.windows.append(days)
        item.doubt()
        return true
    }

    /// 12月～3月, 12～3月.
    private mutating func months() -> DateSelector? {
        guard let first = takeNumber() else { return nil }
        _ = takeUnit(.month)
        skipSpaces()
        guard take(.dash) else { return nil }
        while take(.space) || take(.nextYear) || take(.filler) {}
        guard let last = takeNumber(), takeUnit(.month), (1...12).contains(first), (1...12).contains(last) else {
            return nil
        }
        return isNumber(0) ? nil : DateSelector(first, 1, to: last, CalendarDate.days(inMonth: last, of: 2000))
    }

    private mutating func partOfMonth() -> DateSelector? {
        guard let month = takeNumber(), takeUnit(.month), (1...12).contains(month) else { return nil }
        skipJoints()
        var days = 1...31
        if let part = attempt({ $0.decade() }) {
            days = part
        } else if let week = attempt({ $0.weekOfMonth() }) {
            days = max(1, week * 7 - 8)...min(31, week * 7 + 2)
        }
        let last = CalendarDate.days(inMonth: month, of: 2000)
        return DateSelector(month, days.lowerBound, to: month, min(days.upperBound, last))
    }

    /// 上旬, 上旬～中旬.
    private mutating func decade() -> ClosedRange<Int>? {
        guard case .partOfMonth(let part) = word() else { return nil }
        index += 1
        let end = attempt { reader -> Int? in
            guard reader.take(.dash), case .partOfMonth(let end) = reader.word() else { return nil }
            reader.index += 1
            return end.upperBound
        }
        return part.lowerBound...max(part.upperBound, end ?? 0)
    }

    /// The 8月 of 8月お盆, which says no more than お盆.
    private mutating func monthOfPeriod() -> Int? {
        guard let month = takeNumber(), takeUnit(.month) else { return nil }
        skipJoints()
        if case .period = word() { return month }
        return nil
    }

    /// 第2週, and not the 第2 of 第2土曜.
    private mutating func weekOfMonth() -> Int? {
        guard take(.ordinal), let week = takeNumber(digits: 1), (1...5).contains(week) else { return nil }
        guard take(.week) else { return nil }
        if case .weekdays = word() { return nil }
        return week
    }
}
