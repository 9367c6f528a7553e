import DeviceLink
public import Foundation
import GRDB
public import Rules
public import Texts

/// Who acts for the town office.
public struct ActingUser: Sendable, Hashable {
    /// The id of a user, or `operator:` and the account of the system.
    public var id: String
    public var role: PastLook.Role

    public init(id: String, role: PastLook.Role) {
        self.id = id
        self.role = role
    }

    /// Somebody at the machine itself who does not say who it is.
    public static func account(_ name: String) -> ActingUser {
        ActingUser(id: "operator:\(name)", role: .operator)
    }
}

/// Why somebody looks at personal data. It is kept for each resident, in the transaction that reads.
public struct Look: Sendable, Hashable {
    public var actor: ActingUser
    /// In the words of the person, not empty.
    public var purpose: String
    /// What is shown, as a word of the program: `tasks`, `consents`, `log`.
    public var what: String
    public var at: Date

    public init(actor: ActingUser, purpose: String, what: String, at: Date) {
        self.actor = actor
        self.purpose = purpose
        self.what = what
        self.at = at
    }
}

/// Whose data a read shows.
enum Shown {
    case everyone
    case residents([String])

    static let nobody = Shown.residents([])
}

/// Nothing is shown of which the access log has no line.
public struct LookNotWritten: ExplainedError {
    var cause: StoreError

    public var text: Text {
        Text(
            en: "nothing is shown, because it must be written down who looks: \(cause.text.en)",
            ja: "だれが見たかを書けませんでした。そのため、表示をやめました。\(cause.text.ja)")
    }
}

/// A line of the access log.
public struct AccessRecord: Sendable, Equatable {
    /// The town's own order.
    public var number: Int64
    public var at: Date
    public var actor: String
    /// Nil if the actor is no user.
    public var actorName: String?
    /// Empty if the actor is no user.
    public var section: String
    public var role: PastLook.Role
    public var purpose: String
    /// Nil if it was about everyone.
    public var resident: String?
    public var what: String
    /// Only if a purpose was given.
    public var residentName: String?
}

extension Store {
    /// How long a resident is told who looked, in days.
    static let daysTold = 30

    /// Who acts: the user of that name or id, or the account of the system if none is named.
    /// - Throws: `OfficeError` if there is no such user in office.
    public func actingUser(named name: String?, account: String) async throws -> ActingUser {
        guard let name else { return .account(account) }
        return try await fetch(Text(en: "reading a user", ja: "係を読む"), of: Text(verbatim: "“\(name)”")) { database in
            let user = try Self.user(named: name, database)
            return ActingUser(id: user.id, role: user.lookingRole)
        }
    }

    /// The access log, the oldest first.
    /// - Parameters:
    ///   - resident: Looks at this resident, and those at everyone; nil for all.
    ///   - look: With it the residents' names are shown, and that is a look itself.
    public func accesses(of resident: String? = nil, look: Look? = nil) async throws -> [AccessRecord] {
        try await looking(
            look, Text(en: "reading the access log", ja: "見た記録を読む"), of: Text(en: "every resident", ja: "すべての住民")
        ) { database in
            let records = try database.rows(
                """
                SELECT access_log.*, staff_user.name AS actor_name, staff_user.section AS actor_section,
                    resident.name AS resident_name
                FROM access_log
                LEFT JOIN staff_user ON staff_user.town = access_log.town AND staff_user.id = access_log.actor
                LEFT JOIN resident ON resident.town = access_log.town AND resident.id = access_log.resident
                WHERE access_log.town = :town
                    AND (CAST(:resident AS TEXT) IS NULL OR access_log.resident = :resident
                        OR access_log.resident IS NULL)
                ORDER BY number
                """, ["resident": resident]
            ).map { AccessRecord($0, showsNames: look != nil) }
            let named = records.filter { $0.residentName != nil }
            return (records, shown: .residents(named.compactMap(\.resident)))
        }
    }

