import DeviceLink
public import Foundation
import GRDB
public import Rules
import Texts

extension Store {
    /// The requests of every home, the oldest first.
    /// - Parameters:
    ///   - closed: Whether those that were closed are among them.
    ///   - look: With it telephone numbers are shown, and it is kept for each resident of these homes.
    ///   - showsNames: With a look whether the names are shown, too.
    public func contactRequests(
        closed: Bool = true, look: Look? = nil, showsNames: Bool = false
    ) async throws -> [ContactRequest] {
        try await looking(
            look, Text(en: "reading the requests", ja: "頼まれたことを読む"), of: Text(en: "every household", ja: "すべての家")
        ) { database in
            let open = """
                SELECT * FROM request WHERE town = :town AND outcome IS NULL AND confirmation <> 'refused'
                ORDER BY at, id
                """
            let all = "SELECT * FROM request WHERE town = :town ORDER BY at, id"
            let requests = try database.rows(closed ? all : open).map(ContactRequest.init)
            guard look != nil else { return (requests, shown: .nobody) }
            let homes = try Self.callers(database)
            let shown = Set(requests.map(\.household)).flatMap { homes[$0]?.residents ?? [] }
            return (requests.map { $0.shown(homes[$0.household], names: showsNames) }, shown: .residents(shown))
        }
    }

    /// Whom to telephone in each home.
    private static func callers(_ database: TownDatabase) throws -> [Household.ID: Callers] {
        var homes: [Household.ID: Callers] = [:]
        let rows = try database.rows(
            """
            SELECT resident.id, resident.household, name, status, telephone FROM resident
            JOIN household ON household.town = resident.town AND household.id = resident.household
            WHERE resident.town = :town ORDER BY resident.household, position, resident.id
            """)
        for row in rows {
            var home = homes[row["household"]] ?? Callers(telephone: row["telephone"])
            home.residents.append(row["id"])
            // The speaker does not know who of a home called: whoever lives there may have.
            let isPresent = ResidentStatus(rawValue: row["status"])?.isPresent ?? true
            if isPresent, row["name"] != "" { home.names.append(row["name"]) }
            homes[row["household"]] = home
        }
        return homes
    }

    /// The days on or after `day` on which a resident does not want to be asked whether all is well.
    /// - Parameter look: With it the residents' names are shown.
    public func checkInPauses(from day: CalendarDate, look: Look? = nil) async throws -> [CheckInPause] {
        try await looking(
            look, Text(en: "reading the paused check-ins", ja: "休みの日を読む"), of: Text(en: "every household", ja: "すべての家")
        ) { database in
            let pauses = try database.rows(
                """
                SELECT check_in_pause.*, name FROM check_in_pause
                LEFT JOIN resident ON resident.town = check_in_pause.town AND resident.id = check_in_pause.resident
                WHERE check_in_pause.town = :town AND day >= :day ORDER BY day, resident
                """, ["day": day.description]
            ).compactMap { row in
                CalendarDate(row["day"] as String).map {
                    CheckInPause(person: row["resident"], day: $0, name: look == nil ? nil : row["name"])
                }
            }
            return (pauses, shown: .residents(pauses.filter { $0.name != nil }.map(\.person)))
        }
    }

    /// Closes a request with what came of it.
    /// - Parameters:
    ///   - outcome: In the words of the person who closed it, not empty.
    ///   - person: Who closes it.
    /// - Returns: The request as it is now; one that was closed before is left as it was. Nil if there is none.
    public func close(
        _ request: ContactRequest.ID, outcome: String, by person: String, at time: Date = Date()
    ) async throws -> ContactRequest? {
        try await perform(
            Text(en: "closing a request", ja: "頼まれたことを終わりにする"), on: Text(verbatim: request.uuidString)
        ) { database in
            try database.execute(
                """
                UPDATE request SET outcome = :outcome, closed_at = :at, closed_by = :person
                WHERE town = :town AND id = :id AND outcome IS NULL AND confirmation <> 'refused'
                """,
                ["outcome": outcome, "at": time.milliseconds, "person": person, "id": request.uuidString])
            return try database.row(
                "SELECT * FROM request WHERE town = :town AND id = :id", ["id": request.uuidString]
            ).map(ContactRequest.init)
        }
    }

