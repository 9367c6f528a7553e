public import DeviceLink
public import Foundation
import GRDB
import Texts

extension HomeStore {
    /// How long an acknowledged event is kept.
    static let kept = Duration.seconds(7 * 86400)

    /// Puts an event into the outbox.
    static func send(
        _ content: HomeEvent.Content, id: UUID, on lane: HomeEvent.Lane, at time: Date, _ database: Database
    ) throws {
        let sequence =
            try Int64.fetchOne(
                database, sql: "SELECT COALESCE(MAX(sequence), 0) + 1 FROM outbox WHERE lane = :lane",
                arguments: ["lane": lane.rawValue]) ?? 1
        let event = HomeEvent(id: id, lane: lane, sequence: sequence, occurredAt: time, content: content)
        try database.execute(
            sql: """
                INSERT INTO outbox (id, lane, sequence, event, occurred_at)
                VALUES (:id, :lane, :sequence, :event, :at) ON CONFLICT (id) DO NOTHING
                """,
            arguments: [
                "id": id.uuidString, "lane": lane.rawValue, "sequence": sequence, "event": try event.jsonLine(),
                "at": time.milliseconds,
            ])
    }

    /// What is to be sent next: care before the log, each in its order.
    public func waiting() async throws -> EventBatch {
        try await fetch(Text(en: "reading the outbox", ja: "送るものを読む")) { database in
            var events: [HomeEvent] = []
            var bytes = 0
            for lane in HomeEvent.Lane.allCases {
                let rows = try String.fetchAll(
                    database,
                    sql: """
                        SELECT event FROM outbox
                        WHERE lane = :lane AND acknowledged_at IS NULL AND rejected IS NULL
                        ORDER BY sequence LIMIT :limit
                        """,
                    arguments: ["lane": lane.rawValue, "limit": EventBatch.maximumEvents - events.count])
                for row in rows {
                    bytes += row.utf8.count + 1
                    // The braces around them need some bytes, too.
                    guard bytes < EventBatch.maximumBytes - 64 || events.isEmpty else { break }
                    events.append(try JSONDecoder().decode(HomeEvent.self, from: Data(row.utf8)))
                }
            }
            return EventBatch(events: events)
        }
    }

    /// How many events of each lane wait, and how many the service has rejected for good.
    public func outbox() async throws -> (waiting: [HomeEvent.Lane: Int], rejected: Int) {
        try await fetch(Text(en: "reading the outbox", ja: "送るものを読む")) { database in
            var waiting: [HomeEvent.Lane: Int] = [:]
            for lane in HomeEvent.Lane.allCases {
                waiting[lane] = try Int.fetchOne(
                    database,
                    sql: """
                        SELECT COUNT(*) FROM outbox
                        WHERE lane = :lane AND acknowledged_at IS NULL AND rejected IS NULL
                        """, arguments: ["lane": lane.rawValue])
            }
            let rejected = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM outbox WHERE rejected IS NOT NULL")
            return (waiting, rejected ?? 0)
        }
    }

    /// Keeps an event that the service can never take out of the way of the others.
    func putAside(_ event: HomeEvent.ID, reason: String, at time: Date) async throws {
        try await perform(Text(en: "putting an event aside", ja: "送れないものを分ける")) { database in
            try database.execute(
                sql: "UPDATE outbox SET acknowledged_at = :at, rejected = :reason WHERE id = :id",
                arguments: ["id": event.uuidString, "at": time.milliseconds, "reason": reason])
        }
    }

    /// Notes what the service said to a batch. Only what it lists leaves the outbox.
    public func note(_ receipt: EventReceipt, at time: Date) async throws {
        try await perform(Text(en: "noting what was sent", ja: "送ったことを書く")) { database in
            let epoch = try String.fetchOne(database, sql: "SELECT epoch FROM home")
            for result in receipt.results {
                try database.execute(
                    sql: """
                        UPDATE outbox SET acknowledged_at = :at, rejected = :rejected WHERE id = :id
                        """,
                    arguments: [
                        "id": result.id.uuidString, "at": time.milliseconds,
                        "rejected": result.status == .rejected ? result.reason ?? "rejected" : nil,
                    ])
            }
            if let epoch, epoch != receipt.epoch {
                // The service has gone back to a backup: what it had acknowledged before may be gone.
                let sent = receipt.results.map(\.id.uuidString)
                try database.execute(
                    sql: "UPDATE outbox SET acknowledged_at = NULL WHERE rejected IS NULL")
                for id in sent {
                    try database.execute(
                        sql: "UPDATE outbox SET acknowledged_at = :at WHERE id = :id",
                        arguments: ["id": id, "at": time.milliseconds])
                }
            }
            try database.execute(sql: "UPDATE home SET epoch = :epoch", arguments: ["epoch": receipt.epoch])
            // The last number of each lane is kept: the next one counts on from it.
            try database.execute(
                sql: """
                    DELETE FROM outbox WHERE acknowledged_at < :before AND rejected IS NULL
                        AND sequence < (SELECT MAX(sequence) FROM outbox AS last WHERE last.lane = outbox.lane)
                    """,
                arguments: ["before": time.milliseconds - Int64(Self.kept / .milliseconds(1))])
        }
    }
}
