import DeviceLink
public import Foundation
import GRDB
import Texts

/// All that is held on one resident.
public struct PersonalData: Sendable, Equatable, Encodable {
    public var town: String
    public var resident: String
    /// Whether what the home said and asked is among the tables: only if nobody else lives there.
    public var livesAlone: Bool
    /// Rows by table, each as column and value.
    public var tables: [String: [[String: PersonalValue]]]
}

/// What one column holds.
public enum PersonalValue: Sendable, Equatable, Encodable {
    case null, integer(Int64), number(Double), text(String)

    init(_ value: DatabaseValue) {
        self =
            switch value.storage {
            case .null: .null
            case .int64(let integer): .integer(integer)
            case .double(let number): .number(number)
            case .string(let text): .text(text)
            case .blob(let data): .text(data.base64EncodedString())
            }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .integer(let integer): try container.encode(integer)
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        }
    }
}

/// That a resident's data were removed.
public struct Erasure: Sendable, Equatable, Identifiable {
    public var id: String
    public var resident: String
    public var at: Date
    public var by: String
    /// Nil if that is no user.
    public var byName: String?
    public var reason: String
    /// Rows removed or emptied, by table.
    public var removed: [String: Int]
}

extension Store {
    /// All that is held on a resident, and nothing of others. The look itself is not yet among it.
    /// - Returns: Nil if there is no such resident.
    public func personalData(of resident: String, look: Look) async throws -> PersonalData? {
        try await looking(
            look, Text(en: "collecting a resident's data", ja: "一人の記録を集める"), of: Text(verbatim: "“\(resident)”")
        ) { database in
            guard let home = try Self.home(of: resident, database) else { return (nil, shown: .nobody) }
            var tables: [String: [[String: PersonalValue]]] = [:]
            for part in PersonalPart.all where home.livesAlone || !part.isOfHome {
                let rows = try database.rows(part.select, home.arguments(part.select))
                tables[part.table] = rows.map { row in
                    Dictionary(row.map { ($0.0, PersonalValue($0.1)) }, uniquingKeysWith: { first, _ in first })
                }
            }
            let data = PersonalData(
                town: database.town, resident: resident, livesAlone: home.livesAlone, tables: tables)
            return (data, shown: .residents([resident]))
        }
    }

    /// Removes what is held on a resident in one transaction, and leaves that it was done and why.
    ///
    /// Cries for help and requests of the home stay without words: they are care facts. If others live there, too, the
    /// words of the home's exchanges go, and the exchanges stay. Whoever had the resident as a contact becomes a task for
    /// staff, which does not name the resident.
    /// - Parameters:
    ///   - reason: Not empty.
    ///   - actor: Who removes it.
    /// - Returns: Nil if there is no such resident.
    public func erase(
        _ resident: String, reason: String, by actor: ActingUser, at time: Date
    ) async throws -> Erasure? {
        let erasure = Erasure(
            id: TownDatabase.newID(at: time), resident: resident, at: time, by: actor.id, reason: reason, removed: [:])
        let done = try await perform(
            Text(en: "removing a resident's data", ja: "一人の記録を消す"), on: Text(verbatim: "“\(resident)”")
        ) { database in
            try Self.erase(erasure, database).flatMap { done in
                try Self.erasures(database).first { $0.id == done.id }
            }
        }
        if done != nil { try await forgetRemovedText() }
        return done
    }

    static func erase(_ erasure: Erasure, _ database: TownDatabase) throws -> Erasure? {
        guard let home = try home(of: erasure.resident, database) else { return nil }
        var erasure = erasure
        try askWhomToTell(insteadOf: erasure.resident, at: erasure.at, database)
        erasure.removed["exchange text"] = try emptyTexts(of: home.household, database)
        for part in PersonalPart.all where home.livesAlone || !part.isOfHome {
            for statement in part.erase {
                try database.execute(statement, home.arguments(statement))
                guard database.changes > 0 else { continue }
                erasure.removed[part.table, default: 0] += database.changes
            }
        }
        try keep(erasure, database)
        return erasure
    }

