import DeviceLink
import Foundation
import GRDB
import Rules
import TestSupport
import Testing

@testable import Store

/// Requests from the moment they are heard until a person has closed them.
struct RequestTests {
    private let service: RulesService
    private let cry = UUID()

    init() throws {
        service = try RulesService()
    }

    private func answer(_ certainty: Certainty, about: UUID? = nil, id: UUID = UUID()) async throws {
        _ = try await service.client.answer(
            Ask(
                id: id, household: "home of Hana", intent: "emergency", slots: ["kind": "fall"],
                askedAt: RulesService.morning, certainty: certainty, about: about))
    }

    private func confirmations() async throws -> [ContactRequest.Confirmation] {
        try await service.store.contactRequests().map(\.confirmation)
    }

    @Test("A half-heard cry is one open record, however often it is sent")
    func halfHeard() async throws {
        try await answer(.halfHeard, id: cry)
        try await answer(.halfHeard, id: cry)
        let requests = try await service.store.contactRequests(closed: false)
        #expect(requests.map(\.id) == [cry])
        #expect(requests.map(\.confirmation) == [.awaited])
    }

    @Test(
        "A yes, or a second cry, makes a call for help of the same record",
        arguments: [Certainty.confirmed, .understood])
    func confirmed(by certainty: Certainty) async throws {
        try await answer(.halfHeard, id: cry)
        try await answer(certainty, about: cry)
        let requests = try await service.store.contactRequests()
        #expect(requests.map(\.id) == [cry])
        #expect(requests.map(\.confirmation) == [.given])
    }

    @Test("A no closes it, and takes nothing back that was confirmed")
    func declined() async throws {
        try await answer(.halfHeard, id: cry)
        try await answer(.declined, about: cry)
        #expect(try await confirmations() == [.refused])
        #expect(try await service.store.contactRequests(closed: false).isEmpty)
        #expect(try await service.store.close(cry, outcome: "well", by: "kenji")?.outcome == nil, "closed already")

        let second = UUID()
        try await answer(.halfHeard, id: second)
        try await answer(.confirmed, about: second)
        try await answer(.declined, about: second)
        #expect(Set(try await confirmations()) == [.refused, .given])
    }

    @Test("A yes whose cry was never kept is a call for help of its own")
    func cryThatWasNotKept() async throws {
        try await answer(.confirmed, about: cry)
        #expect(try await confirmations() == [.given])
    }

    @Test("A yes after staff have closed the cry is a new call for help")
    func yesAfterClosing() async throws {
        try await answer(.halfHeard, id: cry)
        _ = try await service.store.close(cry, outcome: "the television", by: "kenji")
        try await answer(.confirmed, about: cry)
        #expect(try await service.store.contactRequests().map(\.isOpen).sorted { !$0 && $1 } == [false, true])
    }

    @Test("What closed a request first stays")
    func closedOnce() async throws {
        try await answer(.understood, id: cry)
        _ = try await service.store.close(cry, outcome: "telephoned, she is well", by: "kenji")
        let again = try await service.store.close(cry, outcome: "nobody was there", by: "kenji")
        #expect(again?.outcome == "telephoned, she is well")
        #expect(try await service.store.contactRequests(closed: false).isEmpty)
        #expect(try await service.store.close(UUID(), outcome: "x", by: "kenji") == nil)
    }

    @Test("A pause is shown until its day is over")
    func pauses() async throws {
        _ = try await service.ask("pauseCheckIns")
        let day = try #require(CalendarDate("2026-12-03"))
        #expect(try await service.store.checkInPauses(from: day) == [CheckInPause(person: "hana", day: day)])
        #expect(try await service.store.checkInPauses(from: day + 1).isEmpty)
    }

    @Test("Requests of a database from before stay, open and confirmed")
    func migration() async throws {
        let queue = try DatabaseQueue()
        try Store.migrator(for: .sample).migrate(queue, upTo: "alerts heard")
        try await queue.write { database in
            try database.execute(
                sql: """
                    INSERT INTO handledAsk (id, at, reply) VALUES (:id, '2026-12-02 22:40:00.000', '{}');
                    INSERT INTO contactRequest (ask, household, target, reason, at)
                        VALUES (:id, 'home of Hana', 'family', 'asked', '2026-12-02 22:40:00.000');
                    """, arguments: ["id": "6A2E4F60-8C3B-4B57-8A55-0F1E2D3C4B5A"])
        }
        let request = try #require(try await Store(queue, town: .sample).contactRequests(closed: false).first)
        #expect((request.confirmation, request.outcome, request.at) == (.given, nil, RulesService.morning))
    }
}