    static func requestContact(
        _ target: ContactRequest.Target, reason: ContactRequest.Reason,
        confirmation: ContactRequest.Confirmation = .given, _ ask: Ask, _ database: TownDatabase
    ) throws {
        try database.execute(
            """
            INSERT INTO request (town, id, household, target, reason, at, confirmation)
            VALUES (:town, :id, :household, :target, :reason, :at, :confirmation)
            """,
            [
                "id": ask.id.uuidString, "household": ask.household, "target": target.rawValue,
                "reason": reason.rawValue, "at": ask.askedAt.milliseconds, "confirmation": confirmation.rawValue,
            ])
    }

    /// The resident said yes, or cried again: the cry that was half heard is a call for help now.
    /// - Returns: False if there is no such cry, or a person has closed it.
    static func confirmCry(_ kind: EmergencyKind, _ ask: Ask, _ database: TownDatabase) throws -> Bool {
        guard let cry = ask.about else { return false }
        try database.execute(
            """
            UPDATE request SET confirmation = 'given', reason = :reason
            WHERE town = :town AND id = :cry AND household = :household AND confirmation = 'awaited' AND outcome IS NULL
            """,
            [
                "reason": ContactRequest.Reason(kind).rawValue, "cry": cry.uuidString, "household": ask.household,
            ])
        return database.changes > 0
    }

    static func closeCry(_ ask: Ask, _ database: TownDatabase) throws {
        try database.execute(
            """
            UPDATE request SET confirmation = 'refused'
            WHERE town = :town AND id = :cry AND household = :household AND confirmation = 'awaited'
            """, ["cry": ask.about?.uuidString, "household": ask.household])
    }
}

/// A resident asked for somebody, or needs help, or may need it.
public struct ContactRequest: Sendable, Equatable, Identifiable {
    public enum Target: String, Sendable, Codable {
        case family, townOffice, volunteer, everyone
    }

    public enum Reason: String, Sendable, Codable {
        case asked
        case unwell, fall, pain, general
    }

    /// Whether the resident has said that it is meant.
    public enum Confirmation: String, Sendable, Codable {
        case given
        /// A cry for help was half heard, and the speaker asks back.
        case awaited
        case refused
    }

    /// The `Ask` that it came with.
    public var id: UUID
    public var household: Household.ID
    public var target: Target
    public var reason: Reason
    public var at: Date
    public var confirmation: Confirmation
    /// What came of it; nil while nobody has closed it.
    public var outcome: String?
    /// Of the home. Only with a look, and if it is known.
    public var telephone: String?
    /// Of those who live in the home. Only if a purpose was given.
    public var names: [String]?

    /// Whether a person must still see to it.
    public var isOpen: Bool { outcome == nil && confirmation != .refused }
}

/// A day on which a resident does not want to be asked whether all is well.
public struct CheckInPause: Sendable, Equatable {
    public var person: Person.ID
    public var day: CalendarDate
    /// Only if a purpose was given.
    public var name: String?
}

/// The people of a home, as a request needs them.
private struct Callers {
    /// Empty if it is not known.
    var telephone: String
    /// Also those who moved away or died.
    var residents: [String] = []
    var names: [String] = []
}

extension ContactRequest {
    /// - Parameter home: Nil if nobody of it is known.
    fileprivate func shown(_ home: Callers?, names showsNames: Bool) -> ContactRequest {
        var request = self
        request.telephone = home.flatMap { $0.telephone.isEmpty ? nil : $0.telephone }
        request.names = showsNames ? home?.names ?? [] : nil
        return request
    }
}

extension ContactRequest.Target {
    init(_ target: ContactTarget) {
        self =
            switch target {
            case .family: .family
            case .townOffice: .townOffice
            case .volunteer: .volunteer
            }
    }
}

extension ContactRequest.Reason {
    init(_ kind: EmergencyKind) {
        self =
            switch kind {
            case .fall: .fall
            case .pain: .pain
            case .general: .general
            }
    }
}

extension ContactRequest {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: UUID(uuidString: row["id"]) ?? UUID(), household: row["household"],
            // The schema allows no other words.
            target: Target(rawValue: row["target"]) ?? .everyone, reason: Reason(rawValue: row["reason"]) ?? .general,
            at: Date(milliseconds: row["at"]), confirmation: Confirmation(rawValue: row["confirmation"]) ?? .given,
            outcome: row["outcome"])
    }
}
