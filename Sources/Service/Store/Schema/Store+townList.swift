import DeviceLink
import Foundation
import GRDB

extension Store {
    /// Copies what one home's database held into the tables of the town's list.
    /// - Parameter town: Whose data they were; the old tables do not say.
    static func registerTownList(_ town: TownKey, in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("the town's list") { database in
            let old = ["exchange", "announcement"]
            for table in old { try database.execute(sql: "ALTER TABLE \(table) RENAME TO old_\(table)") }
            try database.execute(sql: TownListSchema.tables)
            try database.execute(sql: LogIndex.table)
            try database.execute(
                sql: "INSERT INTO epoch (id, begun_at) VALUES (?, 0)", arguments: [UUID().uuidString])
            let hasData = try tablesOfOneHome.contains {
                try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM \($0))") ?? false
            }
            if hasData { try OldDatabase(database, town: town.id).copy(timeZone: town.timeZone) }
            for table in tablesOfOneHome { try database.execute(sql: "DROP TABLE \(table)") }
        }
    }

    /// In an order in which they can be dropped.
    private static let tablesOfOneHome = [
        "checkIn", "checkInPause", "contactRequest", "handledAsk", "announcementHeard", "old_announcement",
        "old_exchange", "speechProfile", "townInForce", "townFile", "townVersion", "alertHeard",
    ]
}

/// The tables of the release before, whose times are GRDB's text.
private struct OldDatabase {
    let database: Database
    let town: String

    init(_ database: Database, town: String) {
        self.database = database
        self.town = town
    }

    func copy(timeZone: String) throws {
        try run("INSERT INTO town (id, time_zone) VALUES (:town, :zone)", ["zone": timeZone])
        try copyTownVersions()
        try copyHomes()
        try copyCare()
        try copyExchanges()
        try copyNews()
    }

    /// Homes and people stood in files: their names follow when those are read.
    private func copyHomes() throws {
        try run(
            """
            INSERT INTO household (town, id)
            SELECT :town, household FROM contactRequest UNION SELECT :town, household FROM speechProfile
            UNION SELECT :town, household FROM old_exchange UNION SELECT :town, '' WHERE EXISTS (
                SELECT 1 FROM checkIn UNION ALL SELECT 1 FROM checkInPause)
            """)
        try run(
            """
            INSERT INTO resident (town, id, household, name)
            SELECT :town, person, '', '' FROM checkIn UNION SELECT :town, person, '', '' FROM checkInPause
            """)
        for row in try rows("SELECT * FROM speechProfile") {
            let profile: [String: (any DatabaseValueConvertible)?] = [
                "household": row["household"] as String, "pace": row["paceSteps"] as Int,
                "volume": row["volumeSteps"] as Int,
            ]
            try run(
                """
                INSERT INTO unclaimed_profile (town, household, pace_steps, volume_steps)
                VALUES (:town, :household, :pace, :volume)
                """, profile)
        }
    }

    private func copyCare() throws {
        for row in try rows("SELECT * FROM handledAsk") {
            try run(
                """
                INSERT INTO handled_ask (town, id, at, reply, household) VALUES (:town, :id, :at, :reply, (
                    SELECT household FROM contactRequest WHERE ask = :id))
                """,
                ["id": row["id"] as String, "at": instant(row["at"]), "reply": row["reply"] as String])
        }
        for (number, row) in try rows("SELECT * FROM checkIn ORDER BY rowid").enumerated() {
            try run(
                """
                INSERT INTO check_in (town, id, resident, day, state, at, number)
                VALUES (:town, :id, :resident, :day, :state, :at, :number)
                """,
                [
                    "id": row["ask"] as String, "resident": row["person"] as String, "day": row["day"] as String,
                    "state": row["state"] as String, "at": row["at"] as String, "number": number + 1,
                ])
        }
        try run(
            """
            INSERT INTO counter (town, name, value)
            SELECT :town, 'check_in', COUNT(*) FROM check_in WHERE town = :town
            """)
        try run(
            """
            INSERT INTO check_in_pause (town, resident, day) SELECT :town, person, day FROM checkInPause
            """)
        for row in try rows("SELECT * FROM contactRequest") {
            try run(
                """
                INSERT INTO request (town, id, household, target, reason, at, confirmation, outcome, closed_at)
                VALUES (:town, :id, :household, :target, :reason, :at, :confirmation, :outcome, NULL)
                """,
                [
                    "id": row["ask"] as String, "household": row["household"] as String,
                    "target": row["target"] as String, "reason": row["reason"] as String, "at": instant(row["at"]),
                    "confirmation": row["confirmation"] as String, "outcome": row["outcome"] as String?,
                ])
        }
    }

