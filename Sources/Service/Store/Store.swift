public import Foundation
import GRDB
public import Texts

/// The database of the rules service: what was asked and answered, who checked in, who is to be called.
///
/// Every write is a method that keeps one invariant; the schema keeps the rest (`Store+migrations.swift`).
/// Safe to use from any task: GRDB serializes the writes.
public struct Store: Sendable {
    let writer: any DatabaseWriter

    /// Opens the database and brings its schema up to date.
    init(_ writer: any DatabaseWriter) throws {
        self.writer = writer
        try Self.migrator.migrate(writer)
    }

    /// A database that is forgotten with its last user.
    public static func inMemory() throws -> Store {
        try Store(DatabaseQueue())
    }

    /// The database in `folder`, which is made when it is missing, in WAL mode: readers never wait for a writer.
    /// Folder and file are for their owner only.
    /// - Parameter warn: Takes why others can look into the folder, if they can.
    /// - Throws: `StoreError` naming the file when it cannot be opened or written.
    public static func open(in folder: URL, warn: (Text) -> Void = { _ in }) throws -> Store {
        let folder = PrivateFolder(url: folder)
        let file = folder.database
        do {
            if let concern = try folder.secure() { warn(concern) }
            var configuration = Configuration()
            // Another process, such as a backup or a second command, may hold the lock for a moment.
            configuration.busyMode = .timeout(5)
            return try Store(DatabasePool(path: file.path, configuration: configuration))
        } catch {
            throw StoreError(
                operation: Text(en: "opening the database", ja: "記録を開く"), subject: Text(verbatim: file.path),
                cause: error, advice: folder.adviceToOwner)
        }
    }
}
