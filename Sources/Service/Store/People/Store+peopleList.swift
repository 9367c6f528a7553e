import Foundation
import GRDB
public import Rules
import Texts

extension Store {
    /// Everyone in the town's list, also those who moved or died; homes in the order of their ids.
    public func peopleList() async throws -> PeopleList {
        try await fetch(.readingPeople, of: .everyone) { database in
            try Self.peopleList(database)
        }
    }

    static func peopleList(_ database: TownDatabase) throws -> PeopleList {
        let contacts = try contacts(database)
        var residents: [String: [ListedResident]] = [:]
        let rows = try database.rows(
            """
            SELECT id, household, name, reading, languages, status FROM resident
            WHERE town = :town AND name <> '' ORDER BY household, position, id
            """)
        for row in rows {
            let id: String = row["id"]
            residents[row["household"], default: []].append(
                ListedResident(
                    id: id, name: row["name"], reading: row["reading"],
                    languages: (row["languages"] as String).split(separator: ",").map(String.init),
                    // The schema allows no other words.
                    status: ResidentStatus(rawValue: row["status"]), contacts: contacts[id] ?? []))
        }
        let homes = try database.rows(
            "SELECT id, district, address, telephone FROM household WHERE town = :town ORDER BY id")
        return PeopleList(
            homes.compactMap { row in
                let id: String = row["id"]
                return residents[id].map {
                    ListedHousehold(
                        id: id, district: row["district"] ?? "", address: row["address"], telephone: row["telephone"],
                        residents: $0)
                }
            })
    }

    /// The contacts in force of each resident, in order.
    private static func contacts(_ database: TownDatabase) throws -> [String: [ListedContact]] {
        var addresses: [String: [String: String]] = [:]
        let methods = try database.rows(
            """
            SELECT contact, kind, address FROM contact_method
            WHERE town = :town AND kind IN ('telephone', 'email')
                AND (disabled_reason IS NULL OR disabled_reason <> '\(replaced)')
            ORDER BY contact, kind, address
            """)
        for row in methods {
            let kind: String = row["kind"]
            let contact: String = row["contact"]
            addresses[contact, default: [:]][kind] = addresses[contact]?[kind] ?? row["address"]
        }
        var contacts: [String: [ListedContact]] = [:]
        let rows = try database.rows(
            """
            SELECT id, resident, kind, name, reading, relation, language, time_zone, sees, as_resident FROM contact
            WHERE town = :town AND ended_at IS NULL ORDER BY resident, position, id
            """)
        for row in rows {
            let methods = addresses[row["id"]] ?? [:]
            contacts[row["resident"], default: []].append(
                ListedContact(
                    kind: ListedContact.Kind(rawValue: row["kind"]) ?? .family, name: row["name"],
                    reading: row["reading"], relation: row["relation"], language: row["language"],
                    timeZone: row["time_zone"], sees: ListedContact.Sees(rawValue: row["sees"]) ?? .problems,
                    telephone: methods["telephone"] ?? "", email: methods["email"] ?? "",
                    asResident: row["as_resident"] ?? ""))
        }
        return contacts
    }

    /// The reason of an address that another one took the place of.
    static let replaced = "replaced"

    /// The districts that the database knows, for a town of which no version was imported.
    public func districts() async throws -> [District] {
        try await fetch(.readingPeople, of: .everyone) { database in
            try database.rows("SELECT id, name, reading FROM district WHERE town = :town ORDER BY id").map { row in
                let name: String = row["name"]
                let reading: String = row["reading"]
                return District(
                    id: row["id"],
                    name: LocalizedName(reading.isEmpty ? ["ja": name] : ["ja": name, "ja-Hrkt": reading]))
            }
        }
    }
}

extension Text {
    static let readingPeople = Text(en: "reading the list of people", ja: "名簿を読む")
    static let everyone = Text(en: "everyone", ja: "全員")
}
