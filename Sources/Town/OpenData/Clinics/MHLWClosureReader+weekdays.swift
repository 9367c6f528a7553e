import Rules

/// Days of the week: `第2・4土曜`, `水曜・土曜の午後`, `祝日の翌日`.
extension MHLWClosureReader {
    mutating func readWeekdays() -> Bool {
        guard let groups = attempt({ $0.weekdayGroups() }) else { return false }
        // 8/15 土曜日: whether every Saturday is meant is not said.
        if item.closures.contains(where: { !$0.dates.isEmpty }) { item.doubt() }
        let part = part()
        for (index, group) in groups.enumerated() {
            // 木曜、土曜午後: whether Thursday's morning is closed, too, is not said.
            let isUnclear = part != .wholeDay && group.endsWithComma && index < groups.count - 1
            item.closures.append(MHLWClosure(days: group.days, part: isUnclear ? .unclear : part))
        }
        return true
    }

    private struct WeekdayGroup {
        var days: [DaySelector]
        var endsWithComma = false
    }

    private mutating func weekdayGroups() -> [WeekdayGroup]? {
        let ordinals = ordinals()
        guard let first = weekdayGroup(ordinals) else { return nil }
        guard ordinals == nil else { return [first] }
        var groups = [first]
        while let next = attempt({ reader -> (isComma: Bool, group: WeekdayGroup)? in
            let isComma = reader.takeSeparator()
            return reader.weekdayGroup(nil).map { (isComma, $0) }
        }) {
            groups[groups.count - 1].endsWithComma = next.isComma
            groups.append(next.group)
        }
        return groups
    }

    /// Passes what stands between two days of a list; whether that divides more than a middle dot does.
    private mutating func takeSeparator() -> Bool {
        var isComma = false
        while true {
            if take(.comma) {
                isComma = true
            } else if !take(.middot), !take(.space), !take(.dot), !take(.slash), !take(.wideSlash) {
                return isComma
            }
        }
    }

    /// One day of the week, a range of them or the public holidays.
    private mutating func weekdayGroup(_ ordinals: Set<Int>?) -> WeekdayGroup? {
        if take(.holiday) {
            guard ordinals == nil else { return nil }
            return WeekdayGroup(days: [besideHoliday() ?? .publicHoliday])
        }
        guard case .weekdays(var weekdays) = word() else { return nil }
        index += 1
        if ordinals == nil, let last = attempt({ $0.endOfWeekdays() }), let first = weekdays.first {
            weekdays = Set((0...first.days(until: last)).map(first.advanced))
        }
        let weeks = ordinals ?? attempt { $0.ordinalsInParentheses() }
        guard let weeks else { return WeekdayGroup(days: [.weekdays(weekdays)]) }
        return WeekdayGroup(days: weekdays.sorted { $0.rawValue < $1.rawValue }.map { .nth($0, ordinals: weeks) })
    }

    private mutating func besideHoliday() -> DaySelector? {
        attempt { reader in
            reader.skipJoints()
            if reader.take(.dayAfter) { return .besideHoliday(days: 1) }
            return reader.take(.dayBefore) ? .besideHoliday(days: -1) : nil
        }
    }

    /// The 金 of 月～金.
    private mutating func endOfWeekdays() -> Weekday? {
        skipSpaces()
        guard take(.dash) else { return nil }
        skipSpaces()
        guard case .weekdays(let weekdays) = word(), weekdays.count == 1 else { return nil }
        index += 1
        return weekdays.first
    }

    /// The weeks of a month before a weekday: 第2・4, 2,4, 最終.
    private mutating func ordinals() -> Set<Int>? {
        attempt { reader in
            _ = reader.take(.everyMonth)
            if reader.take(.last) { return [-1] }
            // After a date, a bare 2 is its day and no week.
            guard reader.word() == .ordinal || reader.lastDate == nil, let weeks = reader.ordinalList() else {
                return nil
            }
            reader.skipJoints()
            if case .weekdays = reader.word() { return weeks }
            return nil
        }
    }

    private mutating func ordinalsInParentheses() -> Set<Int>? {
        skipSpaces()
        guard take(.bracket), word() == .ordinal, let weeks = ordinalList() else { return nil }
        skipJoints()
        return take(.endOfBracket) ? weeks : nil
    }

    private mutating func ordinalList() -> Set<Int>? {
        var weeks: Set<Int> = []
        while let week = attempt({ reader -> Int? in
            _ = reader.takeSeparator()
            _ = reader.take(.ordinal)
            guard let week = reader.takeNumber(digits: 1), (1...5).contains(week) else { return nil }
            if case .unit = reader.kind() { return nil }
            _ = reader.take(.week)
            return week
        }) {
            weeks.insert(week)
        }
        return weeks.isEmpty ? nil : weeks
    }
}
