import DeviceLink
import Foundation
import GRDB
import Rules
import Synchronization
import TestSupport
import Testing
import Texts

@testable import Store

@Suite struct TownVersionTests {
    private let start = Date(timeIntervalSince1970: 1_795_212_600)

    private func town(_ telephone: String) -> Town {
        Town(
            id: "x", name: LocalizedName(["en": "X"]), timeZone: "Asia/Tokyo",
            office: Office(name: LocalizedName(["en": "the office"]), telephone: telephone))
    }

    private func files(_ telephone: String) -> [String: Data] {
        ["town.yml": Data(telephone.utf8), "a/b.csv": Data([0, 1, 255])]
    }

    @Test func aVersionKeepsItsFilesAndIsInForce() async throws {
        let store = try Store.inMemory(.sample)
        #expect(try await store.townInForce() == nil)
        let first = try await store.importTown(files: files("1"), at: start)
        let second = try await store.importTown(files: files("2"), at: start + 60)
        let other = try Store(store.writer, town: TownKey(id: "y", timeZone: "Asia/Tokyo"))
        _ = try await other.importTown(files: [:], at: start)
        #expect(try await store.townInForce() == second.id)
        #expect(try await store.townFiles(of: first.id) == files("1"))
        #expect(try await store.townVersions().map(\.id) == [second.id, first.id])
        #expect(try await store.townVersions().map(\.isInForce) == [true, false])
        #expect(try await other.townVersions().count == 1)
    }

    @Test func anEarlierVersionIsPutInForceAgain() async throws {
        let store = try Store.inMemory(.sample)
        let first = try await store.importTown(files: files("1"), at: start)
        _ = try await store.importTown(files: files("2"), at: start)
        #expect(try await store.restoreTown(version: first.id))
        #expect(try await store.townInForce() == first.id)
        #expect(try await !store.restoreTown(version: 99))
        let other = try Store(store.writer, town: TownKey(id: "y", timeZone: "Asia/Tokyo"))
        #expect(try await !other.restoreTown(version: first.id))
    }

    private func client(_ store: Store, warn: @escaping @Sendable (Text) -> Void = { _ in }) throws -> LocalRulesClient
    {
        let home = Household(
            id: "h", district: "none", resident: Person(id: "p", name: LocalizedName([:]), spokenAs: [:]))
        try store.takeOver([home], districts: [], at: start)
        return LocalRulesClient(
            store: store, town: town("0"), reader: { try read($0) }, warn: warn)
    }

    private func read(_ files: [String: Data]) throws -> Town {
        guard let text = files["town.yml"].map({ String(decoding: $0, as: UTF8.self) }), text != "broken" else {
            throw DamagedVersion()
        }
        let isMixture = files["twin"] != nil && files["twin"] != files["town.yml"]
        return town(isMixture ? "a mixture" : text)
    }

    /// The number that an unanswerable question names.
    private func telephone(_ client: LocalRulesClient) async throws -> MessageValue? {
        let ask = Ask(household: "h", intent: "dutyClinic", slots: [:], askedAt: start)
        return try await client.answer(ask).messages.first?.values["telephone"]
    }

    @Test func aRunningServiceAnswersFromTheVersionInForce() async throws {
        let store = try Store.inMemory(.sample)
        let client = try client(store)
        #expect(try await telephone(client) == .telephone("0"))
        let first = try await store.importTown(files: files("1"), at: start)
        #expect(try await telephone(client) == .telephone("1"))
        _ = try await store.importTown(files: files("broken"), at: start)
        #expect(try await telephone(client) == .telephone("1"))
        _ = try await store.importTown(files: files("3"), at: start)
        #expect(try await telephone(client) == .telephone("3"))
        _ = try await store.restoreTown(version: first.id)
        #expect(try await telephone(client) == .telephone("1"))
    }

