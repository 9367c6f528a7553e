import DeviceLink
public import Foundation
import GRDB
import Rules
import Texts

/// How long data are kept, in days.
public struct RetentionPolicy: Sendable, Equatable {
    /// What was heard and replied; never longer than the events.
    public var textDays: Int
    /// Everything that a home reported, what has ended, and the words in which staff closed what a home asked for.
    public var eventDays: Int
    /// Who looked at whose data: a town must be able to answer that.
    public var accessDays: Int

    public init(textDays: Int = 90, eventDays: Int = 365, accessDays: Int = 1095) {
        self.textDays = textDays
        self.eventDays = eventDays
        self.accessDays = accessDays
    }
}

/// What a retention run has removed, or would.
public struct RetentionReport: Sendable, Equatable {
    /// Rows removed or emptied, by table.
    public var removed: [String: Int]
    /// Residents who moved or died so long ago that staff now have the task to erase them.
    public var toErase: [String]
    public var textBefore: Date
    public var eventsBefore: Date
    public var accessesBefore: Date
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
        let report = RetentionReport(
            removed: removed, toErase: try await proposeErasures(bounds, at: now, dryRun: dryRun),
            textBefore: bounds.textBefore, eventsBefore: bounds.eventsBefore, accessesBefore: bounds.accessesBefore)
        guard !dryRun else { return report }
        if removed["exchange text", default: 0] > 0 { try await forgetRemovedText() }
        try await perform(Self.retaining, on: Text(verbatim: "retention_run")) { database in
            try database.execute(
                """
                INSERT INTO retention_run (town, id, at, text_days, event_days, access_days, removed)
                VALUES (:town, :id, :at, :text, :events, :accesses, :removed)
                """,
                [
                    "id": TownDatabase.newID(at: now), "at": now.milliseconds, "text": policy.textDays,
                    "events": policy.eventDays, "accesses": policy.accessDays, "removed": counts,
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
                guard let statement = rule.apply else { return try Self.emptyTexts(rule, bounds, database) }
                try database.execute(statement, bounds.arguments(statement))
                return database.changes
            }
            total += changed
            guard changed >= RetentionRule.rowsInTransaction else { return total }
        }
    }

    private static func emptyTexts(
        _ rule: RetentionRule, _ bounds: RetentionBounds, _ database: TownDatabase
    ) throws -> Int {
        let ids: [String] = try database.values(rule.someDue, bounds.arguments(rule.someDue))
        for id in ids {
            let row = try database.row(
                "SELECT id, heard, reply, text_key FROM exchange WHERE town = :town AND id = :id", ["id": id])
            if let row { try emptyText(row, database) }
        }
        return ids.count
    }

    /// Nobody who moved or died is forgotten: staff get the task to erase them. If they end it otherwise, it comes again
    /// after the task itself was removed.
    private func proposeErasures(_ bounds: RetentionBounds, at now: Date, dryRun: Bool) async throws -> [String] {
        let kind = StaffTask.Kind.eraseResident
        let propose: @Sendable (TownDatabase) throws -> [String] = { database in
            let residents = try database.rows(
                """
                SELECT id, status_since FROM resident
                WHERE town = :town AND status IN ('moved', 'died') AND status_since < :events AND NOT EXISTS (
                    SELECT 1 FROM task
                    WHERE task.town = :town AND dedupe_key = :kind || '/' || resident.id || '/' || status_since)
                ORDER BY id
                """, ["events": bounds.eventsBefore.milliseconds, "kind": kind])
            guard !dryRun else { return residents.map { $0["id"] } }
            return try residents.map { row in
                let (id, since): (String, Int64) = (row["id"], row["status_since"])
                try Self.add(
                    NewTask(
                        kind: kind, subject: id, dedupeKey: "\(kind)/\(id)/\(since)", due: now + 30 * 86_400),
                    at: now, database)
                return id
            }
        }
        let operation = Text(en: "looking for residents who left", ja: "町を出た人をさがす")
        return dryRun
            ? try await fetch(operation, of: .everyone, propose) : try await perform(operation, on: .everyone, propose)
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
    let accessesBefore: Date
    let day: CalendarDate

    init(_ policy: RetentionPolicy, now: Date, timeZone: String) {
        eventsBefore = now - Double(policy.eventDays) * 86_400
        // An exchange goes with its index, so its words never stay longer than itself.
        textBefore = max(now - Double(policy.textDays) * 86_400, eventsBefore)
        accessesBefore = now - Double(policy.accessDays) * 86_400
        day = LocalTime(eventsBefore, in: TimeZone(identifier: timeZone) ?? .gmt).date
    }

    var textKey: Int64 { LogIndex.keys(atMilliseconds: textBefore.milliseconds).lowerBound }

    /// Those that a statement names.
    func arguments(_ statement: String) -> TownDatabase.Arguments {
        let all: TownDatabase.Arguments = [
            "text": textBefore.milliseconds, "events": eventsBefore.milliseconds,
            "accesses": accessesBefore.milliseconds, "day": day.description, "textKey": textKey,
            "rows": RetentionRule.rowsInTransaction,
        ]
        return all.filter { statement.contains(":\($0.key)") }
    }
}

/// What is removed of one table; `docs/data.md` says why.
struct RetentionRule {
    enum Change {
        case remove
        /// Of the texts of the log, which have an index.
        case emptyText
        /// What is set instead.
        case set(String)
    }

