import Foundation
import GRDB
import Rules
import Texts

extension Store {
    /// The alerts that were said in a household.
    func alertsHeard(in household: Household.ID) async throws -> Set<Alert.ID> {
        try await fetch(
            Text(en: "reading the alerts heard", ja: "聞いた知らせを読む"), of: .household(household)
        ) { database in
            try String.fetchSet(
                database, sql: "SELECT alert FROM alertHeard WHERE household = ?", arguments: [household])
        }
    }

    /// Keeps that an alert was said; the first time counts.
    func markHeard(_ alert: Alert.ID, in household: Household.ID, at time: Date) async throws {
        try await perform(
            Text(en: "keeping that an alert was heard", ja: "知らせを聞いたことを書く"), on: .household(household)
        ) { database in
            try database.execute(
                sql: """
                    INSERT INTO alertHeard (alert, household, at) VALUES (?, ?, ?)
                    ON CONFLICT (alert, household) DO NOTHING
                    """, arguments: [alert, household, time])
        }
    }
}
