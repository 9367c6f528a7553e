public import DeviceLink
import Foundation
import GRDB
public import Rules
import Texts

extension Store {
    /// Keeps an exchange; one that is there already stays as it is.
    public func record(_ exchange: Exchange) async throws {
        try await perform(
            Text(en: "writing an exchange", ja: "会話を書く"), on: Text(en: "the log", ja: "記録")
        ) { database in
            try Self.record(exchange, database)
        }
    }

    static func record(_ exchange: Exchange, _ database: TownDatabase) throws {
        try insert(
            exchange.heard, exchange.reply, at: exchange.at.milliseconds,
            [
                "id": exchange.id.uuidString, "household": exchange.household, "channel": exchange.channel.rawValue,
                "outcome": exchange.outcome.rawValue, "confidence": exchange.confidence, "intent": exchange.intent,
                "slots": try exchange.slots.jsonLine(), "speech": exchange.stages.speech,
                "recognition": exchange.stages.recognition, "rules": exchange.stages.rules,
                "synthesis": exchange.stages.synthesis,
            ], database)
    }

    /// Writes an exchange and its full text.
    static func insert(
        _ heard: String, _ reply: String, at time: Int64, _ other: TownDatabase.Arguments, _ database: TownDatabase
    ) throws {
        let hasText = !(heard.isEmpty && reply.isEmpty)
        let key = hasText ? try LogIndex.freeKey(at: time, database) : nil
        try database.execute(
            """
            INSERT INTO exchange (town, id, household, at, channel, outcome, heard, confidence, intent, slots, reply,
                speech_milliseconds, recognition_milliseconds, rules_milliseconds, synthesis_milliseconds, text_key)
            VALUES (:town, :id, :household, :at, :channel, :outcome, :heard, :confidence, :intent, :slots, :reply,
                :speech, :recognition, :rules, :synthesis, :key)
            ON CONFLICT (town, id) DO NOTHING
            """, other.merging(["heard": heard, "reply": reply, "at": time, "key": key]) { $1 })
        guard let key, database.changes > 0 else { return }
        try LogIndex.add(key, heard: heard, reply: reply, database)
    }

    /// The exchanges of a household, the newest first.
    public func exchanges(of household: Household.ID, limit: Int = 100) async throws -> [Exchange] {
        try await fetch(
            Text(en: "reading the exchanges", ja: "会話を読む"), of: .household(household)
        ) { database in
            try database.rows(
                """
                SELECT * FROM exchange WHERE town = :town AND household = :household
                ORDER BY at DESC, id DESC LIMIT :limit
                """, ["household": household, "limit": limit]
            ).map(Exchange.init(row:))
        }
    }

    /// Performs one write transaction, and says what it was about when it fails.
    func perform<Result: Sendable>(
        _ operation: Text, on subject: Text, _ body: @escaping @Sendable (TownDatabase) throws -> Result
    ) async throws -> Result {
        try await explaining(operation, subject) {
            try await writer.write { [town] in try body(TownDatabase(database: $0, town: town.id)) }
        }
    }

    /// Reads in one snapshot, and says what it was about when that fails.
    func fetch<Result: Sendable>(
        _ operation: Text, of subject: Text, _ body: @escaping @Sendable (TownDatabase) throws -> Result
    ) async throws -> Result {
        try await explaining(operation, subject) {
            try await writer.read { [town] in try body(TownDatabase(database: $0, town: town.id)) }
        }
    }

    private func explaining<Result>(
        _ operation: Text, _ subject: Text, _ body: () async throws -> Result
    ) async throws -> Result {
        do {
            return try await body()
        } catch let error as DatabaseError {
            throw failure(error, operation, subject)
        }
    }

    /// The same without waiting for another task.
    func explaining<Result>(
        _ operation: Text, _ subject: Text, _ body: () throws -> Result
    ) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw failure(error, operation, subject)
        }
    }

    private func failure(_ error: DatabaseError, _ operation: Text, _ subject: Text) -> StoreError {
        StoreError(
            operation: operation,
            subject: Text(en: "\(subject.en) in \(writer.path)", ja: "\(writer.path) の\(subject.ja)"), cause: error)
    }
}

extension Exchange {
    fileprivate init(row: Row) throws {
        self.init(
            id: UUID(uuidString: row["id"]) ?? UUID(), household: row["household"], at: Date(milliseconds: row["at"]),
            channel: Channel(rawValue: row["channel"]) ?? .voice, outcome: Outcome(rawValue: row["outcome"]) ?? .failed,
            heard: row["heard"] ?? "", confidence: row["confidence"], intent: row["intent"],
            slots: try JSONDecoder().decode([String: String].self, from: Data((row["slots"] as String).utf8)),
            reply: row["reply"] ?? "",
            stages: Stages(
                speech: row["speech_milliseconds"], recognition: row["recognition_milliseconds"],
                rules: row["rules_milliseconds"], synthesis: row["synthesis_milliseconds"]))
    }
}
