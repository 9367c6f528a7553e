import DeviceLink
import Foundation
import Rules
import TestSupport
import Testing

@testable import HomeStore

/// The outbox of a home, without a service.
struct OutboxTests {
    private let store: HomeStore
    private let client: HomeRulesClient
    private let noon = Date(timeIntervalSince1970: 1_796_266_800)

    init() throws {
        store = try HomeStore.inMemory()
        let town = Town(
            id: "sample", name: LocalizedName(["en": "Sample"]), timeZone: "Asia/Tokyo",
            office: Office(name: LocalizedName(["en": "the office"]), telephone: "0242-00-1000"))
        let hana = Person(id: "hana", name: LocalizedName(["en": "Hana"]), spokenAs: [:])
        client = HomeRulesClient(
            store: store, town: town, household: Household(id: "h", district: "hill", resident: hana))
    }

    private func ask(_ intent: String, _ slots: [String: String] = [:], id: UUID = .v7()) async throws -> Reply {
        try await client.answer(
            Ask(id: id, household: "h", intent: intent, slots: slots, askedAt: noon, certainty: .confirmed))
    }

    private func receipt(
        _ events: [HomeEvent], _ status: EventReceipt.Status = .new, epoch: String = "one"
    ) -> EventReceipt {
        EventReceipt(
            epoch: epoch, serverTime: 0, results: events.map { .init(id: $0.id, status: status) }, ackedThrough: [:])
    }

    @Test("A request waits, once, until the service lists it")
    func waits() async throws {
        let id = UUID.v7()
        _ = try await ask("contact", ["target": "family"], id: id)
        _ = try await ask("contact", ["target": "family"], id: id)
        let waiting = try await store.waiting().events
        #expect(waiting.map(\.id) == [id])
        #expect(waiting.map(\.sequence) == [1])
        try await store.note(receipt([]), at: noon)
        #expect(try await store.waiting().events == waiting)
        try await store.note(receipt(waiting), at: noon)
        #expect(try await store.waiting().events.isEmpty)
    }

    @Test("An answer that changes nothing sends nothing")
    func nothing() async throws {
        _ = try await ask("time")
        #expect(try await store.waiting().events.isEmpty)
    }

    @Test(
        "What only the town hall knows is not answered from nothing",
        arguments: [("whoLooked", [:]), ("announcements", [:]), ("didCheckIn", ["person": "kiyo"])])
    func needsService(intent: String, slots: [String: String]) async throws {
        let reply = try await ask(intent, slots)
        #expect(reply.outcome == .unknown)
        #expect(reply.messages.first?.key == "link.outOfReach")
        #expect(reply.effects.isEmpty)
    }

    @Test("Care goes before the log")
    func lanes() async throws {
        try await client.record(Exchange(household: "h", at: noon, channel: .typed, outcome: .answered))
        _ = try await ask("checkInWell")
        #expect(try await store.waiting().events.map(\.lane) == [.care, .log])
    }

    @Test("A question whose exchange is kept, too, is two events")
    func exchange() async throws {
        let id = UUID.v7()
        _ = try await ask("checkInWell", id: id)
        try await client.record(Exchange(id: id, household: "h", at: noon, channel: .typed, outcome: .answered))
        let events = try await store.waiting().events
        #expect(Set(events.map(\.id)).count == 2)
    }

    @Test("Of a line that goes on for ever the beginning is kept", arguments: ["あ", "a\u{301}", "\u{301}"])
    func longLine(letter: String) async throws {
        let line = String(repeating: letter, count: 300_000)
        var exchange = Exchange(household: "h", at: noon, channel: .typed, outcome: .notRecognized, heard: line)
        #expect(exchange.heard.unicodeScalars.count == Exchange.maximumHeard)
        exchange.heard = line
        #expect(exchange.heard.unicodeScalars.count == Exchange.maximumHeard)
        exchange.heard = "short"
        #expect(exchange.heard == "short")
    }

    @Test("What was rejected is put aside, and kept")
    func rejected() async throws {
        _ = try await ask("checkInWell")
        try await store.note(receipt(store.waiting().events, .rejected), at: noon)
        let outbox = try await store.outbox()
        #expect(outbox.waiting[.care] == 0)
        #expect(outbox.rejected == 1)
    }

    @Test("A service restored from a backup gets again what was kept")
    func restored() async throws {
        _ = try await ask("contact", ["target": "family"])
        let first = try await store.waiting().events
        try await store.note(receipt(first), at: noon)
        _ = try await ask("checkInWell")
        let second = try await store.waiting().events
        try await store.note(receipt(second, epoch: "two"), at: noon)
        #expect(try await store.waiting().events == first)
    }

    @Test("After a week an acknowledged event is gone, and numbers go on")
    func week() async throws {
        _ = try await ask("contact", ["target": "volunteer"])
        try await store.note(receipt(store.waiting().events), at: noon)
        _ = try await ask("checkInWell")
        try await store.note(receipt(store.waiting().events), at: noon + 8 * 86400)
        _ = try await ask("contact", ["target": "family"])
        #expect(try await store.waiting().events.map(\.sequence) == [3])
    }

    @Test("The home remembers what it has answered today")
    func remembers() async throws {
        _ = try await ask("checkInWell")
        #expect(try await ask("checkInWell").messages.map(\.key) == ["checkIn.already"])
    }
}
