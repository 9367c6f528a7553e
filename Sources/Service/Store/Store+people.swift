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
            let row = try Row.fetchOne(
                database, sql: "SELECT paceSteps, volumeSteps FROM speechProfile WHERE household = ?",
                arguments: [household])
            return row.map { SpeechProfile(paceSteps: $0["paceSteps"], volumeSteps: $0["volumeSteps"]) }
                ?? SpeechProfile()
        }
    }

    public func save(_ profile: SpeechProfile, of household: Household.ID) async throws {
        try await perform(
            Text(en: "keeping pace and loudness", ja: "声の速さと大きさを残す"), on: .household(household)
        ) { database in
            try database.execute(
                sql: """
                    INSERT INTO speechProfile (household, paceSteps, volumeSteps) VALUES (?, ?, ?)
                    ON CONFLICT (household) DO UPDATE
                    SET paceSteps = excluded.paceSteps, volumeSteps = excluded.volumeSteps
                    """,
                arguments: [household, profile.paceSteps, profile.volumeSteps])
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
                sql: "INSERT INTO announcement (publishedAt, text) VALUES (?, ?)",
                arguments: [time.description, text])
        }
    }

    static func unheardAnnouncements(in household: Household, _ database: Database) throws -> [Announcement] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT * FROM announcement
                WHERE id NOT IN (SELECT announcement FROM announcementHeard WHERE household = ?)
                ORDER BY publishedAt, id
                """,
            arguments: [household.id])
        return rows.compactMap { row in
            LocalTime(row["publishedAt"] as String).map {
                Announcement(id: String(row["id"] as Int64), text: row["text"], publishedAt: $0)
            }
        }
    }

    /// The last answer of each person on one day: the resident and those the home watches over.
    static func checkIns(
        on day: CalendarDate, of household: Household, _ database: Database
    ) throws -> [Person.ID: CheckIn] {
        var checkIns: [Person.ID: CheckIn] = [:]
        for person in [household.resident] + household.watchesOver {
            let row = try Row.fetchOne(
                database,
                // Times are kept to the minute: of two answers in one, the later row counts.
                sql: "SELECT state, at FROM checkIn WHERE person = ? AND day = ? ORDER BY at DESC, rowid DESC LIMIT 1",
                arguments: [person.id, day.description])
            if let row, let state = CheckIn.State(rawValue: row["state"]), let time = LocalTime(row["at"] as String) {
                checkIns[person.id] = CheckIn(state: state, at: time)
            }
        }
        return checkIns
    }
}
