import DeviceLink
import Foundation
import GRDB
import Japanese
public import Rules
public import Texts

/// What an import of the list of people changed.
public struct PeopleImport: Sendable, Equatable {
    public var difference: PeopleDifference
    /// What followed for those who moved or died.
    public var statusChanges: [StatusChange]
}

extension Store {
    /// What becomes of residents whom a new list does not have.
    public enum GonePolicy: Sendable {
        /// They are listed, and nothing else.
        case keep
        case moved
    }

    /// Takes over the list of the office, in one transaction: homes and residents of the list, and for each resident the
    /// contacts of the list. Nobody is deleted.
    /// - Parameters:
    ///   - districts: Those of the town.
    ///   - look: Who imports. It is kept if the difference shows somebody who was in the list before.
    ///   - isTrial: Only says what would change.
    ///   - language: Of the outcomes of requests that end with a resident.
    /// - Throws: `DiedInList` if the list has somebody alive who died.
    public func importPeople(
        _ list: PeopleList, districts: [District], gone: GonePolicy = .keep, look: Look, isTrial: Bool = false,
        language: Language = .ja
    ) async throws -> PeopleImport {
        let decision = StatusDecision(
            person: look.actor.id, time: look.at, language: language, timeZone: town.timeZone)
        return try await perform(
            Text(en: "importing the list of people", ja: "名簿をとりこむ"), on: .everyone
        ) { database in
            let old = try Self.peopleList(database)
            let difference = try Self.difference(old, list)
            // Who is only in the new list is known to whoever brings it.
            if difference.changes.contains(where: { $0.kind != .new }) { try Self.note(look, at: nil, database) }
            guard !isTrial, !difference.changes.isEmpty else {
                return PeopleImport(difference: difference, statusChanges: [])
            }
            for district in districts { try Self.put(district, database) }
            let changes = try PeopleWriting(old: old, new: list, decision: decision, database: database).write(
                difference, gone: gone)
            return PeopleImport(difference: difference, statusChanges: changes)
        }
    }

    private static func difference(_ old: PeopleList, _ new: PeopleList) throws -> PeopleDifference {
        let died = Set(old.residents.map(\.resident).filter { $0.status == .died }.map(\.id))
        let alive = new.residents.map(\.resident).filter {
            died.contains($0.id) && $0.status.map { $0 != .died } ?? false
        }
        guard alive.isEmpty else { throw DiedInList(residents: alive.map(\.id)) }
        return PeopleDifference(from: old, to: new)
    }
}

/// A list says that somebody lives who died; most often it is an old one.
public struct DiedInList: ExplainedError {
    public var residents: [String]

    public var text: Text {
        let ids = residents.joined(separator: ", ")
        return Text(
            en: "nothing was imported: the list has as living, and the town as having died: \(ids). If they live, "
                + "say so first: mimamori people status RESIDENT active",
            ja: "とりこみませんでした。亡くなった人が、名簿ではそうなっていません：\(ids)。存命なら、先に mimamori people status で直してください")
    }
}

/// The rows that a new list needs.
private struct PeopleWriting {
    let old: [String: ListedResident]
    let new: PeopleList
    let decision: StatusDecision
    let database: TownDatabase

    init(old: PeopleList, new: PeopleList, decision: StatusDecision, database: TownDatabase) {
        self.old = Dictionary(
            old.residents.map { ($0.resident.id, $0.resident) }, uniquingKeysWith: { first, _ in first })
        self.new = new
        self.decision = decision
        self.database = database
    }

    func write(_ difference: PeopleDifference, gone: Store.GonePolicy) throws -> [StatusChange] {
        let touched = Set(difference.changes.filter { $0.kind != .gone }.map(\.resident))
        let households = new.households.filter { $0.residents.contains { touched.contains($0.id) } }
        for household in households {
            try put(household)
            for (position, resident) in household.residents.enumerated() {
                try put(resident, position: position, in: household)
            }
        }
        try Store.claimProfiles(database)
        // Contacts may be residents themselves, so all of those come first.
        for resident in households.flatMap(\.residents) where resident.contacts != old[resident.id]?.contacts ?? [] {
            try put(resident.contacts, of: resident.id)
        }
        var changes: [StatusChange] = []
        for resident in households.flatMap(\.residents) {
            guard let status = resident.status, let change = try decision.set(status, of: resident.id, database),
                change.old != change.new
            else { continue }
            changes.append(change)
        }
        try Store.tieVolunteers(database)
        guard gone == .moved else { return changes }
        return changes
            + (try difference.residents(.gone).compactMap { try decision.set(.moved, of: $0, database) })
    }

    private func put(_ household: ListedHousehold) throws {
        try database.execute(
            """
            INSERT INTO household (town, id, district, address, telephone)
            VALUES (:town, :id, :district, :address, :telephone)
            ON CONFLICT (town, id) DO UPDATE SET district = excluded.district, address = excluded.address,
                telephone = excluded.telephone
            """,
            [
                "id": household.id, "district": household.district, "address": household.address,
                "telephone": household.telephone,
            ])
    }