    /// Reads, and keeps in the same transaction at whose data somebody looked; without a look only reads.
    /// - Parameter body: The result, and whose data it shows.
    /// - Throws: `LookNotWritten` if the transaction fails.
    func looking<Result: Sendable>(
        _ look: Look?, _ operation: Text, of subject: Text,
        _ body: @escaping @Sendable (TownDatabase) throws -> (Result, shown: Shown)
    ) async throws -> Result {
        guard let look else { return try await fetch(operation, of: subject) { try body($0).0 } }
        do {
            return try await perform(operation, on: subject) { database in
                let (result, shown) = try body(database)
                switch shown {
                case .everyone: try Self.note(look, at: nil, database)
                case .residents(let ids): for id in Set(ids).sorted() { try Self.note(look, at: id, database) }
                }
                return result
            }
        } catch let error as StoreError {
            throw LookNotWritten(cause: error)
        }
    }

    /// Keeps a look in the transaction that reads.
    /// - Parameter resident: Nil if everyone was looked at.
    static func note(_ look: Look, at resident: String?, _ database: TownDatabase) throws {
        try database.execute(
            """
            INSERT INTO access_log (town, number, at, actor, role, purpose, resident, what)
            VALUES (:town, :number, :at, :actor, :role, :purpose, :resident, :what)
            """,
            [
                "number": try database.next("access_log"), "at": look.at.milliseconds, "actor": look.actor.id,
                "role": look.actor.role.rawValue, "purpose": look.purpose, "resident": resident, "what": look.what,
            ])
    }

    /// A home asked after the resident of another one.
    static func noteLook(
        at resident: Person.ID, from household: Household, _ ask: Ask, _ database: TownDatabase
    ) throws {
        let contact: String? = try database.value(
            """
            SELECT id FROM contact
            WHERE town = :town AND resident = :resident AND as_resident = :watcher AND ended_at IS NULL
            ORDER BY position, id LIMIT 1
            """, ["resident": resident, "watcher": household.resident.id])
        guard let contact else { return }
        let actor = ActingUser(id: "contact:\(contact)", role: .family)
        try note(
            Look(actor: actor, purpose: Consent.Purpose.checkIns.rawValue, what: "answer", at: ask.askedAt),
            at: resident, database)
    }

    /// Who looked in the last 30 days, the newest first, each role once a day.
    static func looks(
        at resident: Person.ID, before time: Date, timeZone zone: TimeZone, _ database: TownDatabase
    ) throws -> [PastLook] {
        let since = time - Double(daysTold) * 86_400
        let rows = try database.rows(
            """
            SELECT role, at FROM access_log
            WHERE town = :town AND (resident = :resident OR resident IS NULL) AND at >= :since
            ORDER BY number DESC
            """, ["resident": resident, "since": since.milliseconds])
        var seen: Set<PastLook> = []
        return rows.map { row in
            PastLook(
                role: PastLook.Role(rawValue: row["role"]) ?? .staff,
                day: LocalTime(Date(milliseconds: row["at"]), in: zone).date)
        }.filter { seen.insert($0).inserted }
    }
}

extension AccessRecord {
    fileprivate init(_ row: Row, showsNames: Bool) {
        self.init(
            number: row["number"], at: Date(milliseconds: row["at"]), actor: row["actor"], actorName: row["actor_name"],
            section: row["actor_section"] ?? "", role: PastLook.Role(rawValue: row["role"]) ?? .staff,
            purpose: row["purpose"], resident: row["resident"], what: row["what"],
            residentName: showsNames ? row["resident_name"] : nil)
    }
}

extension Store {
    /// A resident's name and its reading.
    /// - Parameter resident: Id or whole name.
    /// - Throws: `OfficeError` if there is no such resident.
    public func residentName(_ resident: String, look: Look) async throws -> LocalizedName {
        try await looking(
            look, Text(en: "reading a name", ja: "名前を読む"), of: Text(verbatim: "“\(resident)”")
        ) { database in
            let id = try Self.resident(named: resident, database)
            let row = try database.row(
                "SELECT name, reading FROM resident WHERE town = :town AND id = :id", ["id": id])
            let (name, reading) = (row?["name"] as String? ?? "", row?["reading"] as String? ?? "")
            return (
                LocalizedName(["ja": name, "ja-Hrkt": reading].filter { !$0.value.isEmpty }), shown: .residents([id])
            )
        }
    }
}
