import DeviceLink
public import Foundation
import GRDB
import Rules
import Texts

/// How long data are kept, in days.
public struct RetentionPolicy: Sendable, Equatable {
    /// What was heard and replied.
    public var textDays: Int
    /// Everything that a home reported, and the words in which staff closed what it asked for.
    public var eventDays: Int

    public init(textDays: Int = 90, eventDays: Int = 365) {
        self.textDays = textDays
        self.eventDays = eventDays
    }
}

/// What a retention run has removed, or would.
public struct RetentionReport: Sendable, Equatable {
    /// Rows removed or emptied, by table.
    public var removed: [String: Int]
    public var textBefore: Date
    public var eventsBefore: Date
}

extension Store {
    /// Removes what is older than the policy allows, a few hundred rows in a transaction, and writes down what it was.
    ///
    /// A run that is interrupted goes on with the next one.
    /// - Parameter dryRun: Only counts.
    public func retain(
        _ policy: RetentionPolicy, at now: Date, dryRun: Bool = false
    ) async throws -> RetentionReport {
        let bounds = RetentionBounds(policy, now: now, timeZone: town.timeZone)
        var removed: [String: Int] = [:]
        for rule in RetentionRule.all {
            removed[rule.table] =
                dryRun ? try await count(rule, bounds) : try await apply(rule, bounds)
        }
        let counts = try removed.jsonLine()
        let report = RetentionReport(removed: removed, textBefore: bounds.textBefore, eventsBefore: bounds.eventsBefore)
        guard !dryRun else { return report }
        if removed["exchange text", default: 0] > 0 { try await forgetRemovedText() }
        try await perform(Self.retaining, on: Text(verbatim: "retention_run")) { database in
            try database.execute(
                """
                INSERT INTO retention_run (town, id, at, text_days, event_days, removed)
                VALUES (:town, :id, :at, :text, :events, :removed)
                """,
                [
                    "id": UUID().uuidString, "at": now.milliseconds, "text": policy.textDays,
                    "events": policy.eventDays, "removed": counts,
                ])
        }
        return report
    }

    /// Removes what the full text still holds of removed exchanges, and empties the log of writes. Each step is short:
    /// others write meanwhile.
    func forgetRemovedText() async throws {
        var isFirst = true
        while true {
            let first = isFirst
            let didWork = try await perform(Self.retaining, on: Text(verbatim: "exchange_text")) { database in
                try LogIndex.merge(first: first, database)
            }
            isFirst = false
            guard didWork else { break }
        }
        await emptyWriteAheadLog()
    }

    /// Empties the log of writes, in which removed words would stand until it is written over.
    func emptyWriteAheadLog() async {
        // Others who read keep it from being emptied now; the next run does it.
        _ = try? await writer.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
    }

    private static let retaining = Text(en: "removing old data", ja: "古い記録を消す")

    private func count(_ rule: RetentionRule, _ bounds: RetentionBounds) async throws -> Int {
        try await fetch(Self.retaining, of: Text(verbatim: rule.table)) { database in
            try database.value(rule.count, bounds.arguments(rule.count)) ?? 0
        }
    }

    private func apply(_ rule: RetentionRule, _ bounds: RetentionBounds) async throws -> Int {
        var total = 0
        while true {
            let changed = try await perform(Self.retaining, on: Text(verbatim: rule.table)) { database in
                guard let statement = rule.apply else { return try Self.emptyTexts(bounds, database) }
                try database.execute(statement, bounds.arguments(statement))
                return database.changes
            }
            total += changed
            guard changed >= RetentionRule.rowsInTransaction else { return total }
        }
    }

    private static func emptyTexts(_ bounds: RetentionBounds, _ database: TownDatabase) throws -> Int {
        let rows = try database.rows(
            """
            SELECT id, heard, reply, text_key FROM exchange WHERE town = :town AND text_key < :textKey
            ORDER BY text_key LIMIT 500
            """, ["textKey": bounds.textKey])
        for row in rows { try emptyText(row, database) }
        return rows.count
    }

    /// Takes the words from an exchange and from the full text.
    /// - Parameter row: With id, heard, reply and text_key.
    static func emptyText(_ row: Row, _ database: TownDatabase) throws {
        if let key: Int64 = row["text_key"] {
            try LogIndex.remove(key, heard: row["heard"] ?? "", reply: row["reply"] ?? "", database)
        }
        try database.execute(
            """
            UPDATE exchange SET heard = NULL, reply = NULL, text_key = NULL WHERE town = :town AND id = :id
            """, ["id": row["id"] as String])
    }
}

/// The instants before which data are removed.
private struct RetentionBounds {
    let textBefore: Date
    let eventsBefore: Date
    let day: CalendarDate

