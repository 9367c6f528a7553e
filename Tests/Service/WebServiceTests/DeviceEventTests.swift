import DeviceLink
import Foundation
import Rules
import Store
import Testing
import Texts

@testable import WebService

/// What a home reports, over a real connection.
struct DeviceEventTests {
    private func request(_ number: Int64, id: UUID = .v7(), effects: [Effect] = [.requestContact(.family)]) -> HomeEvent
    {
        let ask = Ask(
            id: id, household: "somebody else's", intent: "contact", slots: ["target": "family"], askedAt: Date(),
            certainty: .confirmed)
        return HomeEvent(
            id: id, lane: .care, sequence: number, occurredAt: Date(), content: .effects(ask, effects))
    }

    @Test("A request counts once, however often it is sent, and in the device's own home")
    func once() async throws {
        try await RunningService.run { service in
            let event = request(1)
            let first: EventReceipt = try await service.post([event]).decoded()
            let second: EventReceipt = try await service.post([event, event]).decoded()
            #expect(first.results == [.init(id: event.id, status: .new)])
            #expect(second.results.map(\.status) == [.known, .known])
            #expect(second.ackedThrough[.care] == 1)
            #expect(first.epoch == second.epoch && !first.epoch.isEmpty)
            let requests = try await service.store.contactRequests()
            #expect(requests.map(\.id) == [event.id])
            #expect(requests.map(\.household) == ["home of Hana"])
        }
    }

    @Test("What is acknowledged has no gap")
    func gap() async throws {
        try await RunningService.run { service in
            let events = (1...4).map { request(Int64($0)) }
            let ends: EventReceipt = try await service.post([events[0], events[3]]).decoded()
            #expect(ends.ackedThrough[.care] == 1)
            let middle: EventReceipt = try await service.post([events[2], events[1]]).decoded()
            #expect(middle.ackedThrough[.care] == 4)
            #expect(middle.ackedThrough[.log] == 0)
        }
    }

