import DeviceLink
import Foundation
import Rules
import Store
import Synchronization
import Testing

@Suite final class AlertTests: Sendable {
    private let present = Mutex<[Alert]>([])

    /// Two homes, one in each district, and a folder of alerts that the test fills.
    private func client(_ store: Store) throws -> LocalRulesClient {
        let homes = ["hill", "river"].map {
            Household(id: $0, district: $0, resident: Person(id: $0, name: LocalizedName([:]), spokenAs: [:]))
        }
        let town = Town(
            id: "x", name: LocalizedName(["en": "X"]), timeZone: "Asia/Tokyo",
            office: Office(name: LocalizedName(["en": "the office"]), telephone: "0"))
        try store.takeOver(homes, districts: [], at: Date())
        return LocalRulesClient(
            store: store, town: town, alerts: { [self] _, _ in present.withLock { $0 } })
    }

    private func alert(_ id: String, isExercise: Bool = false, withdraws: String? = nil) -> Alert {
        Alert(
            id: id, isExercise: isExercise, text: LocalizedName(["en": "Leave now."]), districts: ["hill"],
            withdraws: withdraws)
    }

    private func keys(_ alerts: [DueAlert]) -> [[String]] { alerts.map { $0.messages.map(\.key) } }

    @Test func anAlertIsDueOnceInTheHomesOfItsDistrict() async throws {
        let client = try client(try .inMemory(.sample))
        present.withLock { $0 = [alert("1")] }
        #expect(try await client.dueAlerts(of: "river", at: Date()).isEmpty)
        let due = try await client.dueAlerts(of: "hill", at: Date())
        #expect(keys(due) == [["alert.begins", "alert.text", "alert.again", "alert.text"]])
        // Not said yet: a device that is switched off in the middle says it when it is on again.
        #expect(try await client.dueAlerts(of: "hill", at: Date()) == due)
        try await client.heard(due[0].id, in: "hill", at: Date())
        try await client.heard(due[0].id, in: "hill", at: Date())
        #expect(try await client.dueAlerts(of: "hill", at: Date()).isEmpty)
    }

    @Test func aDrillBeginsBySayingSo() async throws {
        let client = try client(try .inMemory(.sample))
        present.withLock { $0 = [alert("1", isExercise: true)] }
        #expect(try await keys(client.dueAlerts(of: "hill", at: Date())).first?.first == "alert.drill")
    }

    @Test func onlyWhoHeardOfADangerHearsThatItIsOver() async throws {
        let client = try client(try .inMemory(.sample))
        present.withLock { $0 = [alert("1 is over", withdraws: "1")] }
        #expect(try await client.dueAlerts(of: "hill", at: Date()).isEmpty)
        try await client.heard("1", in: "hill", at: Date())
        #expect(try await keys(client.dueAlerts(of: "hill", at: Date())) == [["alert.over", "alert.text"]])
    }

    @Test func whoeverAsksForMessagesHearsWhatStandsAgain() async throws {
        let store = try Store.inMemory(.sample)
        let client = try client(store)
        let ask = { Ask(household: "hill", intent: "announcements", slots: [:], askedAt: Date()) }
        present.withLock { $0 = [alert("1"), alert("0 is over", withdraws: "0")] }
        try await client.heard("1", in: "hill", at: Date())
        #expect(try await client.answer(ask()).messages.map(\.key) == ["alert.text"])
        present.withLock { $0 = [] }
        #expect(try await client.answer(ask()).messages.map(\.key) == ["announcement.none"])
    }
}
