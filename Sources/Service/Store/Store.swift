public import Foundation
import GRDB
import PrivateFiles
public import Texts

/// The database of the rules service as one town sees it: its people, what was asked and answered, who is to be called.
///
/// Every write is a method that keeps one invariant; the schema keeps the rest (`Store+migrations.swift`).
/// Safe to use from any task: GRDB serializes the writes.
public struct Store: Sendable {
    let writer: any DatabaseWriter
    public let town: TownKey

    /// Opens the database and brings its schema up to date.
    init(_ writer: any DatabaseWriter, town: TownKey) throws {
        self.writer = writer
        self.town = town
        try Self.migrator(for: town).migrate(writer)
        try writer.write { database in
            try TownDatabase(database: database, town: town.id).execute(
                """
                INSERT INTO town (id, time_zone) VALUES (:town, :zone)
                ON CONFLICT (id) DO UPDATE SET time_zone = excluded.time_zone
                WHERE town.time_zone <> excluded.time_zone
                """, ["zone": town.timeZone])
        }
    }

    /// A database that is forgotten with its last user.
    public static func inMemory(_ town: TownKey) throws -> Store {
        try Store(DatabaseQueue(), town: town)
    }

    /// The database in `folder`, which is made when it is missing, in WAL mode: readers never wait for a writer.
    /// Folder and file are for their owner only.
    /// - Parameters:
    ///   - town: Whose data are read and written. What an earlier release has kept there becomes this town's.
    ///   - warn: Takes why others can look into the folder, if they can.
    /// - Throws: `StoreError` naming the file when it cannot be opened or written.
    public static func open(in folder: URL, town: TownKey, warn: (Text) -> Void = { _ in }) throws -> Store {
        let folder = PrivateFolder(ofDatabaseIn: folder)
        let file = folder.database
        do {
            if let concern = try folder.secure() { warn(concern) }
            var configuration = Configuration()
            // Another process, such as a backup or a second command, may hold the lock for a moment.
            configuration.busyMode = .timeout(5)
            configuration.prepareDatabase { database in
                // An acknowledgement is a promise: it must outlive a power cut. The pool sets NORMAL by itself.
                try database.execute(sql: "PRAGMA synchronous = FULL")
            }
            return try Store(DatabasePool(path: file.path, configuration: configuration), town: town)
        } catch {
            throw StoreError(
                operation: Text(en: "opening the database", ja: "記録を開く"), subject: Text(verbatim: file.path),
                cause: error, advice: folder.adviceToOwner)
        }
    }
}

extension PrivateFolder {
    /// The folder of the service's database.
    init(ofDatabaseIn url: URL) {
        self.init(url: url, database: "mimamori.sqlite")
    }
}

/// Whose data a `Store` reads and writes: the first part of every key.
public struct TownKey: Sendable, Hashable {
    public var id: String
    /// IANA name.
    public var timeZone: String

    public init(id: String, timeZone: String) {
        self.id = id
        self.timeZone = timeZone
    }
}
