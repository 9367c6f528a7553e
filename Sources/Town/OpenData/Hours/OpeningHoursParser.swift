public import Rules
import Texts

/// Reads the part of OpenStreetMap's `opening_hours` that clinics and halls in Japan need: weekdays, their ordinals
/// in a month, public holidays and the days beside them, months, dates with and without a year, ISO weeks, spans past
/// midnight, `off`, `unknown` and remarks. Anything else is an error and not a guess. Beyond the standard it knows
/// `移動休館`, a rest day that moves: `Mo-Su 09:00-17:00; Mo 移動休館` is closed on Mondays, and on the day after a Monday
/// that is a holiday. It is stricter than the standard about days without times, `Su,PH`: there they are open round the
/// clock, which is hardly ever meant and must be written as `Su,PH open`.
///
/// Source: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
public enum OpeningHoursParser {
    public static func parse(_ value: String) throws(OpeningHoursError) -> OpeningHours {
        var cursor = OpeningHoursCursor(value: value, tokens: try OpeningHoursLexer.tokens(of: value))
        return OpeningHours(rules: try cursor.rules())
    }
}

/// A recursive-descent parser's place in the tokens of one value.
private struct OpeningHoursCursor {
    typealias Kind = OpeningHoursLexer.Kind

    let value: String
    let tokens: [OpeningHoursLexer.Token]
    private var index = 0

    init(value: String, tokens: [OpeningHoursLexer.Token]) {
        self.value = value
        self.tokens = tokens
    }

    mutating func rules() throws(OpeningHoursError) -> [OpeningRule] {
        var rules = [try rule(isAdditional: false)]
        while kind() != .end {
            let isAdditional = kind() == .sign(",")
            guard isAdditional || kind() == .sign(";") else { throw notUnderstood() }
            index += 1
            if kind() == .end, !isAdditional { break }
            rules.append(try rule(isAdditional: isAdditional))
        }
        return rules
    }

    private mutating func rule(isAdditional: Bool) throws(OpeningHoursError) -> OpeningRule {
        let start = index
        var rule = OpeningRule(isAdditional: isAdditional)
        let isAlways = takeAlways()
        if !isAlways {
            try takeSelectors(of: &rule)
            rule.spans = try spans()
        }
        let state = takeState()
        rule.remark = takeRemark()
        guard index > start else { throw notUnderstood() }
        if state == nil, rule.remark == nil, rule.spans.isEmpty, !isAlways {
            guard isAtEndOfRule else { throw notUnderstood() }
            throw withoutTimes(rule, from: start)
        }
        rule.state = state ?? (rule.spans.isEmpty && !isAlways ? .unknown : .open)
        return rule
    }

    private mutating func takeSelectors(of rule: inout OpeningRule) throws(OpeningHoursError) {
        let start = index
        rule.dates = try list(while: { $0.beginsDate() }) { cursor throws(OpeningHoursError) in
            try cursor.dateRange()
        }
        if take(word: "week") {
            rule.weeks = try list(while: { $0.beginsWeek() }) { cursor throws(OpeningHoursError) in
                try cursor.weekRange()
            }
            guard !rule.weeks.isEmpty else { throw notUnderstood() }
        }
        if index > start { _ = take(":") }
        rule.days = try list(while: { $0.beginsDay() }) { cursor throws(OpeningHoursError) in
            try cursor.day()
        }
    }

    // MARK: - Days without times

    private var isAtEndOfRule: Bool { [.end, .sign(";"), .sign(",")].contains(kind()) }

    private func withoutTimes(_ rule: OpeningRule, from start: Int) -> OpeningHoursError {
        let selectors = text(start..<index)
        return OpeningHoursError(
            value: value, column: tokens[start].column,
            message: Text(
                en: "“\(selectors)” has neither times nor “off”: add one of them, or “open” if it is open all day",
                ja: "「\(selectors)」に時間も off もありません。どちらかを足してください。一日中なら open です"),
            repair: repair(of: rule, from: start))
    }

