import DeviceLink
import Foundation
import GRDB
import Texts

extension HomeStore {
    /// Empties what was heard and said in the last exchange that still has words, and reports which one it was. The
    /// outbox of care is not touched.
    ///
    /// The service may have the words already, or be about to: the report follows the exchange in its lane, so it
    /// always finds them. The exchange "forget that" itself is written after its answer, so it is not the last one here.
    static func forgetLastExchange(at time: Date, _ database: Database) throws {
        let rows = try Row.fetchCursor(
            database, sql: "SELECT id, event FROM outbox WHERE lane = :lane ORDER BY sequence DESC",
            arguments: ["lane": HomeEvent.Lane.log.rawValue])
        while let row = try rows.next() {
            var event = try JSONDecoder().decode(HomeEvent.self, from: Data((row["event"] as String).utf8))
            guard case .exchange(var exchange) = event.content, exchange.hasWords, exchange.intent != "forgetThat"
            else { continue }
            exchange.removeWords()
            event.content = .exchange(exchange)
            try database.execute(
                sql: "UPDATE outbox SET event = :event WHERE id = :id",
                arguments: ["event": try event.jsonLine(), "id": row["id"] as String])
            return try send(.forgetting(exchange.id), id: .v7(at: time), on: .log, at: time, database)
        }
    }

    /// Empties the log of writes, in which removed words would stand until it is written over.
    func emptyWriteAheadLog() async {
        // Others who read keep it from being emptied now; the last connection to be closed does it.
        _ = try? await writer.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
    }
}

extension Exchange {
    fileprivate var hasWords: Bool { !(heard.isEmpty && reply.isEmpty && slots.isEmpty) }

    fileprivate mutating func removeWords() {
        (heard, reply, slots) = ("", "", [:])
    }
}
