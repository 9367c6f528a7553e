public import DeviceLink
public import Foundation
import GRDB
public import Rules
public import Texts

/// The rules service in the same process as the device.
public struct LocalRulesClient: RulesClient {
    private let store: Store
    private let town: TownInForce
    private let alerts: AlertSource

    /// The alerts of a town at a moment: those that stand, and the news of those that are over.
    public typealias AlertSource = @Sendable (Town, Date) async throws -> [Alert]

    /// - Parameters:
    ///   - store: Holds the homes; see `Store.takeOver`.
    ///   - town: What is answered from until a version has been imported.
    ///   - reader: Makes a town of the files of a version; nil where versions do not matter.
    ///   - warn: Takes why a version that was put in force cannot be read, once for each cause.
    ///   - alerts: Asked each time, so that it sees what has come since.
    public init(
        store: Store, town: Town,
        reader: (@Sendable ([String: Data]) throws -> Town)? = nil,
        warn: @escaping @Sendable (Text) -> Void = { _ in }, alerts: @escaping AlertSource = { _, _ in [] }
    ) {
        self.store = store
        self.alerts = alerts
        self.town = TownInForce(town, store: store, reader: reader, warn: warn)
    }

    public func answer(_ ask: Ask) async throws -> Reply {
        let household = try await household(ask.household)
        let question = try Question(intent: ask.intent, slots: ask.slots)
        // One value for the whole answer: a version imported meanwhile counts from the next question on.
        let town = await town.current()
        let now = town.localTime(of: ask.askedAt)
        // Alerts that cannot be read must not keep back any other answer.
        let standing = (try? await alerts(of: household, town, ask.askedAt)) ?? []
        return try await store.handle(ask, at: now, in: household) { state in
            Answerer(town).answer(
                question,
                in: Situation(
                    household: household, now: now, certainty: ask.certainty, checkIns: state.checkIns,
                    announcements: state.announcements, alerts: standing.filter { $0.withdraws == nil },
                    looks: state.looks, isFamilyTold: state.isFamilyTold))
        }
    }

    public func dueAlerts(of id: Household.ID, at time: Date) async throws -> [DueAlert] {
        let town = await town.current()
        let alerts = try await alerts(of: await household(id), town, time)
        guard !alerts.isEmpty else { return [] }
        let heard = try await store.alertsHeard(in: id)
        let due = alerts.filter { alert in
            // Whoever has not heard of a danger need not hear that it is over.
            !heard.contains(alert.id) && alert.withdraws.map(heard.contains) ?? true
        }
        let now = town.localTime(of: time)
        return due.map { DueAlert(id: $0.id, messages: Answerer(town).announcement(of: $0, at: now)) }
    }

    public func heard(_ alert: DueAlert.ID, in household: Household.ID, at time: Date) async throws {
        try await store.markHeard(alert, in: household, at: time)
    }

    private func alerts(of household: Household, _ town: Town, _ time: Date) async throws -> [Alert] {
        try await alerts(town, time).filter { $0.districts.contains(household.district) }
    }

    private func household(_ id: Household.ID) async throws -> Household {
        if let household = try await store.household(id) { return household }
        throw UnknownHousehold(id: id, isListed: try await store.hasHousehold(id))
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

/// A device asked for a household that the town does not have, or where nobody lives any more.
struct UnknownHousehold: ExplainedError {
    var id: Household.ID
    /// Whether the town's list has the home: then its residents moved or died.
    var isListed = false

    var text: Text {
        guard isListed else {
            return Text(
                en: "there is no household “\(id)”: add it to households.yml, or name another one with --household",
                ja: "家「\(id)」はありません。households.yml に書くか、--household で別の家を選んでください")
        }
        return Text(
            en:
                "nobody of the town’s list lives in household “\(id)” any more, so no question is answered there. Please "
                + "fetch it, or enter who lives there now",
            ja: "家「\(id)」には、名簿の人がもう住んでいません。質問には答えません。スピーカーを引きとるか、今住んでいる人を名簿に書いてください")
    }
}

extension Town {
    fileprivate func localTime(of moment: Date) -> LocalTime {
        // The town's reader has refused a zone that does not exist.
        LocalTime(moment, in: TimeZone(identifier: timeZone) ?? .gmt)
    }
}
