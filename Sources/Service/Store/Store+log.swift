public import DeviceLink
import Foundation
import GRDB
public import Rules
import Texts

extension Store {
    /// Keeps an exchange; one that is there already stays as it is.
    public func record(_ exchange: Exchange) async throws {
        let slots = String(decoding: try JSONEncoder().encode(exchange.slots), as: UTF8.self)
        try await perform(
            Text(en: "writing an exchange", ja: "会話を書く"), on: Text(en: "the log", ja: "記録")
        ) { database in
            try database.execute(
                sql: """
                    INSERT INTO exchange (id, household, at, channel, outcome, heard, confidence, intent, slots, reply,
                        speechMilliseconds, recognitionMilliseconds, rulesMilliseconds, synthesisMilliseconds)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (id) DO NOTHING
                    """,
                arguments: [
                    exchange.id.uuidString, exchange.household, exchange.at, exchange.channel.rawValue,
                    exchange.outcome.rawValue, exchange.heard, exchange.confidence, exchange.intent, slots,
                    exchange.reply, exchange.stages.speech, exchange.stages.recognition, exchange.stages.rules,
                    exchange.stages.synthesis,
                ])
        }
    }

    /// The exchanges of a household, the newest first.
    public func exchanges(of household: Household.ID, limit: Int = 100) async throws -> [Exchange] {
        try await fetch(
            Text(en: "reading the exchanges", ja: "会話を読む"), of: .household(household)
        ) { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT * FROM exchange WHERE household = ? ORDER BY at DESC LIMIT ?",
                arguments: [household, limit])
            return try rows.map(Exchange.init(row:))
        }
    }

    /// Performs one write transaction, and says what it was about when it fails.
    func perform<Result: Sendable>(
        _ operation: Text, on subject: Text, _ body: @escaping @Sendable (Database) throws -> Result
    ) async throws -> Result {
        try await explaining(operation, subject) { try await writer.write(body) }
    }

    /// Reads in one snapshot, and says what it was about when that fails.
    func fetch<Result: Sendable>(
        _ operation: Text, of subject: Text, _ body: @escaping @Sendable (Database) throws -> Result
    ) async throws -> Result {
        try await explaining(operation, subject) { try await writer.read(body) }
    }

    private func explaining<Result>(
        _ operation: Text, _ subject: Text, _ body: () async throws -> Result
    ) async throws -> Result {
        do {
            return try await body()
        } catch let error as DatabaseError {
            throw StoreError(
                operation: operation,
                subject: Text(en: "\(subject.en) in \(writer.path)", ja: "\(writer.path) の\(subject.ja)"), cause: error)
        }
    }
}

extension Exchange {
    fileprivate init(row: Row) throws {
        self.init(
            id: UUID(uuidString: row["id"]) ?? UUID(), household: row["household"], at: row["at"],
            channel: Channel(rawValue: row["channel"]) ?? .voice, outcome: Outcome(rawValue: row["outcome"]) ?? .failed,
            heard: row["heard"], confidence: row["confidence"], intent: row["intent"],
            slots: try JSONDecoder().decode([String: String].self, from: Data((row["slots"] as String).utf8)),
            reply: row["reply"],
            stages: Stages(
                speech: row["speechMilliseconds"], recognition: row["recognitionMilliseconds"],
                rules: row["rulesMilliseconds"], synthesis: row["synthesisMilliseconds"]))
    }
}
