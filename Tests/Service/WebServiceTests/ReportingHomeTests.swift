import DeviceLink
import Foundation
import HomeStore
import Logging
import Rules
import Store
import TestSupport
import Testing

@testable import WebService

/// A home with an outbox of its own and the service that it reports to, over a real connection.
struct ReportingHomeTests {
    private let home: HomeStore
    private let client: HomeRulesClient

    init() throws {
        home = try HomeStore.inMemory()
        let town = Town(
            id: "sample", name: LocalizedName(["en": "Sample"]), timeZone: "Asia/Tokyo",
            office: Office(name: LocalizedName(["en": "the office"]), telephone: "0242-00-1000"))
        let hana = Person(id: "hana", name: LocalizedName(["en": "Hana"]), spokenAs: [:])
        client = HomeRulesClient(
            store: home, town: town, household: Household(id: "home of Hana", district: "hill", resident: hana))
    }

    /// Runs the sender while `body` runs.
    private func sending(
        to service: RunningService, _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        let sender = OutboxSender(
            store: home, service: try #require(URL(string: "http://127.0.0.1:\(service.port)")),
            token: service.secret.token, greeting: .milliseconds(500),
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await sender.run() }
            try await body()
            group.cancelAll()
        }
    }

    private func wait(until isTrue: () async throws -> Bool) async throws {
        let end = ContinuousClock.now + .seconds(20)
        while try await !isTrue() {
            try #require(.now < end, "it did not come to pass")
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    private func cry() async throws {
        _ = try await client.answer(
            Ask(household: "home of Hana", intent: "emergency", slots: ["kind": "fall"], askedAt: Date()))
    }

    @Test("A home with nothing to say is heard of from the start")
    func greets() async throws {
        try await RunningService.run { service in
            try await sending(to: service) {
                try await wait { try await service.store.devices().first?.lastSeenAt != nil }
            }
        }
    }

    @Test("An event that is too large is put aside, and keeps nothing back")
    func tooLarge() async throws {
        try await RunningService.run { service in
            var long = Exchange(household: "home of Hana", at: Date(), channel: .typed, outcome: .notRecognized)
            long.reply = String(repeating: "あ", count: 100_000)
            try await client.record(long)
            try await client.record(
                Exchange(household: "home of Hana", at: Date(), channel: .typed, outcome: .answered, heard: "short"))
            try await sending(to: service) {
                try await wait { try await service.store.exchanges(of: "home of Hana").map(\.heard) == ["short"] }
            }
            #expect(try await home.outbox().rejected == 1)
        }
    }

    @Test("After a restoration a cry comes back, although nobody speaks")
    func restored() async throws {
        try await RunningService.run { service in
            try await cry()
            try await sending(to: service) {
                try await wait { try await service.store.contactRequests().count == 1 }
                try await wait { try await home.outbox().waiting.values.allSatisfy { $0 == 0 } }
                try await service.loseEverything()
                try await wait { try await service.store.contactRequests().count == 1 }
            }
        }
    }
}
