import DeviceLink
public import Foundation
import GRDB
import Rules
import Texts

/// What would be left without anybody if a user were disabled.
public struct Reliance: Sendable, Equatable {
    /// Turns of duty that are not over.
    public var turns: Int = 0
    /// When the first of them begins, or began.
    public var firstTurn: Date?
    /// The ids of residents whose volunteer the user is.
    public var residents: [String] = []
    /// The ids of open tasks that the user was given.
    public var tasks: [String] = []

    public var isEmpty: Bool { turns == 0 && residents.isEmpty && tasks.isEmpty }

    /// In a few words, without names.
    func text(timeZone: TimeZone) -> Text {
        var parts: [Text] = []
        if turns > 0 {
            let first = firstTurn.map { LocalTime($0, in: timeZone).description.replacing("T", with: " ") } ?? ""
            parts.append(Text(en: "\(turns) turns of duty from \(first) on", ja: "当番 \(turns) 回（\(first) から）"))
        }
        if !residents.isEmpty {
            let list = residents.joined(separator: ", ")
            parts.append(Text(en: "the residents \(list) as their volunteer", ja: "見守りをしている住民（\(list)）"))
        }
        if !tasks.isEmpty {
            let list = tasks.map { String($0.suffix(8)) }.joined(separator: ", ")
            parts.append(Text(en: "the open tasks \(list)", ja: "終わっていない仕事（\(list)）"))
        }
        return parts.joined(separator: "; ")
    }
}

/// One person who leaves, and who takes over.
public struct Departure: Sendable, Equatable {
    public var user: String
    public var successor: String?

    /// - Parameters:
    ///   - user: Name or id.
    ///   - successor: Name or id; nil if nothing relies on the user.
    public init(user: String, successor: String? = nil) {
        self.user = user
        self.successor = successor
    }
}

extension Store {
    /// Disables users and hands over what relies on them, all of it or nothing: the transfers of April and the election of
    /// all 民生委員 are one call.
    /// - Parameter checkBy: Until when staff enter the addresses of volunteers who took over.
    /// - Returns: What was handed over from each.
    /// - Throws: `OfficeError`, naming what relies on a user who has no successor.
    public func disable(_ departures: [Departure], checkBy: Date, at time: Date) async throws -> [Reliance] {
        let zone = TimeZone(identifier: town.timeZone) ?? .gmt
        let subject = departures.map { "“\($0.user)”" }.joined(separator: ", ")
        return try await perform(Text(en: "disabling a user", ja: "係を止める"), on: Text(verbatim: subject)) { database in
            // A database of an earlier release has places that nothing is tied to.
            try Self.tieVolunteers(database)
            let users = try departures.map { try Self.user(named: $0.user, database) }
            let leaving = Set(users.map(\.id))
            return try zip(departures, users).map { departure, user in
                let reliance = try Self.reliance(on: user.id, at: time, database)
                let successor = try departure.successor.map { try Self.user(named: $0, database) }
                try Self.check(successor, of: user, leaving: leaving, reliance, zone)
                if let successor {
                    try Self.handOverDuty(of: user, to: successor, at: time, database)
                    try Self.handOverTasks(of: user, to: successor, database)
                    let decision = StatusDecision(person: user.id, time: time, language: .ja, timeZone: town.timeZone)
                    if try Self.handOverContacts(of: user, to: successor, decision, database) {
                        try Self.add(
                            NewTask(
                                kind: StaffTask.Kind.enterAddresses, subject: successor.id,
                                note: reliance.residents.joined(separator: ","),
                                dedupeKey: "\(StaffTask.Kind.enterAddresses)/\(user.id)", due: checkBy),
                            at: time, database)
                    }
                }
                try database.execute(
                    """
                    UPDATE staff_user SET disabled_at = :at, password_hash = NULL, successor = :successor
                    WHERE town = :town AND id = :user
                    """, ["at": time.milliseconds, "successor": successor?.id, "user": user.id])
                return reliance
            }
        }
    }

    private static func check(
        _ successor: StaffUser?, of user: StaffUser, leaving: Set<String>, _ reliance: Reliance, _ zone: TimeZone
    ) throws {
        guard let successor else {
            guard !reliance.isEmpty else { return }
            let parts = reliance.text(timeZone: zone)
            throw OfficeError(
                Text(
                    en: "\(parts.en) rely on “\(user.name)”: name with --successor who takes them over",
                    ja: "「\(user.name)」には受け持ちがあります：\(parts.ja)。--successor で、あとの人を書いてください"))
        }
        guard !leaving.contains(successor.id) else {
            throw OfficeError(
                Text(
                    en: "“\(successor.name)” leaves, too: name somebody who stays with --successor",
                    ja: "「\(successor.name)」もやめる人です。--successor には、残る人を書いてください"))
        }
        guard reliance.residents.isEmpty || !successor.roles.allSatisfy({ $0 == .auditor }) else {
            throw OfficeError(
                Text(
                    en: "“\(successor.name)” is only an auditor and cannot look after residents: name somebody else",
                    ja: "「\(successor.name)」は確認だけの係です。ほかの人を書いてください"))
        }
    }

