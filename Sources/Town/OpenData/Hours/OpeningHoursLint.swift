public import Rules
public import Texts

/// Finds what people mistype in `opening_hours`: values that can be read and do not say what was meant, and values that
/// cannot be read where it is clear what they were to be.
public struct OpeningHoursLint: Sendable {
    public struct Finding: Sendable, Equatable {
        public var message: Text
        /// The value as it was probably meant; nil where only its author knows.
        public var repair: String?

        public var text: Text {
            guard let repair else { return message }
            return message + Text(en: ": write “\(repair)”", ja: "。「\(repair)」と書いてください")
        }
    }

    private let holidays: HolidayCalendar
    private let days: Range<CalendarDate>

    /// A value that is not open in as many days is taken for a mistake. More than a year, so that every date counts.
    private static let horizon = 400
    /// A value with more mistakes than these is for its author to write anew.
    private static let maximumRepairs = 8

    /// - Parameter from: The first of the 400 days that a value is tried on.
    public init(holidays: HolidayCalendar, from: CalendarDate) {
        self.holidays = holidays
        days = from..<from + Self.horizon
    }

    public func findings(_ value: String) -> [Finding] {
        do throws(OpeningHoursError) {
            return findings(try OpeningHoursParser.parse(value))
        } catch {
            return [Self.finding(error)]
        }
    }

    /// What cannot be read, with what it was probably meant to be.
    static func finding(_ error: OpeningHoursError) -> Finding {
        let repair = repaired(error.repair ?? OpeningHoursSpelling.corrected(error.value))
        return Finding(message: error.text, repair: repair == error.value ? nil : repair)
    }

    /// A value that can be read, reached by mending one part after another; nil if a part cannot be mended.
    private static func repaired(_ value: String) -> String? {
        var value = value
        for _ in 0..<maximumRepairs {
            do throws(OpeningHoursError) {
                _ = try OpeningHoursParser.parse(value)
                return value
            } catch {
                guard let repair = error.repair else { return nil }
                value = repair
            }
        }
        return nil
    }

    private func findings(_ hours: OpeningHours) -> [Finding] {
        let dead = deadRules(hours) + remarksAsRules(hours) + restDaysNeverOpen(hours)
        guard dead.isEmpty, hours.rules.contains(where: { $0.state == .open || $0.state == .unknown }) else {
            return dead
        }
        let isEverOpen = days.contains { date in
            let day = hours.hours(on: date, holidays: holidays)
            return !day.isKnown || !day.spans.isEmpty
        }
        return isEverOpen
            ? []
            : [
                Finding(
                    message: Text(
                        en: "it is never open in the \(Self.horizon) days from \(days.lowerBound) on",
                        ja: "\(days.lowerBound) から \(Self.horizon) 日、一度も開きません"))
            ]
    }

    // MARK: - Rules that later ones undo

    private func deadRules(_ hours: OpeningHours) -> [Finding] {
        hours.rules.indices.compactMap { index in
            let rule = hours.rules[index]
            switch rule.state {
            case .open where isLost(index, in: hours): return lostHours(index, in: hours)
            case .closed where rule.spans.isEmpty && isOpenedAgain(index, in: hours),
                .closedOrDayAfter where isOpenedAgain(index, in: hours):
                var rules = hours.rules
                rules.append(rules.remove(at: index))
                return Finding(
                    message: Text(
                        en: "“\(OpeningHoursFormatter.string(rule))” closes nothing, because later rules open those "
                            + "days again", ja: "「\(OpeningHoursFormatter.string(rule))」の休みは、後ろの決まりでまた開くので、休みになりません"),
                    repair: OpeningHoursFormatter.string(OpeningHours(rules: rules)))
            default: return nil
            }
        }
    }

    /// Whether an opening rule is undone on every one of its days by rules after it that open, too.
    private func isLost(_ index: Int, in hours: OpeningHours) -> Bool {
        let own = matchedDays(hours.rules[index])
        guard !own.isEmpty else { return false }
        let later = hours.rules[(index + 1)...].filter { !$0.isAdditional && $0.state == .open }
        return own.allSatisfy { date in later.contains { $0.matches(date, holidays: holidays) } }
    }