    /// What follows a comma was probably meant for these days too; otherwise days of rest that nobody opened are closed.
    private func repair(of rule: OpeningRule, from start: Int) -> String? {
        let (before, own) = (text(0..<start), text(start..<index))
        let after = text(min(index + 1, tokens.count - 1)..<tokens.count - 1)
        if kind() == .sign(","), let rest = restAfterComma() {
            return "\(before) \(own) \(rest); \(after)".trimmingPrefix(" ").description
        }
        guard isRest(rule) else { return nil }
        let isFirst = start == 0
        guard !isFirst else { return after.isEmpty ? nil : "\(after); \(own) off" }
        return "\(before) \(own) off" + (after.isEmpty ? "" : "; \(after)")
    }

    /// Times or state of the first rule after this comma that has any.
    private func restAfterComma() -> String? {
        var cursor = self
        while cursor.take(",") {
            var rule = OpeningRule()
            guard (try? cursor.takeSelectors(of: &rule)) != nil else { return nil }
            if cursor.kind() == .sign(",") { continue }
            let start = cursor.index
            guard (try? cursor.spans()) != nil, cursor.takeState() != nil || cursor.index > start else { return nil }
            return text(start..<cursor.index)
        }
        return nil
    }

    /// Whether these are days on which most places rest: single days, and no working week.
    private func isRest(_ rule: OpeningRule) -> Bool {
        let weekdays = rule.days.reduce(into: Set<Weekday>()) { weekdays, day in
            if case .weekdays(let own) = day { weekdays.formUnion(own) }
        }
        let isShort = rule.dates.allSatisfy { $0.from.day != 1 || $0.to.day != 31 }
        return rule.weeks.isEmpty && isShort && weekdays.count <= 2
    }

    /// The value as written, from one token up to another.
    private func text(_ range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last else { return "" }
        let end = tokens[last].column - 1 + tokens[last].text.count
        return String(Array(value)[(tokens[first].column - 1)..<end])
    }

    // MARK: - Parts of a rule

    private mutating func takeAlways() -> Bool {
        guard kind() == .number(24, digits: 2), kind(1) == .sign("/"), kind(2) == .number(7, digits: 1) else {
            return false
        }
        index += 3
        return true
    }

    private mutating func takeState() -> OpeningRule.State? {
        let states: [String: OpeningRule.State] = [
            "open": .open, "off": .closed, "closed": .closed, "unknown": .unknown, "移動休館": .closedOrDayAfter,
        ]
        guard case .word(let word) = kind(), let state = states[word] else { return nil }
        index += 1
        return state
    }

    private mutating func takeRemark() -> String? {
        guard kind() == .remark else { return nil }
        index += 1
        return String(tokens[index - 1].text.dropFirst().dropLast())
    }

    private mutating func dateRange() throws(OpeningHoursError) -> DateSelector {
        let (year, month) = try yearAndMonth()
        let day = try dayOfMonth(year: year, month: month)
        let from = DateSelector.Day(year: year, month: month, day: day ?? 1)
        guard take("-") else {
            return DateSelector(from: from, to: DateSelector.Day(year: year, month: month, day: day ?? 31))
        }
        if let day, !beginsDate() {
            guard let last = try dayOfMonth(year: year, month: month), last >= day else { throw notUnderstood() }
            return DateSelector(from: from, to: DateSelector.Day(year: year, month: month, day: last))
        }
        guard beginsDate() else { throw notUnderstood() }
        let (lastYear, lastMonth) = try yearAndMonth()
        let lastDay = try dayOfMonth(year: lastYear ?? year, month: lastMonth)
        guard (day == nil) == (lastDay == nil) else {
            throw error(Text(en: "give both ends of the range a day, or neither", ja: "範囲の両方に日を書くか、どちらにも書かないでください"))
        }
        guard year != nil || lastYear == nil else {
            throw error(Text(en: "give the beginning of the range a year too", ja: "範囲の初めにも年を書いてください"))
        }
        return DateSelector(
            from: from, to: DateSelector.Day(year: lastYear, month: lastMonth, day: lastDay ?? 31))
    }

