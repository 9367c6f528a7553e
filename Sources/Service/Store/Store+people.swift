import Foundation
import GRDB
public import Rules
import Texts

extension Store {
    /// The pace and loudness a resident chose last; the voice's own before the first choice.
    public func speechProfile(of household: Household.ID) async throws -> SpeechProfile {
        try await fetch(
            Text(en: "reading pace and loudness", ja: "声の速さと大きさを読む"), of: .household(household)
        ) { database in
            let row = try database.row(
                """
                SELECT pace_steps, volume_steps FROM household_profile WHERE town = :town AND household = :household
                """, ["household": household])
            return row.map { SpeechProfile(paceSteps: $0["pace_steps"], volumeSteps: $0["volume_steps"]) }
                ?? SpeechProfile()
        }
    }

    public func save(_ profile: SpeechProfile, of household: Household.ID) async throws {
        try await perform(
            Text(en: "keeping pace and loudness", ja: "声の速さと大きさを残す"), on: .household(household)
        ) { database in
            try database.execute(
                """
                INSERT INTO household_profile (town, household, pace_steps, volume_steps)
                VALUES (:town, :household, :pace, :volume)
                ON CONFLICT (town, household) DO UPDATE
                SET pace_steps = excluded.pace_steps, volume_steps = excluded.volume_steps
                """, ["household": household, "pace": profile.paceSteps, "volume": profile.volumeSteps])
        }
    }

    /// Publishes a message to every household.
    /// - Parameters:
    ///   - text: As staff typed it: whole sentences.
    ///   - time: On the town's clocks.
    public func announce(_ text: String, at time: LocalTime) async throws {
        try await perform(
            Text(en: "publishing an announcement", ja: "お知らせを書く"), on: Text(en: "every household", ja: "すべての家")
        ) { database in
            try database.execute(
                "INSERT INTO announcement (town, id, published_at, text) VALUES (:town, :id, :time, :text)",
                ["id": "\(try database.next("announcement"))", "time": time.description, "text": text])
        }
    }

    static func unheardAnnouncements(in household: Household, _ database: TownDatabase) throws -> [Announcement] {
        let rows = try database.rows(
            """
            SELECT * FROM announcement
            WHERE town = :town AND id NOT IN (
                SELECT announcement FROM announcement_heard WHERE town = :town AND household = :household)
            ORDER BY published_at, id
            """, ["household": household.id])
        return rows.compactMap { row in
            LocalTime(row["published_at"] as String).map {
                Announcement(id: row["id"], text: row["text"], publishedAt: $0)
            }
        }
    }

    /// The last answer of each person on one day: the resident and those the home watches over.
    static func checkIns(
        on day: CalendarDate, of household: Household, _ database: TownDatabase
    ) throws -> [Person.ID: CheckIn] {
        var checkIns: [Person.ID: CheckIn] = [:]
        for person in [household.resident] + household.watchesOver {
            let row = try database.row(
                """
                SELECT state, at FROM check_in WHERE town = :town AND resident = :resident AND day = :day
                ORDER BY number DESC LIMIT 1
                """, ["resident": person.id, "day": day.description])
            if let row, let state = CheckIn.State(rawValue: row["state"]), let time = LocalTime(row["at"] as String) {
                checkIns[person.id] = CheckIn(state: state, at: time)
            }
        }
        return checkIns
    }
}
