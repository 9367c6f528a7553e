import Foundation
import GRDB
public import Rules
import Texts

/// A resident of the list, as somebody looks at them.
public struct SeenResident: Sendable, Equatable, Identifiable {
    public struct Contact: Sendable, Equatable {
        public var kind: ListedContact.Kind
        /// What the resident calls them.
        public var relation: String
        /// Only if a purpose of the look was given.
        public var details: ListedContact?
    }

    public struct Details: Sendable, Equatable {
        public var name: String
        public var reading: String
        /// Of the home.
        public var address: String
        public var telephone: String
    }

    public var id: String
    public var household: String
    public var district: String
    public var status: ResidentStatus?
    public var languages: [String]
    /// In the order in which they are told.
    public var contacts: [Contact]
    /// Only if a purpose of the look was given.
    public var details: Details?
}

extension Store {
    /// Residents of the town's list, also those who moved or died.
    /// - Parameters:
    ///   - look: With it names, addresses and telephone numbers are shown, and it is kept for each resident; once for
    ///     everyone if these are all.
    ///   - choice: Which of them, in which order.
    public func residents(
        look: Look? = nil,
        _ choice: @escaping @Sendable (PeopleList) -> [(household: ListedHousehold, resident: ListedResident)]
    ) async throws -> [SeenResident] {
        try await looking(look, .readingPeople, of: .everyone) { database in
            let list = try Self.peopleList(database)
            let seen = choice(list).map { SeenResident($0.resident, in: $0.household, isNamed: look != nil) }
            let isAll = !seen.isEmpty && seen.count == list.residents.count
            return (seen, shown: isAll ? .everyone : .residents(seen.map(\.id)))
        }
    }

    /// One resident of the list.
    /// - Parameters:
    ///   - id: The resident's.
    ///   - look: With it names, addresses and telephone numbers are shown.
    /// - Returns: Nil if there is no such resident.
    public func resident(_ id: String, look: Look? = nil) async throws -> SeenResident? {
        try await looking(look, .readingPeople, of: Text(verbatim: "“\(id)”")) { database in
            let place = try Self.peopleList(database).residents.first { $0.resident.id == id }
            let seen = place.map { SeenResident($0.resident, in: $0.household, isNamed: look != nil) }
            return (seen, shown: .residents(seen == nil ? [] : [id]))
        }
    }

    /// Everyone in the town's list, also those who moved or died; homes in the order of their ids.
    public func peopleList(look: Look) async throws -> PeopleList {
        try await looking(look, .readingPeople, of: .everyone) { database in
            let list = try Self.peopleList(database)
            return (list, shown: list.households.isEmpty ? .nobody : .everyone)
        }
    }

    /// The volunteers as the list spells them. They hold a public office: it is no look at a resident.
    public func volunteerNames() async throws -> Set<String> {
        try await fetch(.readingPeople, of: .everyone) { database in
            Set(
                try database.values(
                    "SELECT name FROM contact WHERE town = :town AND kind = 'volunteer' AND ended_at IS NULL"))
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
                AND (disabled_reason IS NULL OR disabled_reason NOT IN ('\(replaced)', '\(handedOver)'))
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
            SELECT id, resident, kind, name, reading, relation, calls_resident, language, time_zone, sees,
                as_resident
            FROM contact
            WHERE town = :town AND ended_at IS NULL ORDER BY resident, position, id
            """)
        for row in rows {
            let methods = addresses[row["id"]] ?? [:]
            try contacts[row["resident"], default: []].append(
                ListedContact(
                    kind: ListedContact.Kind(rawValue: row["kind"]) ?? .family, name: row["name"],
                    reading: row["reading"], relation: row["relation"],
                    callsResident: callsResident(row["calls_resident"]), language: row["language"],
                    timeZone: row["time_zone"], sees: ListedContact.Sees(rawValue: row["sees"]) ?? .problems,
                    telephone: methods["telephone"] ?? "", email: methods["email"] ?? "",
                    asResident: row["as_resident"] ?? ""))
        }
        return contacts
    }

    /// The reason of an address that another one took the place of.
    static let replaced = "replaced"
    /// The reason of an address of a volunteer whose place another one has.
    static let handedOver = "handedOver"

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

extension SeenResident {
    fileprivate init(_ listed: ListedResident, in household: ListedHousehold, isNamed: Bool) {
        self.init(
            id: listed.id, household: household.id, district: household.district, status: listed.status,
            languages: listed.languages,
            contacts: listed.contacts.map {
                Contact(kind: $0.kind, relation: $0.relation, details: isNamed ? $0 : nil)
            },
            details: isNamed
                ? Details(
                    name: listed.name, reading: listed.reading, address: household.address,
                    telephone: household.telephone) : nil)
    }
}

extension Text {
    static let readingPeople = Text(en: "reading the list of people", ja: "名簿を読む")
    static let everyone = Text(en: "everyone", ja: "全員")
}
