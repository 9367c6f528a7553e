import DeviceLink
import Foundation
import GRDB
import Rules
import TestSupport
import Testing
import Texts

@testable import Store

/// Two towns in one database, with the same ids on both sides.
@Suite struct TwoTownsTests {
    /// One public read or write of `Store`, with random values from a small set, so that both towns meet.
    private struct Action: Sendable {
        var name: String
        /// What a read says, nil for a write.
        var run: @Sendable (Store, inout SplitMix) async throws -> String?
    }

    private static let actions: [Action] = [
        Action(name: "record") { store, random in
            try await store.record(
                Exchange(
                    id: id(&random), household: home(&random), at: time(&random), channel: .voice, outcome: .answered,
                    heard: "ごみ \(store.town.id)", intent: "nextCollection", reply: "\(store.town.id)です。"))
            return nil
        },
        Action(name: "exchanges") { store, random in
            "\(try await store.exchanges(of: home(&random), limit: 5))"
        },
        Action(name: "log") { store, random in
            let query = LogQuery(household: Bool.random(using: &random) ? home(&random) : nil, limit: 9)
            return "\(try await store.log(query, look: look))"
        },
        Action(name: "search") { store, random in
            "\(try await store.log(LogQuery(words: Bool.random(using: &random) ? "ごみ" : "で", limit: 9)))"
        },
        Action(name: "profile") { store, random in
            try await store.save(SpeechProfile(paceSteps: Int(random.next() % 5)), of: home(&random))
            return nil
        },
        Action(name: "speechProfile") { store, random in
            "\(try await store.speechProfile(of: home(&random)))"
        },
        Action(name: "announce") { store, random in
            try await store.announce("お知らせ \(store.town.id)", at: LocalTime(time(&random), in: .gmt))
            return nil
        },
        Action(name: "contactRequests") { store, _ in
            "\(try await store.contactRequests(look: look, showsNames: true))"
        },
        Action(name: "close") { store, random in
            _ = try await store.close(id(&random), outcome: "done in \(store.town.id)", by: "sato", at: time(&random))
            return nil
        },
        Action(name: "checkInPauses") { store, _ in
            "\(try await store.checkInPauses(from: LocalTime(start - 86_400 * 400, in: .gmt).date, look: look))"
        },
        Action(name: "markHeard") { store, random in
            try await store.markHeard("alert \(random.next() % 3)", in: home(&random), at: time(&random))
            return nil
        },
        Action(name: "alertsHeard") { store, random in
            "\(try await store.alertsHeard(in: home(&random)).sorted())"
        },
        Action(name: "household") { store, random in
            "\(String(describing: try await store.household(home(&random))))"
        },
        Action(name: "ask") { store, random in
            let intents = ["checkInWell", "checkInUnwell", "emergency", "pauseCheckIns", "announcements"]
            let ask = Ask(
                id: id(&random), household: home(&random), intent: intents[Int(random.next() % 5)], slots: [:],
                askedAt: time(&random), certainty: .confirmed)
            // A reply holds dictionaries, whose order is chance: its letters are compared.
            return (try? await client(store).answer(ask)).map { String("\($0)".sorted()) } ?? "refused"
        },
        Action(name: "importTown") { store, random in
            _ = try await store.importTown(files: ["a": Data(store.town.id.utf8)], at: time(&random))
            return nil
        },
        Action(name: "restoreTown") { store, random in
            "\(try await store.restoreTown(version: Int64(random.next() % 6)))"
        },
        Action(name: "townVersions") { store, _ in "\(try await store.townVersions())" },
        Action(name: "townFiles") { store, random in
            "\(try await store.townFiles(of: Int64(random.next() % 6)).mapValues { String(decoding: $0, as: UTF8.self) })"
        },
        Action(name: "townInForce") { store, _ in "\(String(describing: try await store.townInForce()))" },
        Action(name: "retain") { store, random in
            let policy = RetentionPolicy(textDays: 20, eventDays: 60)
            return "\(try await store.retain(policy, at: time(&random)).removed.sorted { $0.key < $1.key })"
        },
        Action(name: "retain, dry") { store, random in
            let policy = RetentionPolicy(textDays: 2, eventDays: 3)
            return
                "\(try await store.retain(policy, at: time(&random), dryRun: true).removed.sorted { $0.key < $1.key })"
        },
        Action(name: "personalData") { store, random in
            guard var data = try await store.personalData(of: person(&random), look: look) else { return "none" }
            // An id that Store draws itself.
            data.tables["task"] = data.tables["task"]?.map { $0.filter { $0.key != "id" } }
            return try data.jsonLine()
        },
        Action(name: "erase") { store, random in
            guard random.next() % 4 == 0 else { return nil }
            return
                "\(String(describing: try await store.erase(person(&random), reason: "x", by: .account("y"), at: start)?.removed.sorted { $0.key < $1.key }))"
        },
        Action(name: "erasures") { store, _ in "\(try await store.erasures().map(\.resident))" },
        Action(name: "takeOver") { store, random in
            let homes = (0..<3).map {
                Household(
                    id: "home\($0)", district: "hill",
                    resident: Person(
                        id: "person\($0)", name: LocalizedName(["ja": "\($0) \(store.town.id)"]), spokenAs: [:]),
                    watchesOver: [Person(id: "person\(($0 + 1) % 3)", name: LocalizedName(["ja": "母"]), spokenAs: [:])])
            }
            return "\(try store.takeOver(homes, districts: [], at: time(&random)))"
        },
    ]

