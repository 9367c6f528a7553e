import DeviceLink
import Foundation
import Rules
import Testing

@testable import Store

/// The devices of two towns in one database.
@Suite struct DeviceTownTests {
    private let aoba: Store
    private let mori: Store

    init() throws {
        aoba = try Store.inMemory(TownKey(id: "aoba", timeZone: "Asia/Tokyo"))
        mori = try Store(aoba.writer, town: TownKey(id: "mori", timeZone: "Asia/Tokyo"))
        for store in [aoba, mori] {
            let hana = Person(id: "hana", name: LocalizedName(["ja": "花"]), spokenAs: [:])
            try store.takeOver([Household(id: "h", district: "d", resident: hana)], districts: [], at: Date())
        }
    }

    @Test("A device belongs to one town, whatever the homes are called")
    func devices() async throws {
        let secret = try #require(try await aoba.addDevice(to: "h", at: Date()))
        #expect(try await aoba.device(for: secret)?.household == "h")
        #expect(try await mori.device(for: secret) == nil)
        #expect(try await mori.devices().isEmpty)
        #expect(try await !mori.revokeDevice(secret.device, at: Date()))
        #expect(try await aoba.addDevice(to: "nobody's", at: Date()) == nil)
    }

    @Test("What a device sends reaches its own town only")
    func events() async throws {
        let secret = try #require(try await aoba.addDevice(to: "h", at: Date()))
        let device = try #require(try await aoba.device(for: secret))
        let ask = Ask(household: "h", intent: "contact", slots: [:], askedAt: Date())
        let event = HomeEvent(
            id: ask.id, lane: .care, sequence: 1, occurredAt: Date(),
            content: .effects(ask, [.requestContact(.family)]))
        _ = try await aoba.receive(EventBatch(events: [event]), from: device, at: Date())
        #expect(try await aoba.contactRequests().count == 1)
        #expect(try await mori.contactRequests().isEmpty)
    }
}
