/// Whom to telephone at one moment.
public struct OfficeContact: Sendable, Equatable {
    /// As it stands in a sentence.
    public var place: LocalizedName
    /// Digits and hyphens.
    public var telephone: String
    /// When the office opens, if it is closed and the data says when.
    public var opensAgain: LocalTime?
}

extension Office {
    /// Who answers at a moment: while the office is closed the after-hours line, if there is one.
    ///
    /// For what cannot wait. For everything else a reply names the office itself, and `opensAgain`.
    public func contact(at now: LocalTime, holidays: HolidayCalendar) -> OfficeContact {
        guard let hours, case .closed(let opens) = hours.status(at: now, holidays: holidays) else {
            return OfficeContact(place: name, telephone: telephone)
        }
        return OfficeContact(
            place: afterHours?.name ?? name, telephone: afterHours?.telephone ?? telephone, opensAgain: opens)
    }
}