    private static let start = RulesService.morning
    private static let look = Look(actor: .account("root"), purpose: "review", what: "everything", at: start)

    private static func id(_ random: inout SplitMix) -> UUID {
        UUID(uuidString: "00000000-0000-4000-8000-\(100_000_000_000 + random.next() % 40)") ?? UUID()
    }
    private static func home(_ random: inout SplitMix) -> String { "home\(random.next() % 3)" }
    private static func person(_ random: inout SplitMix) -> String { "person\(random.next() % 3)" }
    private static func time(_ random: inout SplitMix) -> Date { start + Double(random.next() % 100) * 86_400 }
    private static func client(_ store: Store) -> LocalRulesClient {
        LocalRulesClient(
            store: store,
            town: Town(
                id: store.town.id, name: LocalizedName(["en": "X"]), timeZone: "Asia/Tokyo",
                office: Office(name: LocalizedName(["en": "the office"]), telephone: "1")))
    }

    /// Every row of a town as its letters in order (JSON has its keys in any), by table. Ids that Store draws itself are left out.
    private func rows(of town: String, in writer: any DatabaseWriter) async throws -> [String: [String]] {
        try await writer.read { database in
            let tables = try String.fetchAll(
                database,
                sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'exchange_text%'")
            var rows: [String: [String]] = [:]
            for table in tables {
                let columns = try database.columns(in: table).map(\.name)
                guard columns.contains("town") else { continue }
                let hidden = ["erasure", "retention_run", "task"].contains(table) ? ["id"] : ["text_key"]
                let shown = columns.filter { !hidden.contains($0) }.joined(separator: ", ")
                rows[table] = try Row.fetchAll(
                    database, sql: "SELECT \(shown) FROM \(table) WHERE town = ?", arguments: [town]
                ).map { String($0.description.sorted()) }.sorted()
            }
            return rows
        }
    }

    @Test(
        "Whatever one town does, the other one's rows stay as they are, and it finds what it would find alone",
        arguments: 0..<4)
    func towns(seed: Int) async throws {
        let first = TownKey(id: "aoba", timeZone: "Asia/Tokyo")
        let second = TownKey(id: "aoba2", timeZone: "Asia/Tokyo")
        let together = try Store.inMemory(first)
        let other = try Store(together.writer, town: second)
        let alone = [try Store.inMemory(first), try Store.inMemory(second)]
        var random = SplitMix(state: UInt64(seed + 300))
        for step in 0..<150 {
            let action = Self.actions[Int(random.next() % UInt64(Self.actions.count))]
            let side = Int(random.next() % 2)
            let (acting, resting) = side == 0 ? (together, other) : (other, together)
            let before = try await rows(of: resting.town.id, in: together.writer)
            // The same random values in both databases.
            var (here, there) = (random, random)
            let found = try await action.run(acting, &here)
            let expected = try await action.run(alone[side], &there)
            random = here
            #expect(found == expected, "step \(step): \(action.name)")
            #expect(try await rows(of: resting.town.id, in: together.writer) == before, "step \(step): \(action.name)")
        }
        for (side, store) in [together, other].enumerated() {
            let expected = try await rows(of: store.town.id, in: alone[side].writer)
            #expect(try await rows(of: store.town.id, in: together.writer) == expected)
        }
    }

    @Test("Every public read and write of Store is among the actions")
    func completeness() throws {
        let folder = Checkout.root.appending(path: "Sources/Service/Store")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("Store+") }
        let methods = try names.sorted().flatMap { name in
            try String(contentsOf: folder.appending(path: name), encoding: .utf8)
                .matches(of: /\n    public func (?<name>\w+)/).map { String($0.output.name) }
        }
        let covered = Set(Self.actions.map { String($0.name.prefix { $0 != "," }) } + ["save", "encode"])
            // Their secrets are random: DeviceTownTests.
            .union(["addDevice", "device", "devices", "revokeDevice", "receive"])
        #expect(Set(methods).subtracting(covered).isEmpty)
        #expect(methods.count > 15)
    }
}
