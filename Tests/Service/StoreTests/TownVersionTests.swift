import DeviceLink
import Foundation
import Rules
import Store
import Synchronization
import Testing

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
        let store = try Store.inMemory()
        #expect(try await store.townInForce("x") == nil)
        let first = try await store.importTown("x", files: files("1"), at: start)
        let second = try await store.importTown("x", files: files("2"), at: start + 60)
        _ = try await store.importTown("y", files: [:], at: start)
        #expect(try await store.townInForce("x") == second.id)
        #expect(try await store.townFiles(of: first.id) == files("1"))
        #expect(try await store.townVersions(of: "x").map(\.id) == [second.id, first.id])
        #expect(try await store.townVersions(of: "x").map(\.isInForce) == [true, false])
        #expect(try await store.townVersions().count == 3)
    }

    @Test func anEarlierVersionIsPutInForceAgain() async throws {
        let store = try Store.inMemory()
        let first = try await store.importTown("x", files: files("1"), at: start)
        _ = try await store.importTown("x", files: files("2"), at: start)
        #expect(try await store.restoreTown("x", version: first.id))
        #expect(try await store.townInForce("x") == first.id)
        #expect(try await !store.restoreTown("x", version: 99))
        #expect(try await !store.restoreTown("y", version: first.id))
    }

    private func client(_ store: Store) -> LocalRulesClient {
        let home = Household(
            id: "h", district: "none", resident: Person(id: "p", name: LocalizedName([:]), spokenAs: [:]))
        return LocalRulesClient(store: store, town: town("0"), households: [home]) { files in
            guard let text = files["town.yml"].map({ String(decoding: $0, as: UTF8.self) }), text != "broken" else {
                throw CancellationError()
            }
            let isMixture = files["twin"] != nil && files["twin"] != files["town.yml"]
            return Town(
                id: "x", name: LocalizedName(["en": "X"]), timeZone: "Asia/Tokyo",
                office: Office(name: LocalizedName(["en": "the office"]), telephone: isMixture ? "a mixture" : text))
        }
    }

    /// The number that an unanswerable question names.
    private func telephone(_ client: LocalRulesClient) async throws -> MessageValue? {
        let ask = Ask(household: "h", intent: "dutyClinic", slots: [:], askedAt: start)
        return try await client.answer(ask).messages.first?.values["telephone"]
    }

    @Test func aRunningServiceAnswersFromTheVersionInForce() async throws {
        let store = try Store.inMemory()
        let client = client(store)
        #expect(try await telephone(client) == .telephone("0"))
        let first = try await store.importTown("x", files: files("1"), at: start)
        #expect(try await telephone(client) == .telephone("1"))
        _ = try await store.importTown("x", files: files("broken"), at: start)
        #expect(try await telephone(client) == .telephone("1"))
        _ = try await store.importTown("x", files: files("3"), at: start)
        #expect(try await telephone(client) == .telephone("3"))
        _ = try await store.restoreTown("x", version: first.id)
        #expect(try await telephone(client) == .telephone("1"))
    }

    /// Two files of each version hold its number; a reply made of two versions would show it. The imports wait for
    /// questions, so that every version is asked while the next one is written.
    @Test func whoeverAsksDuringImportsHearsOneVersionAndNeverAMixture() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "versions-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try Store.open(in: folder)
        let client = client(store)
        let versions = 30
        let asked = Counter()
        let seen = try await withThrowingTaskGroup(of: Set<Int>.self) { group in
            group.addTask {
                for number in 1...versions {
                    let text = Data(String(number).utf8)
                    _ = try await store.importTown("x", files: ["town.yml": text, "twin": text], at: start)
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

private final class Counter: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock { $0 } }

    func increment() {
        count.withLock { $0 += 1 }
    }
}
