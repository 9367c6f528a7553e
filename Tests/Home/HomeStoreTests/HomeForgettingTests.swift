import DeviceLink
import Foundation
import Rules
import TestSupport
import Testing
import Texts

@testable import HomeStore

/// "Forget what I just said" in the outbox of a home.
struct HomeForgettingTests {
    private let folder: TemporaryFolder
    private let store: HomeStore
    private let client: HomeRulesClient
    private let noon = Date(timeIntervalSince1970: 1_796_266_800)

    init() throws {
        folder = try TemporaryFolder()
        store = try HomeStore.open(in: folder.url)
        let town = Town(
            id: "sample", name: LocalizedName(["en": "Sample"]), timeZone: "Asia/Tokyo",
            office: Office(name: LocalizedName(["en": "the office"]), telephone: "0242-00-1000"))
        let hana = Person(id: "hana", name: LocalizedName(["en": "Hana"]), spokenAs: [:])
        client = HomeRulesClient(
            store: store, town: town, household: Household(id: "h", district: "hill", resident: hana))
    }

    private func say(_ words: String, intent: String? = nil) async throws {
        try await client.record(
            Exchange(
                household: "h", at: noon, channel: .typed, outcome: .answered, heard: words, intent: intent,
                slots: ["item": words], reply: "You said \(words)."))
    }

    private func ask(_ intent: String, id: UUID = .v7()) async throws {
        _ = try await client.answer(
            Ask(id: id, household: "h", intent: intent, slots: [:], askedAt: noon, certainty: .confirmed))
    }

    /// What the outbox would send, as JSON.
    private func waiting() async throws -> String {
        try await store.waiting().jsonLine()
    }

    private func acknowledge(_ events: [HomeEvent], epoch: String = "one") async throws {
        let results = events.map { EventReceipt.Result(id: $0.id, status: .new) }
        try await store.note(
            EventReceipt(epoch: epoch, serverTime: 0, results: results, ackedThrough: [:]), at: noon)
    }

    @Test("The last words leave the outbox and the file, and the service is told which")
    func unsent() async throws {
        try await say("the first secret")
        try await say("the second secret")
        try await ask("forgetThat")
        try await say("forget that", intent: "forgetThat")
        let events = try await store.waiting().events
        #expect(events.map(\.kind) == ["exchange", "exchange", "forgetting", "exchange"])
        guard case .exchange(let exchange) = events[1].content else { return }
        #expect((exchange.heard, exchange.reply, exchange.slots) == ("", "", [:]))
        #expect(events[2].content == .forgetting(exchange.id))
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.url.path) {
            let bytes = try Data(contentsOf: folder.url.appending(path: name))
            #expect(bytes.range(of: Data("second secret".utf8)) == nil, "\(name)")
        }
        #expect(try await waiting().contains("the first secret"))

        try await ask("forgetThat")
        #expect(try await !waiting().contains("secret"), "said again: the one before")
    }

    @Test("The same question asked twice forgets once")
    func once() async throws {
        try await say("the first secret")
        try await say("the second secret")
        let id = UUID.v7()
        for _ in 1...2 { try await ask("forgetThat", id: id) }
        #expect(try await waiting().contains("the first secret"))
    }

    @Test("Words that were sent leave the home, too, and are not sent again after a restoration")
    func sent() async throws {
        try await say("the secret")
        let sent = try await store.waiting().events
        try await ask("forgetThat")
        // The answer to what was on its way meanwhile.
        try await acknowledge(sent)
        let waiting = try await store.waiting().events
        #expect(waiting.map(\.content) == sent.map { .forgetting($0.exchange) })
        try await acknowledge(waiting, epoch: "two")
        #expect(try await store.waiting().events.map(\.id) == sent.map(\.id))
        #expect(try await !self.waiting().contains("secret"))
    }

    @Test("What somebody must see to stays as it is")
    func care() async throws {
        try await ask("checkInUnwell")
        let care = try await store.waiting().events
        try await ask("forgetThat")
        #expect(try await store.waiting().events == care, "there were no words")
    }
}

extension HomeEvent {
    fileprivate var exchange: Exchange.ID {
        if case .exchange(let exchange) = content { exchange.id } else { id }
    }
}