    @Test("An event that can never be accepted keeps no other back")
    func poison() async throws {
        try await RunningService.run { service in
            let good = request(2)
            let bad = UUID()
            let body = """
                {"events": [
                    {"id": "\(bad)", "lane": "care", "sequence": 1, "occurredAt": 0, "kind": "visions", "body": {}},
                    \(String(decoding: try JSONEncoder().encode(good), as: UTF8.self))]}
                """
            let receipt: EventReceipt = try await service.post(body).decoded()
            #expect(
                receipt.results == [
                    .init(id: bad, status: .rejected, reason: "unknownKind"), .init(id: good.id, status: .new),
                ])
            #expect(receipt.ackedThrough[.care] == 2)
        }
    }

    @Test("What the schema refuses is rejected by itself")
    func refused() async throws {
        try await RunningService.run { service in
            let exchange = Exchange(
                household: "h", at: Date(), channel: .typed, outcome: .answered, confidence: 7)
            let bad = HomeEvent(id: .v7(), lane: .log, sequence: 1, occurredAt: Date(), content: .exchange(exchange))
            let good = request(1)
            let receipt: EventReceipt = try await service.post([bad, good]).decoded()
            #expect(receipt.results.map(\.status) == [.rejected, .new])
            #expect(receipt.ackedThrough == [.care: 1, .log: 1])
            #expect(try await service.store.contactRequests().count == 1)
        }
    }

    @Test("Nobody is let in without a secret, with a wrong or a revoked one")
    func secrets() async throws {
        try await RunningService.run { service in
            let wrong = String(service.secret.token.dropLast()) + (service.secret.token.hasSuffix("A") ? "B" : "A")
            for token in ["", "mdv1_x_y", wrong] {
                let answer = try await service.post("{\"events\": []}", token: token)
                #expect(answer.status == 401)
                #expect(answer.type == "application/problem+json")
                #expect(answer.connection == "close")
            }
            _ = try await service.store.revokeDevice(service.secret.device, at: Date())
            let japanese = try await service.post("{\"events\": []}", language: "ja")
            #expect(japanese.status == 403)
            #expect(japanese.text.contains("使えません"))
        }
    }

    @Test(
        "A damaged body is refused with its place",
        arguments: [
            ("", 400), ("{", 400), ("{\"events\": [{\"id\": 1}]}", 400),
            ("{\"events\": [\(Array(repeating: "null", count: 3).joined(separator: ","))]}", 400),
            (String(repeating: " ", count: 300_000), 413),
        ])
    func damaged(body: String, status: Int) async throws {
        try await RunningService.run { service in
            let answer = try await service.post(body)
            #expect(answer.status == status)
            #expect((answer.connection == "close") == (status == 413))
        }
    }

    @Test("Words that a home takes back are found no more, and stay away if they are sent again")
    func forgetting() async throws {
        try await RunningService.run { service in
            let exchange = Exchange(
                household: "h", at: Date(), channel: .typed, outcome: .answered, heard: "my neighbour is ill",
                confidence: 1, slots: ["item": "neighbour"], reply: "I see.")
            let said = HomeEvent(
                id: .v7(), lane: .log, sequence: 1, occurredAt: Date(), content: .exchange(exchange))
            let taken = HomeEvent(
                id: .v7(), lane: .log, sequence: 2, occurredAt: Date(), content: .forgetting(exchange.id))
            let other = HomeEvent(
                id: .v7(), lane: .log, sequence: 3, occurredAt: Date(), content: .forgetting(UUID()))
            _ = try await service.post([said])
            #expect(try await service.store.log(LogQuery(words: "neighbour")).count == 1)
            let receipt: EventReceipt = try await service.post([taken, other, said]).decoded()
            #expect(receipt.results.map(\.status) == [.new, .new, .known])
            #expect(try await service.store.log(LogQuery(words: "neighbour")).isEmpty)
            let kept = try #require(try await service.store.exchanges(of: "home of Hana").first)
            #expect((kept.heard, kept.reply, kept.slots) == ("", "", [:]))
        }
    }

    @Test(
        "A problem is told in the language that is liked best",
        arguments: [
            ("", Language.en), ("ja", .ja), ("ja-JP,ja;q=0.9,en;q=0.8", .ja), ("en;q=0.1, ja;q=0.9", .ja),
            ("en, ja", .en), ("ja;q=0, fr", .en), ("fr, JA ; q=0.5, en;q=x", .ja), ("*", .en), (";,q=", .en),
        ])
    func languages(header: String, language: Language) {
        #expect(Language(accepted: header) == language)
    }

    @Test("Health and metrics name nobody")
    func watching() async throws {
        try await RunningService.run { service in
            _ = try await service.post([request(1)])
            #expect(try await service.get("/health").text == "{\"status\":\"ok\"}")
            let metrics = try await service.get("/metrics").text
            #expect(metrics.contains("mimamori_events_total{lane=\"care\",status=\"new\"} 1\n"))
            #expect(metrics.contains("mimamori_open_requests 1\n"))
            #expect(!metrics.contains("Hana"))
        }
    }

    @Test(
        "Prometheus' own tool finds nothing to improve in the metrics",
        .enabled(if: Promtool.isPresent, "promtool is absent (scripts/setup --tests)"))
    func promtool() async throws {
        try await RunningService.run { service in
            _ = try await service.post([request(1), request(2)])
            _ = try await service.post("{\"events\": []}", token: "wrong")
            _ = try await service.get("/health")
            let verdict = try await Promtool.check(service.get("/metrics").text)
            #expect(verdict.exitCode == 0 && verdict.complaints.isEmpty, "\(verdict.complaints)")
            // It does complain of what is wrong.
            #expect(try !Promtool.check("# TYPE a counter\na 1\n").complaints.isEmpty)
        }
    }
}