    @Test("A damaged version is reported once, and the version before it stays in force")
    func damagedVersion() async throws {
        try await withTemporaryFolder { folder in
            let store = try Store.open(in: folder, town: .sample)
            let warnings = Mutex<[String]>([])
            let client = try client(store) { text in warnings.withLock { $0.append(text.en) } }
            _ = try await store.importTown(files: files("1"), at: start)
            #expect(try await telephone(client) == .telephone("1"))

            let second = try await store.importTown(files: files("2"), at: start)
            // As a bad block of the disk would leave it.
            try await store.writer.write { database in
                try database.execute(
                    sql: "UPDATE town_file SET contents = ? WHERE path = 'town.yml' AND version = ?",
                    arguments: [Data("broken".utf8), second.id])
            }
            for _ in 1...3 { #expect(try await telephone(client) == .telephone("1")) }
            #expect(warnings.withLock { $0.count } == 1)
            let warning = try #require(warnings.withLock { $0.first })
            #expect(warning.contains("version \(second.id): town.yml is damaged"), "\(warning)")

            let third = try await store.importTown(files: files("broken"), at: start)
            for _ in 1...2 { #expect(try await telephone(client) == .telephone("1")) }
            #expect(warnings.withLock { $0.last?.contains("version \(third.id): ") } == true)
            #expect(warnings.withLock { $0.count } == 2)

            _ = try await store.importTown(files: files("4"), at: start)
            #expect(try await telephone(client) == .telephone("4"))
            _ = try await store.restoreTown(version: second.id)
            #expect(try await telephone(client) == .telephone("4"))
            #expect(warnings.withLock { $0.count } == 3, "it was readable in between")
        }
    }

    @Test("If the database cannot say which version is in force, that is reported once")
    func damagedTable() async throws {
        try await withTemporaryFolder { folder in
            let store = try Store.open(in: folder, town: .sample)
            let warnings = Mutex<[String]>([])
            let client = try client(store) { text in warnings.withLock { $0.append(text.en) } }
            _ = try await store.importTown(files: files("1"), at: start)
            #expect(try await telephone(client) == .telephone("1"))
            try await store.writer.write { try $0.execute(sql: "ALTER TABLE town_in_force RENAME TO lost") }
            for _ in 1...2 { #expect(try await telephone(client) == .telephone("1")) }
            #expect(warnings.withLock { $0.count } == 1)
            #expect(warnings.withLock { $0.first?.contains("reading the version in force failed") } == true)
        }
    }

    /// Two files of each version hold its number; a reply made of two versions would show it. The imports wait for
    /// questions, so that every version is asked while the next one is written.
    @Test func whoeverAsksDuringImportsHearsOneVersionAndNeverAMixture() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "versions-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try Store.open(in: folder, town: .sample)
        let client = try client(store)
        let versions = 30
        let asked = Counter()
        let seen = try await withThrowingTaskGroup(of: Set<Int>.self) { group in
            group.addTask {
                for number in 1...versions {
                    let text = Data(String(number).utf8)
                    _ = try await store.importTown(files: ["town.yml": text, "twin": text], at: start)
                    // One more than may have been under way; nobody asks any more who has heard the last.
                    let before = asked.value
                    while number < versions, asked.value < before + 4 { try await Task.sleep(for: .milliseconds(1)) }
                }
                return []
            }
            for _ in 0..<3 {
                group.addTask {
                    var seen: Set<Int> = []
                    var last = 0
                    while last < versions {
                        guard case .telephone(let text) = try await telephone(client), let number = Int(text) else {
                            Issue.record("a mixture")
                            break
                        }
                        #expect(number >= last)
                        seen.insert(number)
                        last = number
                        asked.increment()
                    }
                    return seen
                }
            }
            return try await group.reduce(into: Set<Int>()) { $0.formUnion($1) }
        }
        #expect(seen.isSuperset(of: 1...versions))
    }
}

private struct DamagedVersion: ExplainedError {
    var text: Text { Text(verbatim: "town.yml is damaged") }
}

private final class Counter: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock { $0 } }

    func increment() {
        count.withLock { $0 += 1 }
    }
}
