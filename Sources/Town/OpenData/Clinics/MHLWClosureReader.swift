import Rules

/// Reads a clinic's text on its closed days, item by item. Whatever no rule of it expects puts the whole item in doubt.
struct MHLWClosureReader {
    typealias Kind = MHLWClosureLexer.Kind

    let tokens: [MHLWClosureLexer.Token]
    var index = 0
    /// The date read last on this line, to which `14` and `15日` belong.
    var lastDate: MHLWDate?
    /// Where the range began that this date ends.
    var startOfLastRange: MHLWDate?
    /// Whether that date was written with a dot, 8.13: otherwise dots divide days, 8/13.14.15.
    var usesDots = false
    /// Whether it was written as 2026-08-13, where a slash divides the ends of a range.
    var usesDashes = false
    /// Of a 2026年 that stands above dates.
    var yearOfHeading: Int?
    /// Whether the days of this line are those of every month.
    var isEveryMonth = false
    var item = MHLWClosureItem()

    private init(_ text: String) {
        tokens = MHLWClosureLexer.tokens(of: text)
    }

    static func items(of text: String) -> [MHLWClosureItem] {
        var reader = MHLWClosureReader(text)
        var items: [MHLWClosureItem] = []
        while reader.kind() != nil {
            if reader.take(.lineBreak) {
                (reader.lastDate, reader.startOfLastRange, reader.isEveryMonth) = (nil, nil, false)
            } else if reader.isSeparator() || reader.kind() == .endOfBracket || reader.kind() == .space {
                reader.index += 1
            } else {
                items.append(reader.readItem())
                leaveOpenWhatHalfIsMeant(&items)
            }
        }
        return items
    }

    /// 12/30、31午後: whether the morning of the thirtieth is closed, too, is not said.
    private static func leaveOpenWhatHalfIsMeant(_ items: inout [MHLWClosureItem]) {
        guard items[items.count - 1].closures.first.map({ $0.part != .wholeDay }) == true else { return }
        var index = items.count - 1
        while index > 0, items[index].continuesList {
            index -= 1
            items[index].closures = items[index].closures.map { closure in
                closure.part == .wholeDay && closure.dates.allSatisfy { $0.from == $0.to }
                    ? MHLWClosure(dates: closure.dates, days: closure.days, part: .unclear) : closure
            }
        }
    }

    private mutating func readItem() -> MHLWClosureItem {
        item = MHLWClosureItem()
        let start = index
        var depth = 0
        while let kind = kind(), kind != .lineBreak, depth > 0 || !isSeparator() {
            switch kind {
            case .bracket: depth += 1
            case .endOfBracket: depth = max(0, depth - 1)
            case .comma, .middot, .space, .dot, .slash, .wideSlash: break
            default:
                if !readWeekdays(), !readDates(), !readMonth(), !readPartAlone(), !readHeading(), !readLength() {
                    readWord()
                }
                continue
            }
            index += 1
        }
        if let length = item.statedLength, !item.closures.contains(where: { $0.dates.first?.length == length }) {
            item.doubt()
        }
        item.text = tokens[start..<index].map(\.text).joined().trimmed
        return item
    }

    /// A word or sign that begins neither days of the week nor a date.
    private mutating func readWord() {
        defer { index += 1 }
        guard case .word(let word) = kind() else { return item.doubt() }
        switch word {
        case .period(let period): item.periods.append(period)
        case .fixed(let days):
            index += 1
            item.closures.append(MHLWClosure(dates: [days], part: part()))
            index -= 1
        case .open, .except:
            item.reopens = true
            item.doubt()
        case .others, .irregular: item.isIrregular = true
        case .reason: item.hasReason = true
        case .never: readNever()
        case .dayAfter, .dayBefore:
            item.doubt()
            // 祝日の場合は翌日
            if item.closures.contains(where: { $0.days == [.publicHoliday] }) {
                item.closures.append(MHLWClosure(days: [.besideHoliday(days: word == .dayAfter ? 1 : -1)]))
            }
        case .holidayName:
            item.doubt()
            item.closures.append(MHLWClosure(days: [.publicHoliday]))
        case .only: item.saysOnly = true
        case .closed, .filler, .everyMonth: break
        default: item.doubt()
        }
    }

    /// なし, or お盆なし, which takes back the period.
    private mutating func readNever() {
        if item.periods.popLast() != nil { return }
        item.isNever = true
        if !item.closures.isEmpty { item.doubt() }
    }

    // MARK: - Moving on

    func kind(_ ahead: Int = 0) -> Kind? {
        tokens.indices.contains(index + ahead) ? tokens[index + ahead].kind : nil
    }

    func word(_ ahead: Int = 0) -> MHLWClosureWord? {
        if case .word(let word) = kind(ahead) { word } else { nil }
    }

    mutating func take(_ kind: Kind) -> Bool {
        guard self.kind() == kind else { return false }
        index += 1
        return true
    }

    mutating func take(_ word: MHLWClosureWord) -> Bool {
        take(.word(word))
    }

    mutating func takeUnit(_ unit: MHLWClosureLexer.Unit) -> Bool {
        take(.unit(unit))
    }

    mutating func skipSpaces() {
        while take(.space) {}
    }

    /// Passes spaces and words such as の and は, which join parts that belong together.
    mutating func skipJoints() {
        while take(.space) || take(.filler) {}
    }

    /// Passes a number of at most as many digits.
    mutating func takeNumber(digits maximum: Int = 2) -> Int? {
        guard case .number(let number, let digits) = kind(), digits <= maximum else { return nil }
        index += 1
        return number
    }

    /// Reads on, and goes back if nothing comes of it.
    mutating func attempt<Part>(_ read: (inout MHLWClosureReader) -> Part?) -> Part? {
        var ahead = self
        guard let part = read(&ahead) else { return nil }
        self = ahead
        return part
    }

    func isSeparator() -> Bool {
        switch kind() {
        case .comma, .middot, .dot, .slash, .wideSlash: true
        default: false
        }
    }
}
