import DeviceLink
public import Foundation
import GRDB
import Japanese
public import Rules
import Texts

extension Store {
    /// Takes the homes of a town's files into the database, if it holds no people yet; after that the files are not
    /// looked at again.
    ///
    /// What the files allowed one home to ask about another becomes a consent that was taken over, to be looked at
    /// again within 90 days.
    /// - Returns: False if there were people already.
    @discardableResult
    public func takeOver(_ households: [Household], districts: [District], at time: Date) throws -> Bool {
        let zone = town.timeZone
        return try explaining(Text(en: "taking over the homes", ja: "家を書きうつす"), Text(verbatim: "“\(town.id)”")) {
            try writer.write { database in
                let database = TownDatabase(database: database, town: town.id)
                // Who was erased must not come back from a file.
                let count: Int? = try database.value(
                    """
                    SELECT (SELECT COUNT(*) FROM resident WHERE town = :town AND name <> '')
                        + (SELECT COUNT(*) FROM erasure WHERE town = :town)
                    """)
                guard count == 0 else { return false }
                for district in districts { try Self.put(district, database) }
                for household in households { try Self.put(household, database) }
                try Self.claimProfiles(database)
                for household in households {
                    for person in household.watchesOver {
                        try Self.allow(household, toAskAbout: person, at: time, timeZone: zone, database)
                    }
                }
                try database.execute(
                    """
                    DELETE FROM household WHERE town = :town AND id = '' AND NOT EXISTS (
                        SELECT 1 FROM resident WHERE town = :town AND household = '')
                    """)
                return true
            }
        }
    }

    static func put(_ district: District, _ database: TownDatabase) throws {
        try database.execute(
            """
            INSERT INTO district (town, id, name, reading) VALUES (:town, :id, :name, :reading)
            ON CONFLICT (town, id) DO UPDATE SET name = excluded.name, reading = excluded.reading
            """,
            [
                "id": district.id, "name": district.name.inJapanese, "reading": district.name.reading ?? "",
            ])
    }

    private static func put(_ household: Household, _ database: TownDatabase) throws {
        try database.execute(
            """
            INSERT INTO district (town, id, name) VALUES (:town, :district, :district)
            ON CONFLICT (town, id) DO NOTHING
            """, ["district": household.district])
        try database.execute(
            """
            INSERT INTO household (town, id, district) VALUES (:town, :id, :district)
            ON CONFLICT (town, id) DO UPDATE SET district = excluded.district
            """, ["id": household.id, "district": household.district])
        let resident = household.resident
        try database.execute(
            """
            INSERT INTO resident (town, id, household, name, reading, spoken_name)
            VALUES (:town, :id, :household, :name, :reading, :spoken)
            ON CONFLICT (town, id) DO UPDATE SET household = excluded.household, name = excluded.name,
                reading = excluded.reading, spoken_name = excluded.spoken_name
            """,
            [
                "id": resident.id, "household": household.id, "name": resident.name.inJapanese,
                "reading": resident.name.reading ?? "", "spoken": try SpokenPerson(resident).jsonLine(),
            ])
    }

    /// - Parameter person: A resident; one who has no home in the files is left out.
    private static func allow(
        _ household: Household, toAskAbout person: Person, at time: Date, timeZone: String, _ database: TownDatabase
    ) throws {
        let id = "\(person.id)/\(household.resident.id)"
        try database.execute(
            """
            INSERT INTO contact (town, id, resident, kind, name, reading, calls_resident, time_zone, as_resident)
            SELECT :town, :id, id, 'family', :name, :reading, :calls, :zone, :watcher
            FROM resident WHERE town = :town AND id = :person
            """,
            [
                "id": id, "person": person.id, "watcher": household.resident.id,
                "name": household.resident.name.inJapanese, "reading": household.resident.name.reading ?? "",
                "calls": try SpokenPerson(person).jsonLine(), "zone": timeZone,
            ])
        guard database.changes > 0 else { return }
        let reviewBy = LocalTime(time, in: TimeZone(identifier: timeZone) ?? .gmt).date + 90
        try database.execute(
            """
            INSERT INTO consent (town, id, resident, purpose, recipient, text_version, given_by, given_at, review_by)
            VALUES (:town, :id, :person, :purpose, :id, 'households.yml', 'takenOver', :at, :review)
            """,
            [
                "id": id, "person": person.id, "purpose": Consent.Purpose.checkIns.rawValue,
                "at": time.milliseconds, "review": reviewBy.description,
            ])
    }

    /// The home as the rules know it: its first resident, and those of whom that resident may ask.
    /// - Returns: Nil if there is no such home, or nobody lives there any more.
    public func household(_ id: Household.ID) async throws -> Household? {
        try await fetch(Text(en: "reading a home", ja: "家を読む"), of: .household(id)) { database in
            try Self.household(id, database)
        }
    }

