import DeviceLink
import Foundation
import Rules
import TestSupport
import Testing

@testable import Store

/// What homes report, up to the database.
struct EventTests {
    private let service: RulesService
    private let store: Store
    private let now = RulesService.morning

    init() throws {
        service = try RulesService()
        store = service.store
    }

    private func device(of household: Household.ID = "home of Hana") async throws -> RegisteredDevice {
        let secret = try #require(try await store.addDevice(to: household, at: now))
        return try #require(try await store.device(for: secret))
    }

    private func event(
        _ effects: [Effect] = [.requestContact(.family)], id: UUID = .v7(), sequence: Int64 = 1, at time: Date? = nil,
        household: Household.ID = "home of Hana", about: UUID? = nil
    ) -> HomeEvent {
        let ask = Ask(
            id: id, household: household, intent: "contact", slots: [:], askedAt: time ?? now, certainty: .confirmed,
            about: about)
        return HomeEvent(
            id: id, lane: .care, sequence: sequence, occurredAt: time ?? now, content: .effects(ask, effects))
    }

    private func send(_ events: HomeEvent..., from device: RegisteredDevice) async throws -> [EventReceipt.Result] {
        try await store.receive(EventBatch(events: events), from: device, at: now).results
    }

    @Test(
        "What no clock can have said is rejected",
        arguments: [-1e300, -63_000_000_000, -200_000, 4_102_444_800, 253_402_300_800, 1e13, 1e17, 1e300])
    func impossible(seconds: Double) async throws {
        let result = try await send(event(at: Date(timeIntervalSince1970: seconds)), from: device())
        #expect(result.map(\.reason) == ["badTime"])
        #expect(try await store.contactRequests().isEmpty)
    }

    @Test(
        "A cry of a speaker whose clock was never set counts from when it came", arguments: [-32_400, 0, 946_684_800])
    func unset(seconds: Double) async throws {
        let result = try await send(event(at: Date(timeIntervalSince1970: seconds)), from: device())
        #expect(result.map(\.status) == [.new])
        #expect(try await store.contactRequests().map(\.at) == [now])
    }

    @Test("A fresh disk counts from 1 again, and its cries are heard")
    func freshDisk() async throws {
        let device = try await device()
        let (old, new) = (event(), event([.raiseEmergency(.fall)]))
        #expect(try await send(old, from: device).map(\.status) == [.new])
        #expect(try await send(new, from: device).map(\.status) == [.new])
        #expect(try await send(new, old, from: device).map(\.status) == [.known, .known])
        #expect(Set(try await store.contactRequests().map(\.id)) == [old.id, new.id])
    }

    @Test("A number that is none keeps no cry back", arguments: [0, -7, Int64.max])
    func noNumber(sequence: Int64) async throws {
        #expect(try await send(event(sequence: sequence), from: device()).map(\.status) == [.new])
        #expect(try await store.contactRequests().count == 1)
    }

    @Test("A rejected event of the care lane leaves a task once, one of the log none")
    func deadLetters() async throws {
        let device = try await device()
        var strange = event()
        strange.content = .unreadable(kind: "visions", reason: "unknownKind")
        var logged = strange
        (logged.id, logged.lane) = (.v7(), .log)
        for _ in 0..<2 { _ = try await send(strange, logged, from: device) }
        let tasks = try await store.tasks()
        #expect(tasks.map(\.kind) == [StaffTask.Kind.deadLetter])
        #expect(tasks.map(\.subject) == ["home of Hana"])
        #expect(tasks.map(\.note) == ["unknownKind"])
    }

    @Test("Where the list has nobody in the home, a request is kept without the check-in")
    func emptyHome() async throws {
        let device = try await device()
        _ = try await store.setStatus(of: "hana", to: .moved, by: "kenji", at: now)
        let unwell = event([
            .recordCheckIn(.unwell), .requestContact(.family), .pauseCheckIns(on: CalendarDate(daysSinceEpoch: 20_790)),
        ])
        #expect(try await send(unwell, from: device).map(\.status) == [.new])
        let open = try await store.contactRequests().filter { $0.id == unwell.id }
        #expect(open.map(\.reason) == [.unwell])
        #expect(try await store.rows(of: "check_in", columns: "id").isEmpty)
    }

