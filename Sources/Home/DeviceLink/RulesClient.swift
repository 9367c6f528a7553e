public import Foundation
public import Rules

/// The device's only way to the rules service: in the same process or across the network.
public protocol RulesClient: Sendable {
    /// Answers and carries out the reply's effects, once for each `Ask.id`.
    /// - Throws: when the service cannot be reached or its store cannot be written. Then nothing was done.
    func answer(_ ask: Ask) async throws -> Reply

    /// Keeps the exchange for the people who look after the service. The same `id` is kept once.
    func record(_ exchange: Exchange) async throws

    /// The pace and volume the resident chose last.
    func speechProfile(of household: Household.ID) async throws -> SpeechProfile

    func save(_ profile: SpeechProfile, of household: Household.ID) async throws

    /// The alerts that a household has not heard yet.
    func dueAlerts(of household: Household.ID, at time: Date) async throws -> [DueAlert]

    /// An alert was said to its end; it is not due again.
    func heard(_ alert: DueAlert.ID, in household: Household.ID, at time: Date) async throws
}