    static func household(_ id: Household.ID, _ database: TownDatabase) throws -> Household? {
        let resident = try database.row(
            """
            SELECT resident.id, spoken_name, district FROM resident
            JOIN household ON household.town = resident.town AND household.id = resident.household
            WHERE resident.town = :town AND household = :id AND status IN ('active', 'inHospital')
            ORDER BY position, resident.id LIMIT 1
            """, ["id": id])
        guard let resident else { return nil }
        let watched = try database.rows(
            """
            SELECT contact.resident AS id, calls_resident FROM contact
            JOIN resident ON resident.town = contact.town AND resident.id = contact.resident
            WHERE contact.town = :town AND as_resident = :resident AND ended_at IS NULL
                AND calls_resident IS NOT NULL AND status IN ('active', 'inHospital')
                AND EXISTS (
                    SELECT 1 FROM consent WHERE consent.town = :town AND consent.resident = contact.resident
                        AND (recipient = contact.id OR recipient IS NULL) AND purpose = :purpose
                        AND withdrawn_at IS NULL)
            ORDER BY contact.position, contact.id
            """, ["resident": resident["id"] as String, "purpose": Consent.Purpose.checkIns.rawValue])
        return Household(
            id: id, district: resident["district"] ?? "",
            resident: try Person(id: resident["id"], json: resident["spoken_name"]),
            watchesOver: try watched.map { try Person(id: $0["id"], json: $0["calls_resident"]) })
    }

    /// What the speaker calls a resident of the office's list. What other files have said of other languages stays.
    static func spokenName(_ resident: ListedResident, before json: String?) throws -> String {
        let before = try json.map { try Person(id: resident.id, json: $0) }
        var names = before?.name.byLanguage ?? [:]
        let sound = (resident.reading.isEmpty ? nil : resident.reading)?.filter { !$0.isWhitespace }
        names["ja"] = resident.name.filter { !$0.isWhitespace }
        names["ja-Hrkt"] = sound?.applyingTransform(.hiraganaToKatakana, reverse: true) ?? sound
        let person = Person(id: resident.id, name: LocalizedName(names), spokenAs: before?.spokenAs ?? [:])
        return try SpokenPerson(person).jsonLine()
    }

    /// What a contact calls the resident, as the office's list writes it: お母《かあ》さん.
    /// - Parameter json: As the database keeps it.
    static func callsResident(_ json: String?) throws -> String {
        guard let json else { return "" }
        let person = try Person(id: "", json: json)
        guard let name = person.name.byLanguage["ja"] else { return "" }
        return person.spokenAs["ja"]?.first { (try? RubyText($0).base) == name } ?? name
    }

    /// The same as the database keeps it. What other files have said of it, also in other languages, stays until the
    /// list says something else.
    static func callsResident(_ contact: ListedContact, _ resident: String, before json: String?) throws -> String? {
        let text = contact.callsResident
        guard try callsResident(json) != text else { return json }
        guard !text.isEmpty else { return nil }
        let ruby = (try? RubyText(text)) ?? RubyText(plain: text)
        var names = ["ja": ruby.base]
        if ruby.unread.isEmpty { names["ja-Hrkt"] = ruby.reading }
        let person = Person(id: resident, name: LocalizedName(names), spokenAs: ["ja": [text]])
        return try SpokenPerson(person).jsonLine()
    }

    /// Whether the town's list has the home, although nobody may live there any more.
    func hasHousehold(_ id: Household.ID) async throws -> Bool {
        try await fetch(Text(en: "reading a home", ja: "家を読む"), of: .household(id)) { database in
            try database.value("SELECT COUNT(*) FROM resident WHERE town = :town AND household = :id", ["id": id]) ?? 0
                > 0
        }
    }
}

/// What a resident has agreed to.
public enum Consent {
    public enum Purpose: String, Sendable, CaseIterable {
        /// Whether the resident has answered today.
        case checkIns
        /// A message if the resident asks for somebody or needs help.
        case requests
        /// Name, address and needs for those who help in a disaster.
        case disaster
    }
}

/// How a person is named and asked after, by language.
private struct SpokenPerson: Codable {
    var name: LocalizedName
    var phrases: [String: [String]]

    init(_ person: Person) {
        (name, phrases) = (person.name, person.spokenAs)
    }
}

extension Person {
    fileprivate init(id: String, json: String) throws {
        let spoken = try? JSONDecoder().decode(SpokenPerson.self, from: Data(json.utf8))
        self.init(id: id, name: spoken?.name ?? LocalizedName([:]), spokenAs: spoken?.phrases ?? [:])
    }
}

extension LocalizedName {
    /// As it stands in the town's list.
    fileprivate var inJapanese: String { byLanguage["ja"] ?? byLanguage["en"] ?? byLanguage.values.min() ?? "?" }
}
