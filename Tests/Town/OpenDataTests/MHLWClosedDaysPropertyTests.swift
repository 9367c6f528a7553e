import OpenData
import Rules
import TestSupport
import Testing

/// Closed days that are known, written in the notations that people use.
@Suite struct MHLWClosedDaysPropertyTests {
    /// Days in a row, of one year or of all.
    private struct Closure {
        var first: CalendarDate
        var length: Int
        var isYearly: Bool

        init(_ random: inout SplitMix) {
            let year = Int.random(in: 2026...2027, using: &random)
            let dayOfYear =
                [
                    Int.random(in: 0..<360, using: &random), Int.random(in: 218...228, using: &random),
                    Int.random(in: 360...364, using: &random),
                ].randomElement(using: &random) ?? 0
            first = CalendarDate(daysSinceEpoch: (CalendarDate(year, 1, 1)?.daysSinceEpoch ?? 0) + dayOfYear)
            length = Int.random(in: 1...7, using: &random)
            isYearly = Int.random(in: 0..<3, using: &random) > 0
        }

        var last: CalendarDate { first + (length - 1) }

        func contains(_ date: CalendarDate) -> Bool {
            guard isYearly else { return first <= date && date <= last }
            let days = (first...last).map { [$0.month, $0.day] }
            return days.contains([date.month, date.day])
        }
    }

    /// Writes closures as one person would: in one style, with what people add around it.
    private struct Writer {
        enum Style: CaseIterable { case kanji, slash, dotted, kanjiWithoutDay, digits }

        var random: SplitMix
        let style: Style

        init(_ random: SplitMix) {
            self.random = random
            style = Style.allCases.randomElement(using: &self.random) ?? .slash
        }

        mutating func one(of texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }

        mutating func text(_ closure: Closure) -> String {
            let year = closure.isYearly ? "" : year(closure.first)
            let body: String
            switch Int.random(in: 0..<5, using: &random) {
            case 0 where closure.length > 1 && style != .digits:
                body = year + date(closure.first) + one(of: ["から", "より"]) + "\(closure.length)日間"
            case 1 where style != .digits && closure.first.month == closure.last.month: body = year + list(closure)
            case _ where closure.length == 1: body = year + date(closure.first)
            default: body = year + date(closure.first) + dash() + end(closure)
            }
            let label = one(of: closure.isYearly ? ["", "", "毎年", "休診日：", "休診 "] : ["", "休診日：", "休診 "])
            return label + body + one(of: ["", "", "休診", " 休み", "（休診）", "は休診とさせていただきます"])
        }

        private mutating func dash() -> String {
            one(of: ["～", "〜", "-", "−", "–", "—", " ～ ", "~", "ー", "から", "より"])
        }

        private mutating func year(_ date: CalendarDate) -> String {
            switch style {
            case .kanji, .kanjiWithoutDay:
                one(of: ["\(date.year)年", "令和\(date.year - 2018)年", "\(date.year) 年 ", "R\(date.year - 2018)年"])
            case .slash: one(of: ["\(date.year)/", "R\(date.year - 2018)/", "\(date.year % 100)/"])
            case .dotted: one(of: ["\(date.year).", "R\(date.year - 2018)."])
            case .digits: "\(date.year)"
            }
        }

        private mutating func date(_ date: CalendarDate) -> String {
            let weekday = one(of: ["", "", "", "(\(weekday(date)))", "（\(weekday(date))・祝）", "(\(weekday(date))曜)"])
            let (month, day) = (date.month, date.day)
            let plain =
                switch style {
                case .kanji: "\(month)月\(day)日"
                case .kanjiWithoutDay: "\(month)月\(day)"
                case .slash: one(of: ["\(month)/\(day)", twoDigits(month) + "/" + twoDigits(day)])
                case .dotted: "\(month).\(day)"
                case .digits: twoDigits(month) + twoDigits(day)
                }
            return plain + weekday
        }

        private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

        private func weekday(_ date: CalendarDate) -> String {
            String(Array("月火水木金土日")[date.weekday.rawValue - 1])
        }

