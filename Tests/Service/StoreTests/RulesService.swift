import DeviceLink
import Foundation
import GRDB
import Rules
import Testing

@testable import Store

/// The rules of a small town with a database. Hana's home watches over Kiyo, who has a home of her own.
struct RulesService {
    let store: Store
    let client: LocalRulesClient

    /// Thursday, 2026-12-03, 07:40 in Tokyo, and still Wednesday in Greenwich.
    static let morning = Date(timeIntervalSince1970: 1_796_251_200)

    private static let hana = person("hana", "Hana")
    private static let kiyo = person("kiyo", "your mother")

    init(_ store: Store) throws {
        self.store = store
        let town = Town(
            id: "sample", name: LocalizedName(["en": "Sample"]), timeZone: "Asia/Tokyo",
            office: Office(name: LocalizedName(["en": "the town office"]), telephone: "0242-00-1000"))
        try store.takeOver(
            [
                Household(id: "home of Hana", district: "hill", resident: Self.hana, watchesOver: [Self.kiyo]),
                Household(id: "home of Kiyo", district: "hill", resident: Self.kiyo),
            ], districts: [], at: Self.morning)
        client = LocalRulesClient(store: store, town: town)
    }

    init() throws {
        try self.init(.inMemory(.sample))
    }

    func ask(
        _ intent: String, _ slots: [String: String] = [:], id: UUID = UUID(), in household: String = "home of Hana",
        at time: Date = morning, confirmed: Bool = false
    ) async throws -> Reply {
        try await client.answer(
            Ask(
                id: id, household: household, intent: intent, slots: slots, askedAt: time,
                certainty: confirmed ? .confirmed : .understood))
    }

    private static func person(_ id: String, _ name: String) -> Person {
        Person(id: id, name: LocalizedName(["en": name]), spokenAs: [:])
    }
}

extension TownKey {
    static let sample = TownKey(id: "sample", timeZone: "Asia/Tokyo")
}

extension Store {
    /// Every row of a table, its columns joined by spaces.
    func rows(of table: String, columns: String) async throws -> [String] {
        try await writer.read { database in
            try Row.fetchAll(database, sql: "SELECT \(columns) FROM \(table) ORDER BY rowid").map { row in
                row.databaseValues.map { String.fromDatabaseValue($0) ?? "-" }.joined(separator: " ")
            }
        }
    }
}

extension Reply {
    /// The keys of its messages.
    var keys: [String] { messages.map(\.key) }
}
