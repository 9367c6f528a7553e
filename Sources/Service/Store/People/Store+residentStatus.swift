import DeviceLink
public import Foundation
import GRDB
public import Rules
public import Texts

/// What followed from a resident's new status, in the same transaction.
public struct StatusChange: Sendable, Equatable {
    public var resident: String
    public var household: String
    public var old: ResidentStatus
    public var new: ResidentStatus
    /// The home's open requests that were closed, because nobody lives there any more.
    public var closedRequests = 0
    /// Open requests of the home that stay, because somebody else who lives there may have made them.
    public var keptRequests = 0
    /// Where the resident was a contact of somebody else.
    public var endedContacts = 0
    public var withdrawnConsents = 0
}

extension Store {
    /// Says what became of a resident. If they moved or died, the same transaction closes the open requests of a home
    /// where nobody is left, ends what the resident could see of others, asks staff whom to tell instead, and withdraws
    /// the consents.
    /// - Parameters:
    ///   - person: Who says so.
    ///   - language: Of the outcome of the requests.
    /// - Returns: Nil if there is no such resident.
    public func setStatus(
        of resident: String, to status: ResidentStatus, by person: String, at time: Date, language: Language = .ja
    ) async throws -> StatusChange? {
        let decision = StatusDecision(person: person, time: time, language: language, timeZone: town.timeZone)
        return try await perform(
            Text(en: "keeping what became of a resident", ja: "住民の状態を残す"), on: Text(verbatim: resident)
        ) { database in
            try decision.set(status, of: resident, database)
        }
    }
}

/// Who says what became of residents, and when.
struct StatusDecision {
    var person: String
    var time: Date
    var language: Language
    var timeZone: String

    func set(_ status: ResidentStatus, of resident: String, _ database: TownDatabase) throws -> StatusChange? {
        let row = try database.row(
            "SELECT household, status FROM resident WHERE town = :town AND id = :resident AND name <> ''",
            ["resident": resident])
        guard let row else { return nil }
        var change = StatusChange(
            resident: resident, household: row["household"], old: ResidentStatus(rawValue: row["status"]) ?? .active,
            new: status)
        guard change.old != status else { return change }
        try database.execute(
            "UPDATE resident SET status = :status, status_since = :at WHERE town = :town AND id = :resident",
            ["status": status.rawValue, "at": time.milliseconds, "resident": resident])
        if !status.isPresent { try leave(&change, database) }
        return change
    }

    private func leave(_ change: inout StatusChange, _ database: TownDatabase) throws {
        let others: Int? = try database.value(
            """
            SELECT COUNT(*) FROM resident
            WHERE town = :town AND household = :household AND status IN ('active', 'inHospital')
            """, ["household": change.household])
        if others == 0 {
            try database.execute(
                """
                UPDATE request SET outcome = :outcome, closed_at = :at, closed_by = :person
                WHERE town = :town AND household = :household AND outcome IS NULL AND confirmation <> 'refused'
                """,
                [
                    "outcome": change.new.outcome.in(language), "at": time.milliseconds, "person": person,
                    "household": change.household,
                ])
            change.closedRequests = database.changes
        } else {
            // The speaker does not know who of a home called: a cry of the widow must not end with her husband.
            change.keptRequests =
                try database.value(
                    """
                    SELECT COUNT(*) FROM request
                    WHERE town = :town AND household = :household AND outcome IS NULL AND confirmation <> 'refused'
                    """, ["household": change.household]) ?? 0
        }
        try Store.askWhomToTell(insteadOf: change.resident, at: time, database)
        let contacts: [String] = try database.values(
            "SELECT id FROM contact WHERE town = :town AND as_resident = :resident AND ended_at IS NULL",
            ["resident": change.resident])
        for contact in contacts { change.withdrawnConsents += try end(contact, database) }
        change.endedContacts = contacts.count
        try database.execute(
            """
            UPDATE consent SET withdrawn_at = :at, withdrawn_by = :person
            WHERE town = :town AND resident = :resident AND withdrawn_at IS NULL
            """, ["at": time.milliseconds, "person": person, "resident": change.resident])
        change.withdrawnConsents += database.changes
        let today = LocalTime(time, in: TimeZone(identifier: timeZone) ?? .gmt).date
        try database.execute(
            "DELETE FROM check_in_pause WHERE town = :town AND resident = :resident AND day >= :day",
            ["resident": change.resident, "day": today.description])
    }

    /// Ends a contact, with what was agreed for them alone.
    /// - Returns: How many consents are withdrawn by it.
    func end(_ contact: String, _ database: TownDatabase) throws -> Int {
        try database.execute(
            "UPDATE contact SET ended_at = :at WHERE town = :town AND id = :contact AND ended_at IS NULL",
            ["at": time.milliseconds, "contact": contact])
        try database.execute(
            """
            UPDATE consent SET withdrawn_at = :at, withdrawn_by = :person
            WHERE town = :town AND recipient = :contact AND withdrawn_at IS NULL
            """, ["at": time.milliseconds, "person": person, "contact": contact])
        return database.changes
    }
}

extension ResidentStatus {
    /// What a request is closed with.
    fileprivate var outcome: Text {
        switch self {
        case .died: Text(en: "closed: the resident has died", ja: "本人が亡くなったため、終わりにしました")
        default: Text(en: "closed: the resident has moved away", ja: "本人が町を出たため、終わりにしました")
        }
    }
}