    private mutating func yearAndMonth() throws(OpeningHoursError) -> (year: Int?, month: Int) {
        var year: Int?
        if case .number(let number, digits: 4) = kind() {
            year = number
            index += 1
        }
        guard case .word(let word) = kind(), let month = OpeningHoursNames.months.firstIndex(of: word) else {
            throw notUnderstood()
        }
        index += 1
        return (year, month + 1)
    }

    /// The day after a month's name, where one follows and not a time.
    private mutating func dayOfMonth(year: Int?, month: Int) throws(OpeningHoursError) -> Int? {
        guard case .number(let day, let digits) = kind(), digits <= 2, !beginsTime() else { return nil }
        // Without a year, February may have 29 days.
        guard (1...CalendarDate.days(inMonth: month, of: year ?? 2000)).contains(day) else {
            throw error(
                Text(
                    en: "“\(tokens[index].text)” is no day of \(OpeningHoursNames.months[month - 1])",
                    ja: "「\(tokens[index].text)」は \(OpeningHoursNames.months[month - 1]) にない日です"))
        }
        index += 1
        return day
    }

    private mutating func weekRange() throws(OpeningHoursError) -> WeekSelector {
        let first = try number(in: 1...53, Text(en: "a week, 1 to 53", ja: "週の番号（1 から 53）"))
        let last = take("-") ? try number(in: 1...53, Text(en: "a week, 1 to 53", ja: "週の番号（1 から 53）")) : first
        guard first <= last else {
            throw error(
                Text(
                    en: "the weeks \(first)-\(last) run backwards: write two ranges",
                    ja: "週 \(first)-\(last) は逆です。二つに分けてください"))
        }
        return WeekSelector(
            weeks: first...last, step: take("/") ? try number(in: 1...53, Text(en: "a number of weeks", ja: "週の数")) : 1)
    }

    private mutating func day() throws(OpeningHoursError) -> DaySelector {
        if take(word: "PH") { return try besideHoliday() ?? .publicHoliday }
        let first = try weekday()
        if take("[") { return .nth(first, ordinals: try ordinals()) }
        guard take("-") else { return .weekdays([first]) }
        let last = try weekday()
        return .weekdays(Set((0...first.days(until: last)).map(first.advanced)))
    }

    /// The ` +1 day` of `PH +1 day`.
    private mutating func besideHoliday() throws(OpeningHoursError) -> DaySelector? {
        let isAfter = take("+")
        guard isAfter || take("-") else { return nil }
        let days = try number(in: 1...7, Text(en: "a number of days, 1 to 7", ja: "日数（1 から 7）"))
        guard take(word: "day") || take(word: "days") else { throw notUnderstood() }
        return .besideHoliday(days: isAfter ? days : -days)
    }

    private mutating func weekday() throws(OpeningHoursError) -> Weekday {
        guard case .word(let word) = kind(), let weekday = Weekday(openingHours: word) else { throw notUnderstood() }
        index += 1
        return weekday
    }

    private mutating func ordinals() throws(OpeningHoursError) -> Set<Int> {
        var ordinals: Set<Int> = []
        repeat {
            let sign = take("-") ? -1 : 1
            let first = try number(in: 1...5, Text(en: "a week of the month, 1 to 5", ja: "月の何週目か（1 から 5）"))
            let last =
                sign == 1 && take("-")
                ? try number(in: 1...5, Text(en: "a week of the month, 1 to 5", ja: "月の何週目か（1 から 5）")) : first
            guard first <= last else {
                throw error(Text(en: "the weeks \(first)-\(last) run backwards", ja: "週 \(first)-\(last) は逆です"))
            }
            ordinals.formUnion((first...last).map { sign * $0 })
        } while take(",")
        guard take("]") else { throw notUnderstood() }
        return ordinals
    }

    private mutating func spans() throws(OpeningHoursError) -> [TimeSpan] {
        try list(while: { $0.beginsTime() }) { cursor throws(OpeningHoursError) in
            try cursor.span()
        }
    }