    static func reliance(on user: String, at time: Date, _ database: TownDatabase) throws -> Reliance {
        let turns = try database.row(
            """
            SELECT COUNT(*) AS turns, MIN(starts_at) AS first FROM rota
            WHERE town = :town AND staff_user = :user AND ends_at > :at
            """, ["user": user, "at": time.milliseconds])
        let first: Int64? = turns?["first"]
        return Reliance(
            turns: turns?["turns"] ?? 0, firstTurn: first.map(Date.init(milliseconds:)),
            residents: try database.values(
                """
                SELECT DISTINCT resident FROM contact
                JOIN resident ON resident.town = contact.town AND resident.id = contact.resident
                WHERE contact.town = :town AND as_user = :user AND ended_at IS NULL AND status IN ('active', 'inHospital')
                ORDER BY resident
                """, ["user": user]),
            tasks: try database.values(
                "SELECT id FROM task WHERE town = :town AND assigned_to = :user AND outcome IS NULL ORDER BY due_at, id",
                ["user": user]))
    }

    /// A turn that runs is cut in two: who was on duty until now stays readable.
    private static func handOverDuty(
        of user: StaffUser, to successor: StaffUser, at time: Date, _ database: TownDatabase
    ) throws {
        let running = try database.rows(
            """
            SELECT id, district, ends_at, telephone FROM rota
            WHERE town = :town AND staff_user = :user AND starts_at < :at AND ends_at > :at
            """, ["user": user.id, "at": time.milliseconds])
        for row in running {
            try database.execute(
                "UPDATE rota SET ends_at = :at WHERE town = :town AND id = :id",
                ["at": time.milliseconds, "id": row["id"] as String])
            try database.execute(
                """
                INSERT INTO rota (town, id, district, starts_at, ends_at, staff_user, telephone)
                VALUES (:town, :id, :district, :at, :end, :successor, :telephone)
                """,
                [
                    "id": TownDatabase.newID(at: time), "district": row["district"] as String?, "at": time.milliseconds,
                    "end": row["ends_at"] as Int64, "successor": successor.id, "telephone": row["telephone"] as String,
                ])
        }
        try database.execute(
            "UPDATE rota SET staff_user = :successor WHERE town = :town AND staff_user = :user AND starts_at >= :at",
            ["successor": successor.id, "user": user.id, "at": time.milliseconds])
    }

    private static func handOverTasks(
        of user: StaffUser, to successor: StaffUser, _ database: TownDatabase
    ) throws {
        try database.execute(
            """
            UPDATE task SET assigned_to = :successor
            WHERE town = :town AND assigned_to = :user AND outcome IS NULL
            """, ["successor": successor.id, "user": user.id])
    }

    /// The volunteer's place with each resident goes on, under the successor's name. Telephone numbers and addresses do
    /// not: they are the predecessor's own. Those of the successor are copied if another resident's list has them. Where
    /// the successor has a place already, the volunteer's ends.
    /// - Returns: Whether somebody must enter the successor's addresses.
    private static func handOverContacts(
        of user: StaffUser, to successor: StaffUser, _ decision: StatusDecision, _ database: TownDatabase
    ) throws -> Bool {
        let time = decision.time
        let doubled: [String] = try database.values(
            """
            SELECT id FROM contact WHERE town = :town AND as_user = :user AND ended_at IS NULL AND resident IN (
                SELECT resident FROM contact WHERE town = :town AND as_user = :successor AND ended_at IS NULL)
            """, ["user": user.id, "successor": successor.id])
        for contact in doubled { _ = try decision.end(contact, database) }
        let known = try database.rows(
            """
            SELECT DISTINCT contact_method.kind AS kind, address, verified_at, verified_by FROM contact_method
            JOIN contact ON contact.town = contact_method.town AND contact.id = contact_method.contact
            WHERE contact_method.town = :town AND as_user = :successor AND ended_at IS NULL AND disabled_at IS NULL
            """, ["successor": successor.id])
        let contacts: [String] = try database.values(
            "SELECT id FROM contact WHERE town = :town AND as_user = :user AND ended_at IS NULL ORDER BY id",
            ["user": user.id])
        for contact in contacts {
            try database.execute(
                """
                UPDATE contact_method SET disabled_at = :at, disabled_reason = '\(handedOver)'
                WHERE town = :town AND contact = :contact AND disabled_at IS NULL
                """, ["at": time.milliseconds, "contact": contact])
            try database.execute(
                """
                UPDATE contact SET as_user = :successor, name = :name, reading = :reading
                WHERE town = :town AND id = :contact
                """,
                [
                    "successor": successor.id, "name": successor.name, "reading": successor.reading,
                    "contact": contact,
                ])
            for method in known {
                try database.execute(
                    """
                    INSERT INTO contact_method (town, id, contact, kind, address, verified_at, verified_by)
                    VALUES (:town, :id, :contact, :kind, :address, :at, :by)
                    ON CONFLICT (town, contact, kind, address) DO UPDATE SET disabled_at = NULL, disabled_reason = NULL
                    """,
                    [
                        "id": TownDatabase.newID(at: time), "contact": contact, "kind": method["kind"] as String,
                        "address": method["address"] as String, "at": method["verified_at"] as Int64?,
                        "by": method["verified_by"] as String?,
                    ])
            }
        }
        return !contacts.isEmpty && known.isEmpty
    }
}
