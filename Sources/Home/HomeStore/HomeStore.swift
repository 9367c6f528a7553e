import DeviceLink
public import Foundation
import GRDB
import PrivateFiles
import Rules
public import Texts

/// The database of one speaker: what it has answered, and the outbox of what the service must still learn.
///
/// An event is written in the transaction that decides it, and leaves the outbox only when the service has listed it.
/// Safe to use from any task: GRDB serializes the writes.
public struct HomeStore: Sendable {
    let writer: any DatabaseWriter

    init(_ writer: any DatabaseWriter) throws {
        self.writer = writer
        try Self.migrator.migrate(writer)
    }

    public static func inMemory() throws -> HomeStore {
        try HomeStore(DatabaseQueue())
    }

    /// The database in `folder`, which is made when it is missing. Folder and file are for their owner only.
    /// - Parameter warn: Takes why others can look into the folder, if they can.
    /// - Throws: `HomeStoreError` naming the file when it cannot be opened or written.
    public static func open(in folder: URL, warn: (Text) -> Void = { _ in }) throws -> HomeStore {
        let folder = PrivateFolder(url: folder, database: "home.sqlite")
        let file = folder.database
        do {
            if let concern = try folder.secure() { warn(concern) }
            var configuration = Configuration()
            configuration.busyMode = .timeout(5)
            configuration.prepareDatabase { database in
                // The resident is told that it is written down: that must outlive a power cut.
                try database.execute(sql: "PRAGMA synchronous = FULL")
            }
            return try HomeStore(DatabasePool(path: file.path, configuration: configuration))
        } catch {
            throw HomeStoreError(
                operation: Text(en: "opening the speaker's database", ja: "スピーカーの記録を開く"), subject: file.path,
                cause: error)
        }
    }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("outbox") { database in
            try database.execute(
                sql: """
                    -- What the service is told. A row stays for a week after it was acknowledged: a service that was
                    -- restored from a backup asks for it again.
                    CREATE TABLE outbox (
                        id TEXT NOT NULL PRIMARY KEY,
                        lane TEXT NOT NULL CHECK (lane IN ('care', 'log')),
                        sequence BIGINT NOT NULL,
                        event TEXT NOT NULL,
                        occurred_at BIGINT NOT NULL,
                        acknowledged_at BIGINT,
                        -- Why the service can never accept it.
                        rejected TEXT,
                        UNIQUE (lane, sequence)
                    );
                    CREATE INDEX outbox_waiting ON outbox (lane, sequence)
                        WHERE acknowledged_at IS NULL AND rejected IS NULL;

                    CREATE TABLE handled_ask (
                        id TEXT NOT NULL PRIMARY KEY,
                        at BIGINT NOT NULL,
                        reply TEXT NOT NULL
                    );

                    CREATE TABLE check_in (
                        day TEXT NOT NULL,
                        number BIGINT NOT NULL PRIMARY KEY,
                        state TEXT NOT NULL CHECK (state IN ('well', 'unwell')),
                        at TEXT NOT NULL
                    );

                    CREATE TABLE alert_heard (
                        alert TEXT NOT NULL PRIMARY KEY,
                        at BIGINT NOT NULL
                    );

                    -- One row: pace, loudness, and the service's epoch.
                    CREATE TABLE home (
                        id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
                        pace_steps INTEGER NOT NULL DEFAULT 0,
                        volume_steps INTEGER NOT NULL DEFAULT 0,
                        epoch TEXT
                    );
                    INSERT INTO home (id) VALUES (1);
                    """)
        }
        return migrator
    }

    func perform<Result: Sendable>(
        _ operation: Text, _ body: @escaping @Sendable (Database) throws -> Result
    ) async throws -> Result {
        do {
            return try await writer.write(body)
        } catch let error as DatabaseError {
            throw HomeStoreError(operation: operation, subject: writer.path, cause: error)
        }
    }

    func fetch<Result: Sendable>(
        _ operation: Text, _ body: @escaping @Sendable (Database) throws -> Result
    ) async throws -> Result {
        do {
            return try await writer.read(body)
        } catch let error as DatabaseError {
            throw HomeStoreError(operation: operation, subject: writer.path, cause: error)
        }
    }
}

/// Why the speaker's database could not be used.
public struct HomeStoreError: ExplainedError {
    public var operation: Text
    /// The file.
    public var subject: String
    public var cause: any Error

    public var text: Text {
        Text(
            en: "\(operation.en) failed on \(subject): \(Text(cause).en). Check that the disk has room and that the "
                + "folder can be written, or name another one with --state.",
            ja: "\(operation.ja)ことができませんでした（\(subject)：\(Text(cause).ja)）。空きがあるか、書いてよい場所かを見てください。"
                + "--state で別の場所にもできます。")
    }
}