    /// Writes down that a resident's data were removed.
    static func keep(_ erasure: Erasure, _ database: TownDatabase) throws {
        try database.execute(
            """
            INSERT INTO erasure (town, id, resident, at, erased_by, reason, removed)
            VALUES (:town, :id, :resident, :at, :by, :reason, :removed)
            """,
            [
                "id": erasure.id, "resident": erasure.resident, "at": erasure.at.milliseconds, "by": erasure.by,
                "reason": erasure.reason, "removed": try erasure.removed.jsonLine(),
            ])
    }

    /// The residents whose data were removed, the oldest first.
    public func erasures() async throws -> [Erasure] {
        try await fetch(
            Text(en: "reading what was removed", ja: "消した記録を読む"), of: Text(verbatim: "“\(town.id)”")
        ) { database in
            try Self.erasures(database)
        }
    }

    static func erasures(_ database: TownDatabase) throws -> [Erasure] {
        try database.rows(
            """
            SELECT erasure.*, staff_user.name AS by_name FROM erasure
            LEFT JOIN staff_user ON staff_user.town = erasure.town AND staff_user.id = erased_by
            WHERE erasure.town = :town ORDER BY erasure.at, erasure.id
            """
        ).map { row in
            let removed = try JSONDecoder().decode([String: Int].self, from: Data((row["removed"] as String).utf8))
            return Erasure(
                id: row["id"], resident: row["resident"], at: Date(milliseconds: row["at"]), by: row["erased_by"],
                byName: row["by_name"], reason: row["reason"], removed: removed)
        }
    }

    private static func home(of resident: String, _ database: TownDatabase) throws -> PersonalHome? {
        let row = try database.row(
            """
            SELECT household, (
                SELECT COUNT(*) FROM resident AS other
                WHERE other.town = :town AND other.household = resident.household) AS residents
            FROM resident WHERE town = :town AND id = :resident
            """, ["resident": resident])
        return row.map {
            PersonalHome(resident: resident, household: $0["household"], livesAlone: ($0["residents"] as Int) == 1)
        }
    }

    private static func emptyTexts(of household: String, _ database: TownDatabase) throws -> Int {
        let rows = try database.rows(
            """
            SELECT id, heard, reply, text_key FROM exchange
            WHERE town = :town AND household = :household AND COALESCE(text_key, -1) <> -1
            """, ["household": household])
        for row in rows { try emptyText(row, database) }
        return rows.count
    }
}

private struct PersonalHome {
    var resident: String
    var household: String
    var livesAlone: Bool

    /// Those that a statement names.
    func arguments(_ statement: String) -> TownDatabase.Arguments {
        let all: TownDatabase.Arguments = ["resident": resident, "household": household]
        return all.filter { statement.contains(":\($0.key)") }
    }
}

/// One table's rows of a resident, in an order in which they can be removed.
struct PersonalPart {
    var table: String
    /// Whether the rows are the home's: they are the resident's own only if nobody else lives there.
    var isOfHome = false
    var select: String
    var erase: [String]

