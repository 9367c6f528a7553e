import Foundation
import GRDB
import Rules
import TestSupport
import Testing

@testable import Store

/// A database of the release before, with rows in each of its tables, as the present code finds it.
@Suite struct EarlierReleaseTests {
    private static let town = TownKey(id: "komorebi", timeZone: "Asia/Tokyo")
    private static let zeros = "-5C3B-4B57-8A55-0F1E2D3C4B5A"

    private func earlier() throws -> DatabaseQueue {
        let file = Checkout.root.appending(path: "Tests/Service/StoreTests/Fixtures/one-home.sql")
        let queue = try DatabaseQueue()
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA foreign_keys = OFF")
            try database.execute(sql: String(contentsOf: file, encoding: .utf8))
            try database.execute(sql: "PRAGMA foreign_keys = ON")
        }
        return queue
    }

    private func dump(_ queue: DatabaseQueue) throws -> String {
        // The full text has tables of its own that can be read; itself it holds none.
        try queue.read { database in
            let tables = try String.fetchAll(
                database,
                sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'exchange_text' ORDER BY name")
            return try tables.map { table in
                "\(table): "
                    + (try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map(\.description).joined(
                        separator: "\n"))
            }.joined(separator: "\n")
        }
    }

    @Test("The fixture has the schema that the release before wrote, and rows in each of its tables")
    func fixture() throws {
        let (fixture, written) = (try earlier(), try DatabaseQueue())
        try Store.migrator(for: Self.town).migrate(written, upTo: "requests that are open")
        let schema = { (database: Database) in
            try String.fetchAll(
                database, sql: "SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY name")
        }
        let clean = { (sql: [String]) in sql.map { $0.filter { !$0.isWhitespace && $0 != "\"" } } }
        let names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
        let (old, new) = (try fixture.read(schema), try written.read(schema))
        #expect(
            clean(old).filter { !$0.contains("grdb_migrations") }
                == clean(new).filter { !$0.contains("grdb_migrations") })
        for table in try fixture.read({ try String.fetchAll($0, sql: names) }) {
            let count = try fixture.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM \(table)") ?? 0 }
            #expect(count > 0, "\(table)")
        }
    }

    /// The expected rows are written by hand: columns, and what they hold.
    @Test(
        "Every row is found again, with its time to the millisecond",
        arguments: [
            (
                "exchange", "id, household, at, channel, outcome, heard, confidence, intent, slots, reply",
                [
                    "00000001 hana 1795560000000 voice answered 次の燃えるごみはいつですか 0.93 nextCollection {\"category\":\"burnable\"} 次の燃えるごみは、明日、木曜日です。",
                    "00000002 hana 1795560067125 voice notRecognized  0.12 - {} もう一度お願いします。",
                    "00000003 kiyo 1795560067125 voice dialogue もっとゆっくり 0.88 slower {} はい、ゆっくり話します。",
                    "00000004 kiyo 1795564800001 voice confirmationNeeded 助けて 0.41 emergency {\"kind\":\"general\"} 助けがいりますか。",
                    "00000005 kenji 1795576530999 typed unknown 𠮷田さんの「電話番号」は？'; DROP TABLE exchange; -- 1.0 telephone {\"clinic\":\"𠮷田医院\"} わかりません。役場 0242-00-1000 にお電話ください。",
                    "00000006 kenji 1795618799999 voice silence  0.0 - {} ",
                    "00000007 gone 1795618800000 voice failed お父さんは元気ですか 0.75 familyCheckIn {\"person\":\"kimura-kenji\"} 今は、わかりません。",
                ]
            ),
            (
                "exchange",
                "id, speech_milliseconds, recognition_milliseconds, rules_milliseconds, synthesis_milliseconds",
                [
                    "00000001 1820.5 140.25 3.5 165.0", "00000002 900.0 88.0 - 90.0", "00000003 700.0 60.5 0.5 70.0",
                    "00000004 500.0 95.0 1.25 80.0", "00000005 - - - -", "00000006 - - - -",
                    "00000007 1200.0 120.0 - -",
                ]
            ),
            (
                "handled_ask", "id, at, household",
                [
                    "0000000B 1795473000000 -", "0000000C 1795559700250 hana", "0000000D 1795561500000 -",
                    "0000000E 1795564800001 kiyo", "0000000F 1795569000000 -", "00000010 1795572000500 -",
                    "00000011 1795573800000 -", "00000012 1795582800000 hana", "00000013 1795586400000 kenji",
                ]
            ),
            (
                "check_in", "id, resident, day, state, at, number",
                [
                    "0000000B kimura-hana 2026-11-24 well 2026-11-24T07:30 1",
                    "0000000C kimura-hana 2026-11-25 unwell 2026-11-25T07:35 2",
                    "0000000D kimura-hana 2026-11-25 well 2026-11-25T07:35 3",
                    "0000000F kimura-kiyo 2026-11-25 well 2026-11-25T10:10 4",
                ]
            ),
            (
                "check_in_pause", "resident, day",
                ["kimura-kenji 2026-11-26", "kimura-kenji 2026-11-27", "somebody-unknown 2026-11-25"]
            ),
            (
                "request", "id, household, target, reason, at, confirmation, outcome, closed_at, closed_by",
                [
                    "0000000C hana family unwell 1795559700250 given - - -",
                    "0000000E kiyo everyone general 1795564800001 awaited - - -",
                    "00000012 hana townOffice asked 1795582800000 given 電話した。元気だった。 - -",
                    "00000013 kenji everyone fall 1795586400000 refused - - -",
                ]
            ),
            (
                "announcement", "id, published_at, text",
                ["1 2026-11-20T09:00 水道が止まります。", "2 2026-11-24T08:15 敬老会は、十日です。", "5 2026-11-25T12:00 クマが出ました。"]
            ),
            (
                "announcement_heard", "announcement, household, at",
                ["1 hana 1795136400125", "1 kiyo 1795226400000", "5 hana 1795579200875"]
            ),
            ("unclaimed_profile", "household, pace_steps, volume_steps", ["hana -1 2", "kiyo -2 0"]),
            (
                "alert_heard", "alert, household, at",
                [
                    "jma,JPTA30_1,2026-11-25T08:00:00+09:00 hana 1795561265000",
                    "jma,JPTA30_1,2026-11-25T08:00:00+09:00 kiyo 1795561262003",
                ]
            ),
            (
                "town_version", "town, id, imported_at",
                ["komorebi 1 1793491200500", "komorebi 3 1795143845678", "tonari 4 1795219200000"]
            ),
            // The homes are left out, under either name.
            (
                "town_file", "town, version, path, length(contents)",
                [
                    "komorebi 1 garbage/区分.csv 14", "komorebi 1 town.yml 94", "komorebi 3 garbage/区分.csv 3",
                    "komorebi 3 town.yml 99", "tonari 4 town.yml 11",
                ]
            ),
            ("town_in_force", "town, version", ["komorebi 3", "tonari 4"]),
            ("town", "id, time_zone", ["komorebi Asia/Tokyo", "tonari Asia/Tokyo"]),
            (
                "counter", "town, name, value",
                [
                    "komorebi announcement 5", "komorebi check_in 4", "komorebi town_version 3",
                    "tonari town_version 4",
                ]
            ),
            (
                "resident", "id, household, name",
                ["kimura-hana  ", "kimura-kenji  ", "kimura-kiyo  ", "somebody-unknown  "]
            ),
        ] as [(String, String, [String])])
    func rows(table: String, columns: String, expected: [String]) throws {
        let queue = try earlier()
        _ = try Store(queue, town: Self.town)
        let found = try queue.read { database in
            try Row.fetchAll(database, sql: "SELECT \(columns) FROM \(table)").map { row in
                row.databaseValues.map { String.fromDatabaseValue($0) ?? "\($0)" }
                    .map { $0 == "NULL" ? "-" : $0 }.joined(separator: " ").replacing(Self.zeros, with: "")
            }
        }
        #expect(found.sorted() == expected.sorted())
    }

    @Test("Nothing of the old tables is left, keys are sound, and opening again changes nothing")
    func openedTwice() throws {
        let queue = try earlier()
        _ = try Store(queue, town: Self.town)
        let tables = try queue.read {
            try String.fetchAll($0, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
        }
        #expect(!tables.contains { $0.hasPrefix("old_") || $0.contains { $0.isUppercase } })
        #expect(try queue.read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check") }.isEmpty)
        #expect(try queue.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") } == ["ok"])
        let once = try dump(queue)
        _ = try Store(queue, town: Self.town)
        #expect(try dump(queue) == once)
    }

    @Test("Residents of whom only answers were known get their names and homes")
    func takenOver() async throws {
        let store = try Store(earlier(), town: Self.town)
        let names = ["kimura-hana": "hana", "kimura-kenji": "kenji", "kimura-kiyo": "kiyo"]
        let homes = names.map { person, home in
            Household(
                id: home, district: "hill",
                resident: Person(id: person, name: LocalizedName(["ja": "\(home)さん"]), spokenAs: [:]))
        }
        #expect(try store.takeOver(homes, districts: [], at: RulesService.morning))
        #expect(try !store.takeOver(homes, districts: [], at: RulesService.morning))
        let residents = try await store.rows(of: "resident", columns: "id, household, name").sorted()
        #expect(
            residents == [
                "kimura-hana hana hanaさん", "kimura-kenji kenji kenjiさん", "kimura-kiyo kiyo kiyoさん",
                "somebody-unknown  ",
            ])
        #expect(try await store.household("kiyo")?.resident.id == "kimura-kiyo")
        // What their homes chose is theirs now.
        let profiles = try await store.rows(of: "resident", columns: "id || ' ' || pace_steps || ' ' || volume_steps")
            .sorted()
        #expect(
            profiles == ["kimura-hana -1 2", "kimura-kenji 0 0", "kimura-kiyo -2 0", "somebody-unknown 0 0"])
        #expect(try await store.rows(of: "unclaimed_profile", columns: "*").isEmpty)
        // What was written before is still theirs, and numbers go on.
        try await store.announce("新しい知らせです。", at: try #require(LocalTime("2026-12-03T07:00")))
        #expect(try await store.rows(of: "announcement", columns: "id").last == "6")
        let request = try #require(try await store.contactRequests(closed: false).first)
        #expect(request.household == "hana")
        #expect(try await store.log(LogQuery(words: "吉田")).map(\.id) == ["00000005" + Self.zeros])
    }
}