    private func lostHours(_ index: Int, in hours: OpeningHours) -> Finding {
        let rule = hours.rules[index]
        var rules = hours.rules
        let twin = rules.indices.last { $0 > index && rules[$0].state == .open && rules[$0].hasDays(of: rule) }
        if let twin, !rule.spans.isEmpty, !rules[twin].spans.isEmpty {
            rules[twin].spans = rule.spans + rules[twin].spans
            rules.remove(at: index)
            // The twin may have been the second rule, and be the first now.
            rules[0].isAdditional = false
        } else {
            rules.append(rules.remove(at: index))
        }
        return Finding(
            message: Text(
                en: "“\(OpeningHoursFormatter.string(rule))” never applies, because later rules replace it",
                ja: "「\(OpeningHoursFormatter.string(rule))」は、後ろの決まりに消されて、使われません"),
            repair: OpeningHoursFormatter.string(OpeningHours(rules: rules)))
    }

    /// Whether most days that a rule closes are open in the end, other than by a rule made for just those days.
    private func isOpenedAgain(_ index: Int, in hours: OpeningHours) -> Bool {
        let rule = hours.rules[index]
        let own = matchedDays(rule)
        let later = hours.rules[(index + 1)...].filter { $0.state == .open && !$0.hasDays(of: rule) }
        let opened = own.count { date in later.contains { $0.matches(date, holidays: holidays) } }
        return opened * 2 > own.count
    }

    private func matchedDays(_ rule: OpeningRule) -> [CalendarDate] {
        days.filter { rule.matches($0, holidays: holidays) }
    }

    // MARK: - Rules that say something else

    private func remarksAsRules(_ hours: OpeningHours) -> [Finding] {
        guard hours.rules.count > 1 else { return [] }
        return hours.rules.indices.filter { index in
            let rule = hours.rules[index]
            return rule.state == .unknown && rule.selectsEveryDay && rule.spans.isEmpty && !rule.isAdditional
        }.map { index in
            var rules = hours.rules
            let remark = OpeningHoursFormatter.string(rules.remove(at: index))
            rules[0].isAdditional = false
            return Finding(
                message:
                    Text(
                        en:
                            "\(remark) stands as a rule of its own and makes the hours of every day unknown; give the dates "
                            + "it means, as in “Aug 13-16 off”, or leave it out",
                        ja: "\(remark) だけの決まりがあるので、どの日の時間もわかりません。日付を入れて “Aug 13-16 off” のように書くか、消してください"),
                repair: OpeningHoursFormatter.string(OpeningHours(rules: rules)))
        }
    }

    /// A rest day moves because its place is open on holidays, and here no rule opens it then.
    private func restDaysNeverOpen(_ hours: OpeningHours) -> [Finding] {
        hours.rules.filter { $0.state == .closedOrDayAfter }.compactMap { rule in
            let holidays = days.filter { self.holidays.isHoliday($0) && rule.matches($0 + 1, holidays: self.holidays) }
            let isEverOpen = holidays.contains { !hours.hours(on: $0, holidays: self.holidays).spans.isEmpty }
            guard !holidays.isEmpty, !isEverOpen else { return nil }
            return Finding(
                message:
                    Text(
                        en:
                            "“\(OpeningHoursFormatter.string(rule))” moves the rest day after a holiday, but no rule opens "
                            + "that holiday; begin with hours for every day, as in “Mo-Su 09:00-17:00; Mo 移動休館”",
                        ja:
                            "「\(OpeningHoursFormatter.string(rule))」は休みを次の日に移しますが、祝日に開く決まりがありません。初めに毎日の時間を書いてください。例：“Mo-Su 09:00-17:00; Mo 移動休館”"
                    ))
        }
    }
}

extension OpeningRule {
    /// Whether both speak of the same days.
    fileprivate func hasDays(of other: OpeningRule) -> Bool {
        dates == other.dates && weeks == other.weeks && days == other.days
    }
}
