/// That somebody looked at a resident's data.
public struct PastLook: Sendable, Hashable {
    /// What the person was there; names of staff are not said aloud.
    public enum Role: String, Sendable, CaseIterable {
        case staff, `operator`, volunteer, auditor, family
    }

    public var role: Role
    public var day: CalendarDate

    public init(role: Role, day: CalendarDate) {
        self.role = role
        self.day = day
    }
}

extension Answerer {
    /// How many days are said of each role: more cannot be kept in mind.
    private static let maximumDays = 3

    func whoLooked(in situation: Situation) -> Reply {
        let byRole = Dictionary(grouping: situation.looks, by: \.role).mapValues { Set($0.map(\.day)).sorted(by: >) }
        guard !byRole.isEmpty else { return Reply(.answered, [Message(.nobodyLooked)]) }
        let today = situation.now.date
        let messages = PastLook.Role.allCases.compactMap { role in
            byRole[role].map { days in
                let said = days.prefix(Self.maximumDays).map { MessageValue.day($0, today: today) }
                return Message(role.message, ["days": .list(said)])
            }
        }
        let isShortened = byRole.values.contains { $0.count > Self.maximumDays }
        return Reply(.answered, messages + (isShortened ? [Message(.lookedOften), askOffice] : []))
    }

    /// Takes effect at once after a yes. Staff telephone to learn what is still wanted: the speaker cannot tell.
    func withdrawConsent(in situation: Situation) -> Reply {
        guard situation.isFamilyTold else { return Reply(.answered, [Message(.familyNotTold)]) }
        guard situation.certainty == .confirmed else {
            return Reply(.confirmationNeeded, [Message(.confirmWithdrawal)])
        }
        let due = town.office.end(ofOfficeDay: Office.daysToCallBack, after: situation.now, holidays: town.holidays)
        let call = Message(
            .staffWillCall,
            ["place": .name(town.office.name), "day": .day(due.date, today: situation.now.date)])
        return Reply(
            .answered, [Message(.consentWithdrawn), call], effects: [.withdrawFamilyConsents(callBackBy: due)])
    }
}

extension PastLook.Role {
    fileprivate var message: ReplyKey {
        switch self {
        case .staff: .lookedStaff
        case .operator: .lookedOperator
        case .volunteer: .lookedVolunteer
        case .auditor: .lookedAuditor
        case .family: .lookedFamily
        }
    }
}

extension Office {
    /// Within how many office days staff telephone a resident who has withdrawn a consent.
    public static let daysToCallBack = 2

    /// How far ahead office days are looked for, in days: longer than any row of holidays.
    private static let horizon = 30

    /// When the office closes on the day that is so many office days after a moment.
    ///
    /// Days of which the hours are not known count from Monday to Friday until 17:00, without holidays.
    public func end(ofOfficeDay count: Int, after now: LocalTime, holidays: HolidayCalendar) -> LocalTime {
        var left = count
        for date in now.date + 1...now.date + Self.horizon + count {
            guard let end = end(on: date, holidays) else { continue }
            left -= 1
            if left == 0 { return LocalTime(date, end) }
        }
        return LocalTime(now.date + count, Self.usualEnd)
    }

    private static let usualEnd = TimeOfDay(minutes: 17 * 60)

    private func end(on date: CalendarDate, _ holidays: HolidayCalendar) -> TimeOfDay? {
        if let day = hours?.hours(on: date, holidays: holidays), day.isKnown { return day.spans.last?.to }
        let isWeekend = [.saturday, .sunday].contains(date.weekday)
        return isWeekend || holidays.isHoliday(date) ? nil : Self.usualEnd
    }
}
