/// Where and when a question is asked, and what else the answer depends on.
public struct Situation: Sendable, Equatable {
    public var household: Household
    /// On the town's clocks.
    public var now: LocalTime
    public var certainty: Certainty
    /// Today's, of the resident and of those this home watches over.
    public var checkIns: [Person.ID: CheckIn]
    /// Those to be read out, the newest last.
    public var announcements: [Announcement]
    /// Those that stand in the household's district, heard or not.
    public var alerts: [Alert]
    /// Who looked at the resident's data in the last 30 days, the newest first.
    public var looks: [PastLook]
    /// Whether anything may be told to the family.
    public var isFamilyTold: Bool

    public init(
        household: Household, now: LocalTime, certainty: Certainty = .understood, checkIns: [Person.ID: CheckIn] = [:],
        announcements: [Announcement] = [], alerts: [Alert] = [], looks: [PastLook] = [], isFamilyTold: Bool = true
    ) {
        self.household = household
        self.now = now
        self.certainty = certainty
        self.checkIns = checkIns
        self.announcements = announcements
        self.alerts = alerts
        self.looks = looks
        self.isFamilyTold = isFamilyTold
    }
}

/// How sure it is that the resident wants what a question asks for.
public enum Certainty: String, Sendable, Codable {
    /// Understood. What alerts a person still waits for a yes.
    case understood
    /// The resident said yes to the question that was asked back.
    case confirmed
    /// A cry for help that was not heard clearly: it is kept from the moment the speaker asks back.
    case halfHeard
    /// The resident said no to the question about a cry that was half heard. Nothing else closes it.
    case declined
}
