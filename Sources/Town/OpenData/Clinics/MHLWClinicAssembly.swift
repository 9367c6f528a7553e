import Rules
import Texts

/// Puts flags and slots of one clinic together, and lists where they disagree.
struct MHLWClinicAssembly {
    private let place: MHLWFacility
    private let slots: [MHLWSlot]
    /// The days of which a time was left out.
    private let rejected: Set<MHLWSlot.Day>
    private let file: String
    private(set) var issues: [DataIssue] = []

    init(place: MHLWFacility, slots: [MHLWSlot], rejected: Set<MHLWSlot.Day>, file: String) {
        self.place = place
        self.slots = slots
        self.rejected = rejected
        self.file = file
    }

    mutating func clinic() -> MHLWClinic {
        let closures = MHLWClosedDays.read(place.others)
        for doubt in closures.doubts {
            report(doubt.message)
        }
        let unknown = conflicts()
        let departments = Dictionary(grouping: slots, by: \.department).sorted { $0.key < $1.key }.map { name, slots in
            MHLWClinic.Department(
                name: name, hours: hours(slots, \.hours, unknown: unknown, closures),
                reception: reception(slots, unknown: unknown, closures))
        }
        return MHLWClinic(
            id: place.id, name: place.name, hours: hours(slots, \.hours, unknown: unknown, closures),
            reception: reception(slots, unknown: unknown, closures), departments: departments, remark: closures.remark)
    }

    /// The weekdays of which only the clinic can tell. What can be settled is settled: a time of its own on a day
    /// flagged as closed is believed, a copy of a working day's is not.
    private mutating func conflicts() -> Set<Weekday> {
        var unknown = Set(Weekday.allCases.filter { rejected.contains(.weekday($0)) })
        let working = Set(slots.filter { isOpen($0.day) }.map(\.hours))
        for weekday in Weekday.allCases {
            let own = slots.filter { $0.day == .weekday(weekday) }
            let isFlagged = place.openWeekdays.contains(weekday)
            if isFlagged, own.isEmpty, !unknown.contains(weekday) {
                unknown.insert(weekday)
                report(
                    Text(
                        en:
                            "\(weekday.japaneseName): flagged as open, without a time. It is answered with “please telephone”",
                        ja: "\(weekday.japaneseName)：開く日ですが、時間がありません。「電話してください」と答えます"))
            } else if !isFlagged, !own.isEmpty {
                let isCopy = own.allSatisfy { working.contains($0.hours) }
                report(
                    isCopy
                        ? Text(
                            en:
                                "\(weekday.japaneseName): flagged as closed, with the times of a working day. The flag is believed",
                            ja: "\(weekday.japaneseName)：休みの日に、ほかの日と同じ時間があります。休みとします")
                        : Text(
                            en:
                                "\(weekday.japaneseName): flagged as closed, with a time of its own. The time is believed",
                            ja: "\(weekday.japaneseName)：休みの日に、この日だけの時間があります。時間を正しいとします"))
            }
        }
        let holiday = slots.filter { $0.day == .holiday }
        if place.isOpenOnHolidays == true, holiday.isEmpty, !rejected.contains(.holiday) {
            report(
                Text(
                    en: "祝日: flagged as open, without a time. It is answered with “please telephone”",
                    ja: "祝日：開く日ですが、時間がありません。「電話してください」と答えます"))
        }
        return unknown
    }

    private func isOpen(_ day: MHLWSlot.Day) -> Bool {
        if case .weekday(let weekday) = day { place.openWeekdays.contains(weekday) } else { false }
    }

    private func believes(_ weekday: Weekday) -> Bool {
        if place.openWeekdays.contains(weekday) { return true }
        let working = Set(slots.filter { isOpen($0.day) }.map(\.hours))
        return slots.contains { $0.day == .weekday(weekday) && !working.contains($0.hours) }
    }

    private func reception(
        _ slots: [MHLWSlot], unknown: Set<Weekday>, _ closures: MHLWClosedDays
    ) -> OpeningHours? {
        let known = slots.filter { $0.reception != nil }
        guard !known.isEmpty else { return nil }
        // A day without reception times is not one without reception.
        let silent = Weekday.allCases.filter { weekday in
            let own = slots.filter { $0.day == .weekday(weekday) }
            return own.contains { $0.reception == nil }
        }
        return hours(known, \.reception, unknown: unknown.union(silent), closures)
    }

    private func hours(
        _ slots: [MHLWSlot], _ span: KeyPath<MHLWSlot, TimeSpan>, unknown: Set<Weekday>, _ closures: MHLWClosedDays
    ) -> OpeningHours {
        hours(slots.map { ($0.day, $0[keyPath: span]) }, unknown: unknown, closures)
    }

    private func hours(
        _ slots: [MHLWSlot], _ span: KeyPath<MHLWSlot, TimeSpan?>, unknown: Set<Weekday>, _ closures: MHLWClosedDays
    ) -> OpeningHours {
        hours(slots.compactMap { slot in slot[keyPath: span].map { (slot.day, $0) } }, unknown: unknown, closures)
    }

    private func hours(
        _ spans: [(day: MHLWSlot.Day, span: TimeSpan)], unknown: Set<Weekday>, _ closures: MHLWClosedDays
    ) -> OpeningHours {
        let weekdays = Weekday.allCases.filter(believes).map { weekday in
            (weekday, TimeSpan.merged(spans.filter { $0.day == .weekday(weekday) }.map(\.span)))
        }
        let open = Dictionary(grouping: weekdays.filter { !$0.1.isEmpty }, by: \.1)
            .map { OpeningRule(days: [.weekdays(Set($1.map(\.0)))], spans: $0) }
            .sorted { OpeningHoursFormatter.string($0) < OpeningHoursFormatter.string($1) }
        let unsure = unknown.isEmpty ? [] : [OpeningRule(days: [.weekdays(unknown)], state: .unknown)]
        let ordinals = place.closedOrdinals.sorted { $0.key.rawValue < $1.key.rawValue }.map {
            OpeningRule(days: [.nth($0, ordinals: $1)], state: .closed)
        }
        return OpeningHours(
            rules: open + unsure + ordinals + holidays(spans) + closures.rules,
            closesOnOtherDays: closures.closesOnOtherDays)
    }

    private func holidays(_ spans: [(day: MHLWSlot.Day, span: TimeSpan)]) -> [OpeningRule] {
        let own = TimeSpan.merged(spans.filter { $0.day == .holiday }.map(\.span))
        if rejected.contains(.holiday) { return [OpeningRule(days: [.publicHoliday], state: .unknown)] }
        if !own.isEmpty { return [OpeningRule(days: [.publicHoliday], spans: own)] }
        switch place.isOpenOnHolidays {
        case false: return [OpeningRule(days: [.publicHoliday], state: .closed)]
        default: return [OpeningRule(days: [.publicHoliday], state: .unknown)]
        }
    }

    private mutating func report(_ message: Text) {
        issues.append(
            DataIssue(
                .warning, file: file, line: place.line,
                Text(verbatim: "\(place.name.byLanguage["ja"] ?? place.id): ") + message))
    }
}