    static let all = [
        PersonalPart(
            table: "consent",
            select: "SELECT * FROM consent WHERE town = :town AND resident = :resident ORDER BY given_at, id",
            erase: [
                """
                DELETE FROM consent WHERE town = :town AND (resident = :resident OR recipient IN (
                    SELECT id FROM contact WHERE town = :town AND as_resident = :resident))
                """
            ]),
        PersonalPart(
            table: "contact_method",
            select: """
                SELECT contact_method.* FROM contact_method
                JOIN contact ON contact.town = contact_method.town AND contact.id = contact_method.contact
                WHERE contact_method.town = :town AND (resident = :resident OR as_resident = :resident)
                ORDER BY contact_method.id
                """,
            erase: [
                """
                DELETE FROM contact_method WHERE town = :town AND contact IN (
                    SELECT id FROM contact WHERE town = :town AND (resident = :resident OR as_resident = :resident))
                """
            ]),
        PersonalPart(
            table: "contact",
            // Of a contact of others only what is said of the resident, not whose contact it is.
            select: """
                SELECT id, resident, position, kind, name, reading, relation, calls_resident, language, time_zone, sees,
                    as_resident, as_user, ended_at
                FROM contact WHERE town = :town AND resident = :resident
                UNION ALL
                SELECT NULL, NULL, NULL, kind, name, reading, relation, NULL, language, time_zone, sees, as_resident,
                    as_user, ended_at
                FROM contact WHERE town = :town AND as_resident = :resident AND resident <> :resident
                """,
            erase: ["DELETE FROM contact WHERE town = :town AND (resident = :resident OR as_resident = :resident)"]),
        PersonalPart(
            table: "check_in",
            select: "SELECT * FROM check_in WHERE town = :town AND resident = :resident ORDER BY number",
            erase: ["DELETE FROM check_in WHERE town = :town AND resident = :resident"]),
        PersonalPart(
            table: "check_in_pause",
            select: "SELECT * FROM check_in_pause WHERE town = :town AND resident = :resident ORDER BY day",
            erase: ["DELETE FROM check_in_pause WHERE town = :town AND resident = :resident"]),
        PersonalPart(
            table: "task",
            select: "SELECT * FROM task WHERE town = :town AND subject = :resident ORDER BY created_at, id",
            erase: ["DELETE FROM task WHERE town = :town AND subject = :resident"]),
        PersonalPart(
            table: "access_log",
            // Who looked stays: it is staff's record, under the resident's id.
            select: "SELECT * FROM access_log WHERE town = :town AND resident = :resident ORDER BY number", erase: []),
        PersonalPart(
            table: "resident",
            select: "SELECT * FROM resident WHERE town = :town AND id = :resident",
            erase: ["DELETE FROM resident WHERE town = :town AND id = :resident"]),
        PersonalPart(
            table: "household", isOfHome: true,
            select: "SELECT * FROM household WHERE town = :town AND id = :household",
            erase: [
                """
                UPDATE household SET address = '', telephone = '' WHERE town = :town AND id = :household
                """
            ]),
        PersonalPart(
            table: "request", isOfHome: true,
            select: "SELECT * FROM request WHERE town = :town AND household = :household ORDER BY at, id",
            erase: [
                """
                UPDATE request SET outcome = '-'
                WHERE town = :town AND household = :household AND outcome IS NOT NULL AND outcome <> '-'
                """
            ]),
        PersonalPart(
            table: "handled_ask", isOfHome: true,
            select: "SELECT * FROM handled_ask WHERE town = :town AND household = :household ORDER BY at, id",
            erase: ["DELETE FROM handled_ask WHERE town = :town AND household = :household"]),
        PersonalPart(
            table: "exchange", isOfHome: true,
            select: "SELECT * FROM exchange WHERE town = :town AND household = :household ORDER BY at, id",
            erase: ["DELETE FROM exchange WHERE town = :town AND household = :household"]),
        PersonalPart(
            table: "event", isOfHome: true,
            select: "SELECT * FROM event WHERE town = :town AND household = :household ORDER BY received_at, id",
            erase: ["DELETE FROM event WHERE town = :town AND household = :household"]),
        PersonalPart(
            table: "announcement_heard", isOfHome: true,
            select: "SELECT * FROM announcement_heard WHERE town = :town AND household = :household ORDER BY at",
            erase: ["DELETE FROM announcement_heard WHERE town = :town AND household = :household"]),
        PersonalPart(
            table: "alert_heard", isOfHome: true,
            select: "SELECT * FROM alert_heard WHERE town = :town AND household = :household ORDER BY at",
            erase: ["DELETE FROM alert_heard WHERE town = :town AND household = :household"]),
        PersonalPart(
            table: "device", isOfHome: true,
            // No secret, not even as a hash.
            select: """
                SELECT id, household, added_at, revoked_at, last_seen_at FROM device
                WHERE town = :town AND household = :household ORDER BY added_at, id
                """, erase: []),
    ]
}
