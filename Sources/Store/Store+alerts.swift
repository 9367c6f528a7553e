import Foundation
import GRDB
import Rules

extension Store {
    /// The alerts that were said in a household.
    func alertsHeard(in household: Household.ID) async throws -> Set<Alert.ID> {
        try await fetch("reading the alerts heard", of: "household “\(household)”") { database in
            try String.fetchSet(
                database, sql: "SELECT alert FROM alertHeard WHERE household = ?", arguments: [household])
        }
    }

    /// Keeps that an alert was said; the first time counts.
    func markHeard(_ alert: Alert.ID, in household: Household.ID, at time: Date) async throws {
        try await perform("keeping that an alert was heard", on: "household “\(household)”") { database in
            try database.execute(
                sql: """
                    INSERT INTO alertHeard (alert, household, at) VALUES (?, ?, ?)
                    ON CONFLICT (alert, household) DO NOTHING
                    """, arguments: [alert, household, time])
        }
    }
}