    init(_ policy: RetentionPolicy, now: Date, timeZone: String) {
        textBefore = now - Double(policy.textDays) * 86_400
        eventsBefore = now - Double(policy.eventDays) * 86_400
        day = LocalTime(eventsBefore, in: TimeZone(identifier: timeZone) ?? .gmt).date
    }

    var textKey: Int64 { LogIndex.keys(atMilliseconds: textBefore.milliseconds).lowerBound }

    /// Those that a statement names.
    func arguments(_ statement: String) -> TownDatabase.Arguments {
        let all: TownDatabase.Arguments = [
            "text": textBefore.milliseconds, "events": eventsBefore.milliseconds, "day": day.description,
            "textKey": textKey, "rows": RetentionRule.rowsInTransaction,
        ]
        return all.filter { statement.contains(":\($0.key)") }
    }
}

/// What is removed of one table; `docs/data.md` says why.
private struct RetentionRule {
    var table: String
    var count: String
    /// Nil for the texts of the log, which have an index.
    var apply: String?

    static let rowsInTransaction = 500

    static let all = [
        RetentionRule(
            table: "exchange text",
            count: "SELECT COUNT(*) FROM exchange WHERE town = :town AND text_key < :textKey"),
        RetentionRule(
            table: "handled_ask",
            count: "SELECT COUNT(*) FROM handled_ask WHERE town = :town AND at < :text",
            apply: """
                DELETE FROM handled_ask WHERE town = :town AND id IN (
                    SELECT id FROM handled_ask WHERE town = :town AND at < :text LIMIT :rows)
                """),
        RetentionRule(
            table: "exchange",
            count: "SELECT COUNT(*) FROM exchange WHERE town = :town AND at < :events",
            apply: """
                DELETE FROM exchange WHERE town = :town AND id IN (
                    SELECT id FROM exchange
                    WHERE town = :town AND at < :events AND COALESCE(text_key, -1) = -1 LIMIT :rows)
                """),
        RetentionRule(
            table: "event",
            count: "SELECT COUNT(*) FROM event WHERE town = :town AND received_at < :events",
            apply: """
                DELETE FROM event WHERE town = :town AND id IN (
                    SELECT id FROM event WHERE town = :town AND received_at < :events LIMIT :rows)
                """),
        RetentionRule(
            table: "check_in",
            count: "SELECT COUNT(*) FROM check_in WHERE town = :town AND day < :day",
            apply: """
                DELETE FROM check_in WHERE town = :town AND id IN (
                    SELECT id FROM check_in WHERE town = :town AND day < :day LIMIT :rows)
                """),
        RetentionRule(
            table: "check_in_pause",
            count: "SELECT COUNT(*) FROM check_in_pause WHERE town = :town AND day < :day",
            apply: """
                DELETE FROM check_in_pause WHERE town = :town AND (resident, day) IN (
                    SELECT resident, day FROM check_in_pause WHERE town = :town AND day < :day LIMIT :rows)
                """),
        RetentionRule(
            table: "request",
            count: """
                SELECT COUNT(*) FROM request
                WHERE town = :town AND outcome <> '-' AND COALESCE(closed_at, at) < :events
                """,
            apply: """
                UPDATE request SET outcome = '-' WHERE town = :town AND id IN (
                    SELECT id FROM request
                    WHERE town = :town AND outcome <> '-' AND COALESCE(closed_at, at) < :events LIMIT :rows)
                """),
        RetentionRule(
            table: "task",
            count: "SELECT COUNT(*) FROM task WHERE town = :town AND done_at < :events",
            apply: """
                DELETE FROM task WHERE town = :town AND id IN (
                    SELECT id FROM task WHERE town = :town AND done_at < :events LIMIT :rows)
                """),
        RetentionRule(
            table: "rota",
            count: "SELECT COUNT(*) FROM rota WHERE town = :town AND ends_at < :events",
            apply: """
                DELETE FROM rota WHERE town = :town AND id IN (
                    SELECT id FROM rota WHERE town = :town AND ends_at < :events LIMIT :rows)
                """),
        RetentionRule(
            table: "announcement",
            count: "SELECT COUNT(*) FROM announcement WHERE town = :town AND published_at < :day",
            apply: """
                DELETE FROM announcement WHERE town = :town AND id IN (
                    SELECT id FROM announcement WHERE town = :town AND published_at < :day LIMIT :rows)
                """),
        RetentionRule(
            table: "alert_heard",
            count: "SELECT COUNT(*) FROM alert_heard WHERE town = :town AND at < :events",
            apply: """
                DELETE FROM alert_heard WHERE town = :town AND (alert, household) IN (
                    SELECT alert, household FROM alert_heard WHERE town = :town AND at < :events LIMIT :rows)
                """),
    ]
}
