import Rules

/// Parts of a day: `午後`, `午前のみ診療`, `13時以降`.
extension MHLWClosureReader {
    /// The part of the days just read that is closed; the whole of them if none follows.
    mutating func part() -> MHLWClosure.Part {
        attempt { reader in
            reader.skipJoints()
            let isInBrackets = reader.take(.bracket)
            guard let part = reader.attempt({ $0.partByTime() }) ?? reader.partByName() else { return nil }
            if isInBrackets { _ = reader.take(.endOfBracket) }
            return part
        } ?? .wholeDay
    }

    /// 午後休診 by itself, said of the date before: 12/30 午前診療、午後休診.
    mutating func readPartAlone() -> Bool {
        guard item.closures.isEmpty, startOfLastRange == nil, let lastDate, !lastDate.isDoubtful else { return false }
        let part = part()
        guard part != .wholeDay else { return false }
        let day = DateSelector(from: lastDate.selectorDay, to: lastDate.selectorDay)
        item.closures.append(MHLWClosure(dates: [day], part: part))
        return true
    }

    /// What is said after a part of a day.
    private struct Remarks {
        var isOpen = false
        var isClosed = false
        var isOnly = false
        var ends = false
        var begins = false
        var isUntil = false
    }

    private mutating func remarks() -> Remarks {
        var remarks = Remarks()
        while let kind = kind() {
            switch kind {
            case .word(.open): remarks.isOpen = true
            case .word(.closed): remarks.isClosed = true
            case .word(.only): remarks.isOnly = true
            case .word(.ends): remarks.ends = true
            case .word(.onward): remarks.begins = true
            case .word(.until): remarks.isUntil = true
            case .dash where !beginsDate(1): remarks.begins = true
            case .word(.filler), .space: break
            default: return remarks
            }
            index += 1
        }
        return remarks
    }

    private mutating func partByName() -> MHLWClosure.Part? {
        guard let first = half() else { return take(.unclearPart) ? .unclear : nil }
        if let second = attempt({ reader -> MHLWClosure.Part? in
            while reader.take(.middot) || reader.take(.comma) || reader.take(.filler) {}
            return reader.half()
        }) {
            return second == first ? first : .wholeDay
        }
        let before = index
        let remarks = remarks()
        guard case .half(let half) = first else { return .unclear }
        if remarks.isOpen || remarks.ends && half == .morning {
            return .half(half == .morning ? .afternoon : .morning)
        }
        if remarks.isClosed, !remarks.isUntil { return first }
        if remarks.isOnly || remarks.isUntil || remarks.ends { return .unclear }
        if remarks.begins {
            guard half == .afternoon else { return .unclear }
            return first
        }
        // What follows may belong to a range: 12/30午後～1/3.
        index = before
        return first
    }

    private mutating func half() -> MHLWClosure.Part? {
        guard case .half(let half) = word() else { return nil }
        index += 1
        return .half(half)
    }

    private mutating func partByTime() -> MHLWClosure.Part? {
        guard let time = time() else { return nil }
        let start = index
        if attempt({ reader -> TimeOfDay? in
            reader.skipSpaces()
            guard reader.take(.dash) else { return nil }
            reader.skipSpaces()
            return reader.time()
        }) != nil {
            // Two times say when it is closed, or when it is open.
            _ = remarks()
            return .unclear
        }
        let remarks = remarks()
        if remarks.isUntil || remarks.ends {
            return remarks.isClosed ? .until(time) : remarks.isOpen || remarks.ends ? .from(time) : .unclear
        }
        if remarks.begins { return remarks.isOpen ? .until(time) : .from(time) }
        index = start
        return beginsRange ? .from(time) : .unclear
    }

    /// 13時, 13:30, 午後1時半.
    private mutating func time() -> TimeOfDay? {
        let half = attempt { $0.half() }
        if half != nil { skipSpaces() }
        guard var hour = takeNumber() else { return nil }
        var minute = 0
        if takeUnit(.hour) {
            if take(.halfHour) {
                minute = 30
            } else if let minutes = attempt({ reader -> Int? in
                let minutes = reader.takeNumber()
                return reader.takeUnit(.minute) ? minutes : nil
            }) {
                minute = minutes
            }
        } else {
            guard take(.colon), let minutes = takeNumber() else { return nil }
            minute = minutes
        }
        if half == .half(.afternoon), hour < 12 { hour += 12 }
        return TimeOfDay(hour, minute)
    }

    /// Whether a range goes on from here to a date.
    private var beginsRange: Bool {
        var ahead = self
        ahead.skipSpaces()
        return ahead.kind() == .dash && ahead.beginsDate(1)
    }
}
