import DeviceLink
import Foundation
import Rules
import Texts

extension Store {
    /// The alerts that were said in a household.
    func alertsHeard(in household: Household.ID) async throws -> Set<Alert.ID> {
        try await fetch(
            Text(en: "reading the alerts heard", ja: "聞いた知らせを読む"), of: .household(household)
        ) { database in
            let alerts: [String] = try database.values(
                "SELECT alert FROM alert_heard WHERE town = :town AND household = :household", ["household": household])
            return Set(alerts)
        }
    }

    /// Keeps that an alert was said; the first time counts.
    func markHeard(_ alert: Alert.ID, in household: Household.ID, at time: Date) async throws {
        try await perform(
            Text(en: "keeping that an alert was heard", ja: "知らせを聞いたことを書く"), on: .household(household)
        ) { database in
            try database.execute(
                """
                INSERT INTO alert_heard (town, alert, household, at) VALUES (:town, :alert, :household, :at)
                ON CONFLICT (town, alert, household) DO NOTHING
                """, ["alert": alert, "household": household, "at": time.milliseconds])
        }
    }
}