    private func put(_ resident: ListedResident, position: Int, in household: ListedHousehold) throws {
        let row = try database.row(
            "SELECT name, reading, spoken_name FROM resident WHERE town = :town AND id = :id", ["id": resident.id])
        let isSame = row.map { $0["name"] == resident.name && $0["reading"] == resident.reading } ?? false
        let spoken = isSame ? nil : try Store.spokenName(resident, before: row?["spoken_name"])
        try database.execute(
            """
            INSERT INTO resident (town, id, household, position, name, reading, spoken_name, languages, status_since)
            VALUES (:town, :id, :household, :position, :name, :reading, :spoken, :languages, :at)
            ON CONFLICT (town, id) DO UPDATE SET household = excluded.household, position = excluded.position,
                name = excluded.name, reading = excluded.reading, spoken_name = excluded.spoken_name,
                languages = excluded.languages
            """,
            [
                "id": resident.id, "household": household.id, "position": position, "name": resident.name,
                "reading": resident.reading, "spoken": spoken ?? row?["spoken_name"] ?? "{}",
                "languages": resident.languages.joined(separator: ","), "at": decision.time.milliseconds,
            ])
    }

    /// Contacts who are the same person keep their row, and with it what was verified and agreed to.
    private func put(_ contacts: [ListedContact], of resident: String) throws {
        var rest =
            old[resident] == nil
            ? []
            : try database.rows(
                """
                SELECT contact.id, contact.kind, name, (
                    SELECT MIN(address) FROM contact_method
                    WHERE contact_method.town = :town AND contact = contact.id AND contact_method.kind = 'telephone'
                        AND disabled_at IS NULL) AS telephone
                FROM contact WHERE contact.town = :town AND resident = :resident AND ended_at IS NULL
                ORDER BY position, contact.id
                """, ["resident": resident])
        var ids: [String?] = contacts.map { contact in
            rest.firstIndex { $0["kind"] == contact.kind.rawValue && $0["name"] == contact.name }
                .map { rest.remove(at: $0)["id"] }
        }
        // A name that was corrected.
        for (index, contact) in contacts.enumerated() where ids[index] == nil && !contact.telephone.isEmpty {
            ids[index] = rest.firstIndex {
                $0["kind"] == contact.kind.rawValue && $0["telephone"] as String? == contact.telephone
            }.map { rest.remove(at: $0)["id"] }
        }
        for row in rest { _ = try decision.end(row["id"], database) }
        for (position, (contact, id)) in zip(contacts, ids).enumerated() {
            try put(contact, id: id, position: position, of: resident)
        }
    }

    private func put(_ contact: ListedContact, id: String?, position: Int, of resident: String) throws {
        let before = try id.flatMap {
            try database.row(
                "SELECT name, calls_resident, as_user FROM contact WHERE town = :town AND id = :id", ["id": $0])
        }
        // Under another name it is another person's place.
        let isSame = before.map { NameKey($0["name"]) == NameKey(contact.name) } ?? false
        let user = isSame ? before.flatMap { $0["as_user"] as String? } : nil
        let calls = before.flatMap { $0["calls_resident"] as String? }
        let row = id ?? TownDatabase.newID(at: decision.time)
        try database.execute(
            """
            INSERT INTO contact (town, id, resident, position, kind, name, reading, relation, calls_resident, language,
                time_zone, sees, as_resident, as_user)
            VALUES (:town, :id, :resident, :position, :kind, :name, :reading, :relation, :calls, :language, :zone,
                :sees, :link, :user)
            ON CONFLICT (town, id) DO UPDATE SET position = excluded.position, name = excluded.name,
                reading = excluded.reading, relation = excluded.relation,
                calls_resident = excluded.calls_resident, language = excluded.language, time_zone = excluded.time_zone,
                sees = excluded.sees, as_resident = excluded.as_resident, as_user = excluded.as_user
            """,
            [
                "id": row, "resident": resident, "position": position, "kind": contact.kind.rawValue,
                "name": contact.name, "reading": contact.reading, "relation": contact.relation,
                "calls": try Store.callsResident(contact, resident, before: calls),
                "language": contact.language, "zone": contact.timeZone, "sees": contact.sees.rawValue,
                "link": contact.asResident.isEmpty ? nil : contact.asResident,
                "user": user,
            ])
        for (kind, address) in [("telephone", contact.telephone), ("email", contact.email)] {
            if id != nil {
                try database.execute(
                    """
                    UPDATE contact_method SET disabled_at = :at, disabled_reason = '\(Store.replaced)'
                    WHERE town = :town AND contact = :contact AND kind = :kind AND address <> :address
                        AND disabled_at IS NULL
                    """,
                    ["at": decision.time.milliseconds, "contact": row, "kind": kind, "address": address])
            }
            try Store.addMethod(kind, address, of: row, at: decision.time, database)
        }
    }
}