    @Test("A speaker that names another home is heard in its own, and somebody is to look where it stands")
    func wrongHousehold() async throws {
        let device = try await device()
        for number: Int64 in 1...2 {
            let event = event(sequence: number, household: "home of Kiyo")
            #expect(try await send(event, from: device).map(\.status) == [.new])
        }
        #expect(try await store.contactRequests().map(\.household) == ["home of Hana", "home of Hana"])
        let tasks = try await store.tasks()
        #expect(tasks.map(\.kind) == [StaffTask.Kind.wrongHousehold])
        #expect(tasks.map(\.subject) == ["home of Hana"])
        #expect(tasks.first?.note.contains("home of Kiyo") == true)
    }

    @Test(
        "No home closes or confirms another home's cry", arguments: [Effect.closeCry, .raiseEmergency(.fall)])
    func cryOfAnother(effect: Effect) async throws {
        let cry = event([.noteCry(.pain)])
        _ = try await send(cry, from: device())
        let answer = event([effect], household: "home of Kiyo", about: cry.id)
        _ = try await send(answer, from: device(of: "home of Kiyo"))
        let kept = try await store.contactRequests().filter { $0.id == cry.id }
        #expect(kept.map(\.confirmation) == [.awaited])
        #expect(kept.map(\.reason) == [.pain])
    }

    /// Events of every kind as JSON; each `#` is a number.
    private static let forms = [
        """
        {"id": "ID", "lane": "care", "sequence": #, "occurredAt": #, "kind": "effects", "body": {"ask": {"id": "ID",
        "household": "h", "intent": "contact", "slots": {}, "askedAt": #, "certainty": "confirmed"},
        "effects": [{"requestContact": {"_0": "family"}}, {"recordCheckIn": {"_0": "well"}},
        {"pauseCheckIns": {"on": "9999-12-31"}}, {"forgetLastExchange": {}}, {"markAnnouncementsHeard": {}},
        {"withdrawFamilyConsents": {"callBackBy": "9999-12-31T23:59"}}]}}
        """,
        """
        {"id": "ID", "lane": "log", "sequence": #, "occurredAt": #, "kind": "exchange", "body": {"id": "ID",
        "household": "h", "at": #, "channel": "voice", "outcome": "answered", "heard": "a", "confidence": #,
        "slots": {}, "reply": "b", "stages": {"speech": #, "recognition": #, "rules": #, "synthesis": #}}}
        """,
        #"{"id": "ID", "lane": "care", "sequence": #, "occurredAt": #, "kind": "visions"}"#,
    ]

    private static let extremes = [
        "0", "1", "0.5", "-1", "-0.0", "1e-300", "1e17", "1e300", "-1e300", "9223372036854775807",
        "9223372036854775806",
        "-9223372036854775808", "9007199254740993", "253402300800", "253402300800000", "818200000", "1796251200000",
        "1e19", "18446744073709551615",
    ]

    @Test("No number in an event ends the service")
    func fuzz() async throws {
        let device = try await device()
        var random = SplitMix(state: 7)
        var taken = 0
        for _ in 0..<1500 {
            let form = Self.forms.randomElement(using: &random) ?? ""
            let json = form.replacing("ID", with: UUID.v7().uuidString)
                .split(separator: "#", omittingEmptySubsequences: false)
                .reduce(into: "") { text, part in
                    if !text.isEmpty { text += Self.extremes.randomElement(using: &random) ?? "" }
                    text += part
                }
            // An envelope that is no event at all is refused before it gets here.
            guard let event = try? JSONDecoder().decode(HomeEvent.self, from: Data(json.utf8)) else { continue }
            let results = try await send(event, from: device)
            #expect(results.map(\.id) == [event.id])
            taken += 1
        }
        #expect(taken > 200)
    }
}