    /// The name under which it is counted, too.
    var table: String
    /// The columns of the key, after the town.
    var key = "id"
    /// Selects the keys of the rows whose time is over.
    var due: String
    var change = Change.remove

    var count: String { "SELECT COUNT(*) FROM (\(due)) AS due" }

    /// As many of them as one transaction takes.
    var someDue: String { due + " LIMIT :rows" }

    /// Nil if no single statement can do it.
    var apply: String? {
        switch change {
        case .emptyText: nil
        case .remove: "DELETE FROM \(table) WHERE town = :town AND (\(key)) IN (\(someDue))"
        case .set(let value): "UPDATE \(table) SET \(value) WHERE town = :town AND (\(key)) IN (\(someDue))"
        }
    }

    static let rowsInTransaction = 500

    /// Ended long ago, and no consent names them any more.
    private static let endedContacts = """
        SELECT id FROM contact WHERE town = :town AND ended_at < :events AND id NOT IN (
            SELECT recipient FROM consent WHERE town = :town AND recipient IS NOT NULL)
        """

    /// In an order in which no rule makes rows due for a later one, so that a trial counts what a run removes: what
    /// becomes free of its last reference goes with the next run.
    static let all = [
        RetentionRule(
            table: "staff_user",
            due: """
                SELECT id FROM staff_user AS leaver WHERE town = :town AND disabled_at < :events
                    AND NOT EXISTS (SELECT 1 FROM access_log WHERE town = :town AND actor = leaver.id)
                    AND NOT EXISTS (
                        SELECT 1 FROM task
                        WHERE town = :town AND (assigned_to = leaver.id OR done_by = leaver.id OR subject = leaver.id))
                    AND NOT EXISTS (
                        SELECT 1 FROM consent
                        WHERE town = :town AND (recorded_by = leaver.id OR withdrawn_by = leaver.id))
                    AND NOT EXISTS (SELECT 1 FROM contact WHERE town = :town AND as_user = leaver.id)
                    AND NOT EXISTS (SELECT 1 FROM contact_method WHERE town = :town AND verified_by = leaver.id)
                    AND NOT EXISTS (SELECT 1 FROM rota WHERE town = :town AND staff_user = leaver.id)
                    AND NOT EXISTS (
                        SELECT 1 FROM staff_user AS other WHERE other.town = :town AND other.successor = leaver.id)
                """),
        RetentionRule(
            table: "contact_method",
            due: "SELECT id FROM contact_method WHERE town = :town AND contact IN (\(endedContacts))"),
        RetentionRule(table: "contact", due: endedContacts),
        RetentionRule(
            table: "consent", due: "SELECT id FROM consent WHERE town = :town AND withdrawn_at < :events"),
        RetentionRule(
            table: "exchange text", due: "SELECT id FROM exchange WHERE town = :town AND text_key < :textKey",
            change: .emptyText),
        RetentionRule(
            table: "handled_ask", due: "SELECT id FROM handled_ask WHERE town = :town AND at < :text"),
        RetentionRule(table: "exchange", due: "SELECT id FROM exchange WHERE town = :town AND at < :events"),
        RetentionRule(table: "event", due: "SELECT id FROM event WHERE town = :town AND received_at < :events"),
        RetentionRule(table: "check_in", due: "SELECT id FROM check_in WHERE town = :town AND day < :day"),
        RetentionRule(
            table: "check_in_pause", key: "resident, day",
            due: "SELECT resident, day FROM check_in_pause WHERE town = :town AND day < :day"),
        RetentionRule(
            table: "request",
            due: """
                SELECT id FROM request
                WHERE town = :town AND outcome <> '-' AND COALESCE(closed_at, at) < :events
                """, change: .set("outcome = '-'")),
        RetentionRule(table: "task", due: "SELECT id FROM task WHERE town = :town AND done_at < :events"),
        RetentionRule(table: "rota", due: "SELECT id FROM rota WHERE town = :town AND ends_at < :events"),
        RetentionRule(
            table: "announcement", due: "SELECT id FROM announcement WHERE town = :town AND published_at < :day"),
        RetentionRule(
            table: "alert_heard", key: "alert, household",
            due: "SELECT alert, household FROM alert_heard WHERE town = :town AND at < :events"),
        RetentionRule(
            table: "access_log", key: "number",
            due: "SELECT number FROM access_log WHERE town = :town AND at < :accesses"),
    ]
}
