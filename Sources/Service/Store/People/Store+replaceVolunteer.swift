public import Foundation
import GRDB
import Texts

/// Who takes the place of a volunteer (民生委員).
public struct VolunteerSuccessor: Sendable {
    public var name: String
    public var reading: String
    public var telephone: String
    public var email: String

    public init(name: String, reading: String = "", telephone: String = "", email: String = "") {
        self.name = name
        self.reading = reading
        self.telephone = telephone
        self.email = email
    }
}

extension Store {
    /// Ends a volunteer's places as a contact and gives them to a successor, in the same order. What a resident agreed to
    /// for the old volunteer alone does not pass on.
    /// - Parameters:
    ///   - names: As the list spells the old volunteer.
    ///   - district: The id of the only district in which it counts; nil for the whole town.
    ///   - person: Who says so.
    /// - Returns: For how many residents.
    public func replaceVolunteer(
        _ names: Set<String>, with successor: VolunteerSuccessor, district: String? = nil, by person: String,
        at time: Date
    ) async throws -> Int {
        let decision = StatusDecision(person: person, time: time, language: .ja, timeZone: town.timeZone)
        return try await perform(
            Text(en: "replacing a volunteer", ja: "民生委員を交代する"),
            on: Text(verbatim: names.sorted().joined(separator: ", "))
        ) { database in
            let rows = try database.rows(
                """
                SELECT contact.*, household.district FROM contact
                JOIN resident ON resident.town = contact.town AND resident.id = contact.resident
                JOIN household ON household.town = resident.town AND household.id = resident.household
                WHERE contact.town = :town AND contact.kind = 'volunteer' AND ended_at IS NULL
                    AND status IN ('active', 'inHospital')
                ORDER BY contact.resident, contact.position, contact.id
                """
            ).filter { row in district == nil || row["district"] as String? == district }
            let placed = Set(rows.filter { $0["name"] as String == successor.name }.map { $0["resident"] as String })
            var residents: Set<String> = []
            for row in rows where names.contains(row["name"]) && row["name"] as String != successor.name {
                _ = try decision.end(row["id"], database)
                let resident: String = row["resident"]
                guard residents.insert(resident).inserted, !placed.contains(resident) else { continue }
                try Self.place(successor, of: row, at: time, database)
            }
            try Self.tieVolunteers(database)
            return residents.count
        }
    }

    private static func place(
        _ successor: VolunteerSuccessor, of row: Row, at time: Date, _ database: TownDatabase
    ) throws {
        let id = TownDatabase.newID(at: time)
        try database.execute(
            """
            INSERT INTO contact (town, id, resident, position, kind, name, reading, relation, language, time_zone, sees)
            VALUES (:town, :id, :resident, :position, 'volunteer', :name, :reading, :relation, :language, :zone, :sees)
            """,
            [
                "id": id, "resident": row["resident"] as String, "position": row["position"] as Int,
                "name": successor.name, "reading": successor.reading, "relation": row["relation"] as String,
                "language": row["language"] as String, "zone": row["time_zone"] as String,
                "sees": row["sees"] as String,
            ])
        for (kind, address) in [("telephone", successor.telephone), ("email", successor.email)] {
            try addMethod(kind, address, of: id, at: time, database)
        }
    }

    static func addMethod(
        _ kind: String, _ address: String, of contact: String, at time: Date, _ database: TownDatabase
    ) throws {
        guard !address.isEmpty else { return }
        try database.execute(
            """
            INSERT INTO contact_method (town, id, contact, kind, address)
            VALUES (:town, :id, :contact, :kind, :address)
            ON CONFLICT (town, contact, kind, address) DO UPDATE SET disabled_at = NULL, disabled_reason = NULL
            """, ["id": TownDatabase.newID(at: time), "contact": contact, "kind": kind, "address": address])
    }
}