    private mutating func span() throws(OpeningHoursError) -> TimeSpan {
        let from = try time()
        guard take("-") else {
            throw error(
                Text(
                    en: "an end must follow the time \(from): write \(from)-17:00",
                    ja: "\(from) の後に終わりの時刻が要ります。\(from)-17:00 のように書いてください"))
        }
        let to = try time()
        guard from != to else {
            throw error(
                Text(
                    en: "\(from)-\(to) begins and ends at the same time: write 00:00-24:00 for the whole day",
                    ja: "\(from)-\(to) は始まりと終わりが同じです。一日中なら 00:00-24:00 です"))
        }
        return TimeSpan(from: from, to: to < from ? to + TimeOfDay.endOfDay.minutes : to)
    }

    private mutating func time() throws(OpeningHoursError) -> TimeOfDay {
        let column = index
        guard beginsTime(), case .number(let hour, _) = kind(), case .number(let minute, digits: 2) = kind(2),
            let time = TimeOfDay(hour, minute)
        else {
            index = column
            throw error(
                Text(
                    en: "“\(tokens[column].text)” begins no time such as 09:00",
                    ja: "「\(tokens[column].text)」は時刻の始まりではありません。09:00 のように書いてください"))
        }
        index += 3
        return time
    }

    private mutating func number(in range: ClosedRange<Int>, _ what: Text) throws(OpeningHoursError) -> Int {
        guard case .number(let number, _) = kind(), range.contains(number) else {
            throw error(
                Text(
                    en: "“\(tokens[index].text)” is not \(what.en)", ja: "「\(tokens[index].text)」は\(what.ja)ではありません"))
        }
        index += 1
        return number
    }

    // MARK: - What comes next

    private func kind(_ ahead: Int = 0) -> Kind {
        index + ahead < tokens.count ? tokens[index + ahead].kind : .end
    }

    private func isMonth(_ ahead: Int = 0) -> Bool {
        if case .word(let word) = kind(ahead) { OpeningHoursNames.months.contains(word) } else { false }
    }

    private func beginsDate() -> Bool {
        if case .number(_, digits: 4) = kind() { isMonth(1) } else { isMonth() }
    }

    private func beginsWeek() -> Bool {
        if case .number = kind() { !beginsTime() } else { false }
    }

    private func beginsDay() -> Bool {
        guard case .word(let word) = kind() else { return false }
        return word == "PH" || Weekday(openingHours: word) != nil
    }

    private func beginsTime() -> Bool {
        guard case .number = kind(), kind(1) == .sign(":"), case .number = kind(2) else { return false }
        return true
    }

    // MARK: - Moving on

    /// Parts with commas between them. A comma that another kind of part follows ends the list and stays.
    private mutating func list<Part>(
        while begins: (OpeningHoursCursor) -> Bool,
        _ part: (inout OpeningHoursCursor) throws(OpeningHoursError) -> Part
    ) throws(OpeningHoursError) -> [Part] {
        var parts: [Part] = []
        while begins(self) {
            parts.append(try part(&self))
            let afterPart = index
            guard take(","), begins(self) else {
                index = afterPart
                break
            }
        }
        return parts
    }

    private mutating func take(_ sign: Character) -> Bool {
        take(.sign(sign))
    }

    private mutating func take(word: String) -> Bool {
        take(.word(word))
    }

    private mutating func take(_ kind: Kind) -> Bool {
        guard self.kind() == kind else { return false }
        index += 1
        return true
    }

    private func notUnderstood() -> OpeningHoursError {
        error(
            kind() == .end
                ? Text(
                    en: "it ends too early: write it like Mo-Fr 09:00-12:00",
                    ja: "途中で終わっています。Mo-Fr 09:00-12:00 のように書いてください")
                : Text(
                    en: "“\(tokens[index].text)” is not understood here: write it like Mo-Fr 09:00-12:00",
                    ja: "「\(tokens[index].text)」は、ここではわかりません。Mo-Fr 09:00-12:00 のように書いてください"))
    }

    private func error(_ message: Text) -> OpeningHoursError {
        OpeningHoursError(value: value, column: tokens[min(index, tokens.count - 1)].column, message: message)
    }
}