    private func copyExchanges() throws {
        for row in try rows("SELECT * FROM old_exchange") {
            try Store.insert(
                row["heard"], row["reply"], at: instant(row["at"]),
                [
                    "id": row["id"] as String, "household": row["household"] as String,
                    "channel": row["channel"] as String, "outcome": row["outcome"] as String,
                    "confidence": row["confidence"] as Double, "intent": row["intent"] as String?,
                    "slots": row["slots"] as String, "speech": row["speechMilliseconds"] as Double?,
                    "recognition": row["recognitionMilliseconds"] as Double?,
                    "rules": row["rulesMilliseconds"] as Double?,
                    "synthesis": row["synthesisMilliseconds"] as Double?,
                ], TownDatabase(database: database, town: town))
        }
    }

    private func copyNews() throws {
        try run(
            """
            INSERT INTO announcement (town, id, published_at, text)
            SELECT :town, CAST(id AS TEXT), publishedAt, text FROM old_announcement
            """)
        // The next one must not take a number that is in use.
        try run(
            """
            INSERT INTO counter (town, name, value)
            SELECT :town, 'announcement', COALESCE(MAX(id), 0) FROM old_announcement
            """)
        for row in try rows("SELECT * FROM announcementHeard") {
            try run(
                """
                INSERT INTO announcement_heard (town, announcement, household, at)
                VALUES (:town, :announcement, :household, :at)
                """,
                [
                    "announcement": "\(row["announcement"] as Int64)", "household": row["household"] as String,
                    "at": instant(row["at"]),
                ])
        }
        for row in try rows("SELECT * FROM alertHeard") {
            try run(
                "INSERT INTO alert_heard (town, alert, household, at) VALUES (:town, :alert, :household, :at)",
                [
                    "alert": row["alert"] as String, "household": row["household"] as String,
                    "at": instant(row["at"]),
                ])
        }
    }

    /// Versions name their town themselves; another town's are kept beside.
    private func copyTownVersions() throws {
        for row in try rows("SELECT * FROM townVersion ORDER BY id") {
            let version: [String: (any DatabaseValueConvertible)?] = [
                "owner": row["town"] as String, "id": row["id"] as Int64, "at": instant(row["importedAt"]),
            ]
            try run(
                """
                INSERT INTO town (id, time_zone) SELECT :owner, time_zone FROM town WHERE id = :town
                ON CONFLICT (id) DO NOTHING
                """, ["owner": row["town"] as String])
            try run("INSERT INTO town_version (town, id, imported_at) VALUES (:owner, :id, :at)", version)
        }
        try run(
            """
            INSERT INTO town_file (town, version, path, contents)
            SELECT townVersion.town, version, path, contents FROM townFile JOIN townVersion ON townVersion.id = version
            """)
        for row in try rows("SELECT town, version, contents FROM town_file WHERE path = 'town.yml'") {
            for file in Store.filesOfPeople(manifest: row["contents"]) {
                try run(
                    "DELETE FROM town_file WHERE town = :owner AND version = :version AND path = :path",
                    ["owner": row["town"] as String, "version": row["version"] as Int64, "path": file])
            }
        }
        try run("INSERT INTO town_in_force (town, version) SELECT town, version FROM townInForce")
        try run(
            """
            INSERT INTO counter (town, name, value)
            SELECT town, 'town_version', MAX(id) FROM town_version GROUP BY town
            """)
    }

    private func rows(_ sql: String) throws -> [Row] {
        try Row.fetchAll(database, sql: sql)
    }

    private func instant(_ value: Date) -> Int64 { value.milliseconds }

    private func run(_ sql: String, _ arguments: [String: (any DatabaseValueConvertible)?] = [:]) throws {
        let statement = try database.makeStatement(sql: sql)
        let named = arguments.merging(["town": town]) { $1 }
        try statement.execute(arguments: StatementArguments(named.filter { sql.contains(":\($0.key)") }))
    }
}
