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
            "staff_user": 0, "contact_method": 0, "contact": 0, "consent": 0, "access_log": 0,
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
            try await store.rows(of: "retention_run", columns: "text_days || ' ' || event_days || ' ' || access_days")
                == [
                    "90 365 1095", "90 365 1095",
                ])
        try await expectSoundIndex()
    }

    /// What ended on a day so long ago: a contact with a method, who had a consent that was withdrawn, and a user.
    private func end(days: Int, tag: String) async throws {
        try await store.writer.write { database in
            let town = TownDatabase(database: database, town: store.town.id)
            let at = (Self.now - Double(days) * 86_400).milliseconds
            for sql in [
                "UPDATE contact SET ended_at = :at WHERE town = :town AND id = 'k-' || :tag",
                "UPDATE consent SET withdrawn_at = :at WHERE town = :town AND id = 'o-' || :tag",
                """
                INSERT INTO staff_user (town, id, name, roles, created_at, disabled_at)
                VALUES (:town, 'u-' || :tag, :tag, 'staff', 0, :at)
                """,
                """
                INSERT INTO access_log (town, number, at, actor, purpose, what)
                VALUES (:town, (SELECT COUNT(*) FROM access_log WHERE town = :town), :at, 'u-' || :tag, 'a call', 'x')
                """,
            ] { try town.execute(sql, ["at": at, "tag": tag]) }
        }
    }

    @Test("What ended goes a year later, after all that names it; who looked is kept for three years")
    func ended() async throws {
        for (days, tag) in [(364, "recent"), (366, "ended"), (1096, "distant")] {
            try await fill(days: 1, in: store, tag: tag)
            try await end(days: days, tag: tag)
        }
        let tables = ["consent", "contact_method", "contact", "access_log", "staff_user"]
        // The consents go first, in the next run the contacts they named; likewise the log, then its user.
        for expected in [[2, 0, 0, 1, 0], [0, 2, 2, 0, 1], [0, 0, 0, 0, 0]] {
            let dry = try await store.retain(RetentionPolicy(), at: Self.now, dryRun: true)
            let report = try await store.retain(RetentionPolicy(), at: Self.now)
            #expect(tables.map { report.removed[$0] } == expected)
            #expect(dry == report)
        }
        #expect(try await store.rows(of: "contact", columns: "id") == ["k-recent"])
        #expect(try await store.rows(of: "contact_method", columns: "id") == ["m-recent"])
        #expect(try await store.rows(of: "consent", columns: "id") == ["o-recent"])
        #expect(try await store.rows(of: "access_log", columns: "actor") == ["u-recent", "u-ended"])
        #expect(try await store.rows(of: "staff_user", columns: "id") == ["u-recent", "u-ended"])
        let shorter = try await store.retain(RetentionPolicy(accessDays: 365), at: Self.now)
        #expect(shorter.removed["access_log"] == 1)
    }

    @Test(
        "A user whom anything names stays, however long ago they left",
        arguments: [
            "UPDATE task SET done_by = 'u-x'", "UPDATE task SET assigned_to = 'u-x'", "UPDATE task SET subject = 'u-x'",
            "UPDATE consent SET recorded_by = 'u-x'", "UPDATE consent SET withdrawn_by = 'u-x'",
            "UPDATE contact SET as_user = 'u-x'", "UPDATE contact_method SET verified_by = 'u-x'",
            """
            INSERT INTO staff_user (town, id, name, roles, created_at, successor)
            VALUES ('sample', 'u-y', 'y', 'staff', 0, 'u-x')
            """,
        ])
    func namedUser(reference: String) async throws {
        try await fill(days: 1, in: store, tag: "hana")
        try await end(days: 2000, tag: "x")
        try await store.writer.write { try $0.execute(sql: reference) }
        // The first run removes the log of who looked.
        for _ in 0..<2 {
            #expect(try await store.retain(RetentionPolicy(), at: Self.now).removed["staff_user"] == 0)
        }
    }

    @Test("Who moved or died a year ago becomes one task for staff, and again a year after they ended it")
    func leftLongAgo() async throws {
        for (days, status) in [(364, "died"), (366, "moved"), (400, "died"), (500, "active")] {
            try await fill(days: 1, in: store, tag: "\(days)")
            try await store.writer.write { database in
                try database.execute(
                    sql: "UPDATE resident SET status = ?, status_since = ? WHERE id = ?",
                    arguments: [
                        status, (Self.now - Double(days) * 86_400).milliseconds, "person-\(days)",
                    ])
            }
        }
        let left = ["person-366", "person-400"]
        #expect(try await store.retain(RetentionPolicy(), at: Self.now, dryRun: true).toErase == left)
        #expect(try await store.tasks().isEmpty)
        #expect(try await store.retain(RetentionPolicy(), at: Self.now).toErase == left)
        #expect(try await store.retain(RetentionPolicy(), at: Self.now).toErase == [])
        let tasks = try await store.tasks().sorted { $0.subject < $1.subject }
        #expect(tasks.map(\.subject) == left && tasks.allSatisfy { $0.kind == StaffTask.Kind.eraseResident })
        #expect(try await store.personalData(of: "person-366", look: look) != nil)

        let actor = ActingUser.account("sato")
        _ = try await store.finish(tasks[0].id, outcome: "a lawsuit: not yet", by: actor, at: Self.now)
        _ = try await store.erase("person-400", reason: "died", by: actor, at: Self.now)
        #expect(try await store.tasks().isEmpty)
        #expect(try await store.retain(RetentionPolicy(), at: Self.now + 364 * 86_400).toErase == ["person-364"])
        let later = Self.now + 366 * 86_400
        _ = try await store.retain(RetentionPolicy(), at: later)
        #expect(try await store.retain(RetentionPolicy(), at: later).toErase.isEmpty)
        #expect(try await store.tasks().map(\.subject).contains("person-366"))
    }

    @Test("Words never stay longer than their exchange")
    func shortEvents() async throws {
        try await fill(days: 50, in: store, tag: "old")
        _ = try await store.retain(RetentionPolicy(textDays: 90, eventDays: 30), at: Self.now)
        #expect(try await store.log(LogQuery(household: "home-old")).isEmpty)
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
        #expect(empty == ["access_log", "device"])
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
        let changed: Set = ["contact", "consent", "task", "access_log"]
        let kiyo = try #require(try await store.personalData(of: "person-kiyo", look: look)).tables.filter {
            !changed.contains($0.key)
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
        #expect(after.filter { !changed.contains($0.key) } == kiyo)
        // Kiyo must not be left without somebody who is told.
        let task = try #require(try await store.tasks().first)
        #expect((task.kind, task.subject, task.note) == (StaffTask.Kind.whomToTell, "person-kiyo", "family"))
        #expect(try await store.tasks().count == 1)
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
