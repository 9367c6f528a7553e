public import DeviceLink
public import Foundation
import GRDB
public import Rules

/// The rules service in the same process as the device.
public struct LocalRulesClient: RulesClient {
    private let store: Store
    private let town: TownInForce
    private let households: [Household.ID: Household]

    /// - Parameters:
    ///   - town: What is answered from until a version has been imported.
    ///   - reader: Makes a town of the files of a version; nil where versions do not matter.
    public init(
        store: Store, town: Town, households: [Household],
        reader: (@Sendable ([String: Data]) throws -> Town)? = nil
    ) {
        self.store = store
        self.town = TownInForce(town, store: store, reader: reader)
        self.households = Dictionary(households.map { ($0.id, $0) }) { first, _ in first }
    }

    public func answer(_ ask: Ask) async throws -> Reply {
        guard let household = households[ask.household] else {
            throw UnknownHousehold(id: ask.household)
        }
        let question = try Question(intent: ask.intent, slots: ask.slots)
        // One value for the whole answer: a version imported meanwhile counts from the next question on.
        let town = await town.current()
        // The town's reader has refused a zone that does not exist.
        let now = LocalTime(ask.askedAt, in: TimeZone(identifier: town.timeZone) ?? .gmt)
        return try await store.handle(ask, at: now, in: household) { state in
            Answerer(town).answer(
                question,
                in: Situation(
                    household: household, now: now, confirmed: ask.confirmed, checkIns: state.checkIns,
                    announcements: state.announcements))
        }
    }

    public func record(_ exchange: Exchange) async throws {
        try await store.record(exchange)
    }

    public func speechProfile(of household: Household.ID) async throws -> SpeechProfile {
        try await store.speechProfile(of: household)
    }

    public func save(_ profile: SpeechProfile, of household: Household.ID) async throws {
        try await store.save(profile, of: household)
    }
}

/// A device asked for a household that the town's data do not have.
struct UnknownHousehold: Error, CustomStringConvertible {
    var id: Household.ID

    var description: String {
        "there is no household “\(id)”: add it to households.yml, or name another one with --household"
    }
}