        /// The last day, its month left out if it is that of the first.
        private mutating func end(_ closure: Closure) -> String {
            let last = closure.last
            if style == .digits { return date(last) }
            if closure.first.year != last.year { return one(of: ["翌年", "翌", ""]) + date(last) }
            let isShort = closure.first.month == last.month && Bool.random(using: &random)
            return (isShort ? "\(last.day)" + (style == .kanji ? "日" : "") : date(last)) + one(of: ["", "", "まで"])
        }

        /// Each day by itself: 8/13、14、15.
        private mutating func list(_ closure: Closure) -> String {
            let separator = one(of: style == .dotted ? ["、", "・"] : ["、", "・", ",", ".", "，", "､", "と"])
            let day = style == .kanji ? "日" : ""
            return date(closure.first)
                + (closure.first...closure.last).dropFirst().map { separator + "\($0.day)" + day }.joined()
        }

        mutating func joined(_ texts: [String]) -> String {
            let separators = ["、", "\n", "<br>", "／", "；", "。", "，", "\\n", "\r\n", "（改行）", "、 ", "<BR/>"]
            let text = texts.dropFirst().reduce(texts[0]) { $0 + one(of: separators) + $1 }
            guard Int.random(in: 0..<4, using: &random) == 0 else { return text }
            // As typed with a Japanese keyboard.
            return text.contains("<") || text.contains("\\") ? text : text.applyingFullWidth
        }
    }

    /// 2026 and 2027.
    private static let years = CalendarDate(daysSinceEpoch: 20_454)...CalendarDate(daysSinceEpoch: 21_183)

    @Test func aDayWrittenAsClosedIsNeverOpen() throws {
        var random = SplitMix(state: 18)
        for _ in 0..<200 {
            var writer = Writer(SplitMix(state: random.next()))
            let closures = (0..<Int.random(in: 1...3, using: &random)).map { _ in Closure(&random) }
            let text = writer.joined(closures.map { writer.text($0) })
            let clinic = try ClosingClinic(closedOn: text)
            #expect(clinic.warnings == [], "\(text)")
            for date in Self.years {
                let isClosed = closures.contains { $0.contains(date) }
                let state = clinic.state(on: date)
                if state != (isClosed ? "closed" : "open") {
                    Issue.record("\(text): \(date) is \(state)")
                    break
                }
            }
        }
    }

    /// What no rule reads, set beside or into what one does.
    @Test func whatIsLeftOutIsWarnedOfAndNotOpen() throws {
        let additions = [
            "頃", "前後", "（変動あり）", "（年により異なる）", "予定ですが未定", "、お盆", "、年末年始", "、院長の都合による", "あたり", "等", "・不定休", "（ただし急患は応相談）",
            "％",
            "、2/30", "、8月下旬", "～", "の前日", "、学会", "（詳細はHP）", "、GW", "、13/40",
        ]
        var random = SplitMix(state: 19)
        for _ in 0..<200 {
            var writer = Writer(SplitMix(state: random.next()))
            let closure = Closure(&random)
            let text = writer.text(closure) + (additions.randomElement(using: &random) ?? "")
            let clinic = try ClosingClinic(closedOn: text)
            #expect(!clinic.warnings.isEmpty, "\(text)")
            for date in Self.years where closure.contains(date) {
                if !["closed", "unknown"].contains(clinic.state(on: date)) {
                    Issue.record("\(text): \(date) is \(clinic.state(on: date))")
                    break
                }
            }
        }
    }

    /// Any characters of such texts in any order: nothing crashes, and what is warned of is not called open without more.
    @Test func randomTextsAreSurvived() throws {
        let parts = [
            "8", "13", "/", "月", "日", "～", "年", "、", "・", ".", "(", ")", "木", "午後", "第", "2", "盆", "から", "3", "日間",
            "令和", "2026", "のみ", "診療", "時",
            "なし", "等", "翌", "毎月", "祝", "の", "前日", " ", "\n", "あ", "99", "00", ":", "30",
        ]
        var random = SplitMix(state: 20)
        for _ in 0..<400 {
            let text = (0..<Int.random(in: 1...14, using: &random)).compactMap { _ in
                parts.randomElement(using: &random)
            }.joined()
            let clinic = try ClosingClinic(closedOn: text)
            let isSilent = clinic.warnings.isEmpty && clinic.hours.closesOnOtherDays
            #expect(!isSilent, "\(text)")
        }
    }
}

extension String {
    fileprivate var applyingFullWidth: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    (0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
                }))
    }
}
