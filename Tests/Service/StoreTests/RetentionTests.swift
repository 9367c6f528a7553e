import DeviceLink
import Foundation
import GRDB
import Rules
import TestSupport
import Testing
import Texts

@testable import Store

/// What is removed when its time is over, and when a resident wants it.
@Suite struct RetentionTests {
    private let store: Store
    private static let now = RulesService.morning
    private let look = Look(actor: .account("root"), purpose: "review", what: "dataExport", at: now)

    init() throws {
        store = try .inMemory(.sample)
    }

    /// A town with everything in it, `days` old.
    private func fill(days: Int, in store: Store, tag: String) async throws {
        let at = Self.now - Double(days) * 86_400
        let day = (LocalTime(at, in: try #require(TimeZone(identifier: "Asia/Tokyo"))).date).description
        for (heard, suffix) in [("ごみ \(tag)", "a"), ("", "b")] {
            try await store.record(
                Exchange(
                    id: UUID(), household: "home-\(tag)", at: at, channel: .voice,
                    outcome: heard.isEmpty ? .silence : .answered, heard: heard,
                    reply: heard.isEmpty ? "" : "\(suffix)です。"))
        }
        try await store.writer.write { database in
            let town = TownDatabase(database: database, town: store.town.id)
            for sql in Self.rows {
                try town.execute(
                    sql, ["tag": tag, "at": at.milliseconds, "day": day, "time": day + "T08:00"])
            }
        }
    }

    private static let rows = [
        "INSERT INTO household (town, id) VALUES (:town, 'home-' || :tag)",
        "INSERT INTO resident (town, id, household, name) VALUES (:town, 'person-' || :tag, 'home-' || :tag, 'x')",
        """
        INSERT INTO check_in (town, id, resident, day, state, at, number)
        VALUES (:town, 'c-' || :tag, 'person-' || :tag, :day, 'well', :time, 1)
        """,
        "INSERT INTO check_in_pause (town, resident, day) VALUES (:town, 'person-' || :tag, :day)",
        "INSERT INTO handled_ask (town, id, at, reply, household) VALUES (:town, 'a-' || :tag, :at, '{}', 'home-' || :tag)",
        """
        INSERT INTO request (town, id, household, target, reason, at, outcome, closed_at, closed_by)
        VALUES (:town, 'r-' || :tag, 'home-' || :tag, 'family', 'asked', :at, 'talked to her daughter', :at, 'sato')
        """,
        """
        INSERT INTO request (town, id, household, target, reason, at)
        VALUES (:town, 'open-' || :tag, 'home-' || :tag, 'everyone', 'fall', :at)
        """,
        """
        INSERT INTO event (town, id, household, lane, kind, occurred_at, received_at)
        VALUES (:town, 'e-' || :tag, 'home-' || :tag, 'care', 'help', :at, :at)
        """,
        """
        INSERT INTO task (town, id, kind, subject, dedupe_key, created_at, due_at, outcome, done_at)
        VALUES (:town, 't-' || :tag, 'call', 'person-' || :tag, 't-' || :tag, :at, :at, 'done', :at)
        """,
        """
        INSERT INTO rota (town, id, starts_at, ends_at, place) VALUES (:town, 'd-' || :tag, :at - 1, :at, 'the office')
        """,
        "INSERT INTO announcement (town, id, published_at, text) VALUES (:town, 'n-' || :tag, :time, 'x')",
        """
        INSERT INTO announcement_heard (town, announcement, household, at)
        VALUES (:town, 'n-' || :tag, 'home-' || :tag, :at)
        """,
        "INSERT INTO alert_heard (town, alert, household, at) VALUES (:town, 'alert', 'home-' || :tag, :at)",
        """
        INSERT INTO contact (town, id, resident, kind, name, time_zone)
        VALUES (:town, 'k-' || :tag, 'person-' || :tag, 'family', 'daughter', 'Asia/Tokyo')
        """,
        """
        INSERT INTO contact_method (town, id, contact, kind, address)
        VALUES (:town, 'm-' || :tag, 'k-' || :tag, 'telephone', '0242')
        """,
        """
        INSERT INTO consent (town, id, resident, purpose, recipient, text_version, given_by, given_at, review_by)
        VALUES (:town, 'o-' || :tag, 'person-' || :tag, 'checkIns', 'k-' || :tag, '1', 'self', :at, :day)
        """,
    ]

    @Test("Words go after 90 days, all else after a year; what is open stays")
    func retention() async throws {
        for (days, tag) in [(1, "new"), (89, "young"), (91, "old"), (366, "ancient")] {
            try await fill(days: days, in: store, tag: tag)
        }
        let other = try Store(store.writer, town: TownKey(id: "other", timeZone: "Asia/Tokyo"))
        try await fill(days: 500, in: other, tag: "other")
        let before = try await other.rows(of: "exchange", columns: "*")

        let dry = try await store.retain(RetentionPolicy(), at: Self.now, dryRun: true)
        #expect(try await store.log(LogQuery(words: "ごみ")).count == 4)
        let report = try await store.retain(RetentionPolicy(), at: Self.now)
        let expected = [
            "exchange text": 2, "handled_ask": 2, "exchange": 2, "event": 1, "check_in": 1, "check_in_pause": 1,
            "request": 1, "task": 1, "rota": 1, "announcement": 1, "alert_heard": 1,
        ]
        #expect(report.removed == expected)
        #expect(dry.removed == expected)

        #expect(try await store.log(LogQuery(words: "ごみ")).map(\.household) == ["home-new", "home-young"])
        let old = try await store.log(LogQuery(household: "home-old"))
        #expect(old.count == 2)
        #expect(old.allSatisfy { ($0.heard ?? "").isEmpty && ($0.reply ?? "").isEmpty })
        #expect(try await store.log(LogQuery(household: "home-ancient")).isEmpty)
        let requests = try await store.rows(of: "request WHERE town = 'sample'", columns: "id, outcome")
        #expect(requests.contains("r-ancient -") && requests.contains("r-old talked to her daughter"))
        #expect(try await store.contactRequests(closed: false).count == 4)
        #expect(try await other.rows(of: "exchange WHERE town = 'other'", columns: "*").count == 2)
        #expect(try await other.log(LogQuery(words: "ごみ")).count == 1)
        #expect(before.count == 10)

        let again = try await store.retain(RetentionPolicy(), at: Self.now)
        #expect(again.removed.values.allSatisfy { $0 == 0 })
        #expect(
            try await store.rows(of: "retention_run", columns: "text_days || ' ' || event_days") == [
                "90 365", "90 365",
            ])
        try await expectSoundIndex()
    }

    @Test("More than one transaction's rows are removed")
    func manyRows() async throws {
        for number in 0..<1203 {
            try await store.record(
                Exchange(
                    household: "hana", at: Self.now - 200 * 86_400 + Double(number), channel: .voice,
                    outcome: .answered,
                    heard: "ごみ \(number)"))
        }
        let report = try await store.retain(RetentionPolicy(textDays: 90, eventDays: 100), at: Self.now)
        #expect(report.removed["exchange text"] == 1203)
        #expect(report.removed["exchange"] == 1203)
        #expect(try await store.log(LogQuery(words: "ごみ")).isEmpty)
        // Not even the parts of words are left in the full text.
        let blocks = try await store.writer.read {
            try Int.fetchOne($0, sql: "SELECT SUM(length(block)) FROM exchange_text_data") ?? 0
        }
        #expect(blocks < 200)
        try await expectSoundIndex()
    }

    @Test("All that is held on one resident is given out, and nothing of others")
    func export() async throws {
        try await fill(days: 1, in: store, tag: "hana")
        try await fill(days: 1, in: store, tag: "kiyo")
        let data = try #require(try await store.personalData(of: "person-hana", look: look))
        #expect(data.livesAlone)
        let json = try data.jsonLine()
        #expect(json.contains("daughter") && json.contains("0242") && json.contains("ごみ hana"))
        #expect(!json.contains("kiyo"))
        let empty = data.tables.filter { $0.value.isEmpty }.keys.sorted()
        #expect(empty == ["access_log", "device", "household_profile"])
        #expect(try await store.personalData(of: "nobody", look: look) == nil)
        // A home of two: what was said there is not one person's.
        try await store.writer.write { database in
            try database.execute(
                sql: "INSERT INTO resident (town, id, household, name) VALUES ('sample', 'second', 'home-hana', 'y')")
        }
        let shared = try #require(try await store.personalData(of: "person-hana", look: look))
        #expect(!shared.livesAlone && shared.tables["exchange"] == nil && shared.tables["check_in"]?.count == 1)
    }

    @Test(
        "A resident's data go in one transaction; fact and reason stay, and care facts without words",
        arguments: [true, false])
    func erasure(livesAlone: Bool) async throws {
        for tag in ["hana", "kiyo"] { try await fill(days: 1, in: store, tag: tag) }
        try await store.writer.write { database in
            // Hana is Kiyo's contact, too.
            try database.execute(
                sql: """
                    INSERT INTO contact (town, id, resident, kind, name, time_zone, as_resident)
                    VALUES ('sample', 'kiyo-hana', 'person-kiyo', 'family', 'Hana', 'Asia/Tokyo', 'person-hana');
                    INSERT INTO consent (town, id, resident, purpose, recipient, text_version, given_by, given_at, review_by)
                    VALUES ('sample', 'kiyo-hana', 'person-kiyo', 'checkIns', 'kiyo-hana', '1', 'self', 1, '2027-01-01');
                    """)
            guard !livesAlone else { return }
            try database.execute(
                sql: "INSERT INTO resident (town, id, household, name) VALUES ('sample', 'second', 'home-hana', 'y')")
        }
        let kiyo = try #require(try await store.personalData(of: "person-kiyo", look: look)).tables.filter {
            !["contact", "consent", "access_log"].contains($0.key)
        }

        let erasure = try #require(
            try await store.erase("person-hana", reason: "moved away", by: .account("sato"), at: Self.now))
        #expect(erasure.removed["resident"] == 1)
        #expect(try await store.erasures() == [erasure])
        #expect(try await store.personalData(of: "person-hana", look: look) == nil)
        #expect(try await store.erase("person-hana", reason: "again", by: .account("sato"), at: Self.now) == nil)
        #expect(try await store.log(LogQuery(words: "hana")).isEmpty)
        #expect(try await store.log(LogQuery(household: "home-hana")).count == (livesAlone ? 0 : 2))
        let requests = try await store.contactRequests().filter { $0.household == "home-hana" }
        #expect(
            requests.map(\.outcome).sorted { ($0 ?? "") < ($1 ?? "") } == [
                nil, livesAlone ? "-" : "talked to her daughter",
            ])
        let after = try #require(try await store.personalData(of: "person-kiyo", look: look)).tables
        #expect(after.filter { !["contact", "consent", "access_log"].contains($0.key) } == kiyo)
        #expect(after["contact"]?.count == 1 && after["consent"]?.count == 1)
        #expect(try await store.writer.read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check") }.isEmpty)
        // Outside of the record of the erasure itself, the id is nowhere.
        for table in try await store.writer.read({
            try String.fetchAll(
                $0, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'exchange_text%'")
        })
        where table != "erasure" {
            #expect(
                try await !store.rows(of: table, columns: "*").contains {
                    $0.contains("person-hana") || $0.contains("ごみ hana")
                }, "\(table)")
        }
        try await expectSoundIndex()
    }

    @Test("The last resident who was erased does not come back from the town's files")
    func erasedForGood() async throws {
        let home = Household(
            id: "home", district: "hill",
            resident: Person(id: "hana", name: LocalizedName(["ja": "花"]), spokenAs: [:]))
        #expect(try store.takeOver([home], districts: [], at: Self.now))
        #expect(try await store.erase("hana", reason: "moved", by: .account("sato"), at: Self.now) != nil)
        #expect(try !store.takeOver([home], districts: [], at: Self.now))
        #expect(try await store.household("home") == nil)
    }

    @Test(
        "Homes are left out of a version, whatever the file is called",
        arguments: [
            "households: homes/all.yml # who", "\"households\": 'homes/all.yml'", "households :  homes/all.yml",
        ])
    func versions(line: String) async throws {
        let files = [
            "town.yml": Data("id: x\n\(line)\n".utf8), "homes/all.yml": Data("- id: hana".utf8),
            "households.yml": Data("- id: hana".utf8), "a.csv": Data("a".utf8),
        ]
        let version = try await store.importTown(files: files, at: Self.now)
        #expect(try await store.townFiles(of: version.id).keys.sorted() == ["a.csv", "town.yml"])
    }

    private func expectSoundIndex(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await store.writer.write { database in
            #expect(throws: Never.self, sourceLocation: sourceLocation) {
                try database.execute(sql: "INSERT INTO exchange_text (exchange_text) VALUES ('integrity-check')")
            }
        }
    }
}
