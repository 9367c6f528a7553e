import Foundation
import GRDB
public import Rules
import Texts

extension Store {
    /// The pace and loudness that the home's first resident chose last; the voice's own before the first choice.
    public func speechProfile(of household: Household.ID) async throws -> SpeechProfile {
        try await fetch(
            Text(en: "reading pace and loudness", ja: "声の速さと大きさを読む"), of: .household(household)
        ) { database in
            let row = try database.row(
                """
                SELECT pace_steps, volume_steps FROM resident
                WHERE town = :town AND household = :household AND status IN ('active', 'inHospital')
                ORDER BY position, id LIMIT 1
                """, ["household": household])
            return row.map { SpeechProfile(paceSteps: $0["pace_steps"], volumeSteps: $0["volume_steps"]) }
                ?? SpeechProfile()
        }
    }

    /// Keeps what was chosen in a home with everyone who lives there: the speaker cannot tell who spoke. Whoever moves
    /// takes their own along.
    public func save(_ profile: SpeechProfile, of household: Household.ID) async throws {
        try await perform(
            Text(en: "keeping pace and loudness", ja: "声の速さと大きさを残す"), on: .household(household)
        ) { database in
            try database.execute(
                """
                UPDATE resident SET pace_steps = :pace, volume_steps = :volume
                WHERE town = :town AND household = :household AND status IN ('active', 'inHospital')
                """, ["household": household, "pace": profile.paceSteps, "volume": profile.volumeSteps])
        }
    }

    /// Gives what a home of the release before has chosen to its residents, as soon as they are in the list.
    static func claimProfiles(_ database: TownDatabase) throws {
        let profiles = try database.rows(
            """
            SELECT household, pace_steps, volume_steps FROM unclaimed_profile
            WHERE town = :town AND household IN (SELECT household FROM resident WHERE town = :town)
            """)
        for profile in profiles {
            let household: String = profile["household"]
            try database.execute(
                """
                UPDATE resident SET pace_steps = :pace, volume_steps = :volume
                WHERE town = :town AND household = :household
                """,
                [
                    "household": household, "pace": profile["pace_steps"] as Int,
                    "volume": profile["volume_steps"] as Int,
                ])
            try database.execute(
                "DELETE FROM unclaimed_profile WHERE town = :town AND household = :household",
                ["household": household])
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
