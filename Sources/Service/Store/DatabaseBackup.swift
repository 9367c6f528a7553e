import DeviceLink
public import Foundation
import GRDB
import PrivateFiles
public import Texts

/// Copies of the whole database, of all towns, while others read and write it.
///
/// Written for SQLite alone, like its full text. A copy is believed only after it was read: SQLite's own check, the
/// foreign keys, and as many rows in each table as the original had at that moment.
public enum DatabaseBackup {
    public struct Report: Sendable, Equatable {
        /// Rows by table.
        public var rows: [String: Int]
        public var bytes: Int
        /// What lies beside the database and is not in the copy, without their contents.
        public var secrets: [String]
        /// Of the database in the copy, or since the restoration.
        public var epoch: String
        /// The file that holds what a restoration replaced; nil if there was nothing.
        public var replaced: URL?
        /// Residents whose data were removed after the copy was made, and were removed again.
        public var erasedAgain: [String] = []
    }

    /// Writes a copy of the database in `folder`.
    /// - Parameter file: Must not be there yet. It is complete, or it is not there.
    /// - Throws: `BackupError`.
    public static func make(of folder: URL, to file: URL) throws -> Report {
        let source = PrivateFolder(ofDatabaseIn: folder).database
        guard FileManager.default.fileExists(atPath: source.path) else { throw BackupError.noDatabase(source.path) }
        guard !FileManager.default.fileExists(atPath: file.path) else { throw BackupError.exists(file.path) }
        return try explaining(Text(en: "making a copy", ja: "写しを作る"), file) {
            try withPart(of: file) { part in
                let original = try readOnly(source, busyTimeout: 30).read { database in
                    // The first read fixes the moment that the whole transaction sees, whatever others write.
                    let rows = try rowCounts(database)
                    let copy = try DatabaseQueue(path: part.path)
                    try copy.inDatabase { try database.backup(to: $0) }
                    try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
                    try copy.close()
                    return rows
                }
                let verified = try verify(part)
                guard verified.rows == original else { throw BackupError.differs }
                return Report(
                    rows: verified.rows, bytes: try size(of: part), secrets: secrets(in: folder), epoch: verified.epoch)
            }
        }
    }

    /// Puts a copy in the place of the database in `folder`, in one transaction, under a new epoch.
    ///
    /// What was there is kept in a file beside it. Whose data were removed since the copy was made, is removed again.
    /// - Parameter replace: Whether a database that is there may be replaced.
    /// - Throws: `BackupError`.
    public static func restore(_ file: URL, to folder: URL, replace: Bool, at time: Date) throws -> Report {
        guard FileManager.default.fileExists(atPath: file.path) else { throw BackupError.noDatabase(file.path) }
        let folder = PrivateFolder(ofDatabaseIn: folder)
        let isNew = !FileManager.default.fileExists(atPath: folder.database.path)
        guard isNew || replace else { throw BackupError.wouldReplace(folder.database.path) }
        return try explaining(Text(en: "putting back a copy", ja: "写しにもどす"), file) {
            _ = try verify(file)
            _ = try folder.secure()
            var replaced: URL?
            if !isNew {
                let kept = folder.url.appending(
                    path: "\(folder.database.lastPathComponent).before-\(time.milliseconds)")
                _ = try make(of: folder.url, to: kept)
                replaced = kept
            }
            let part = folder.url.appending(path: "\(folder.database.lastPathComponent)\(partMark)\(UUID().uuidString)")
            defer { remove(part) }
            let erased = try prepare(part, from: file, replaced: replaced, at: time)
            let verified = try verify(part)
            var configuration = Configuration()
            configuration.busyMode = .timeout(30)
            configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            let live = try DatabasePool(path: folder.database.path, configuration: configuration)
            try readOnly(part, busyTimeout: 30).backup(to: live)
            let now = try live.read { try (rowCounts($0), $0.epoch()) }
            guard now.0 == verified.rows, now.1 == verified.epoch else { throw BackupError.differs }
            try live.close()
            return Report(
                rows: verified.rows, bytes: try size(of: part), secrets: secrets(in: folder.url),
                epoch: verified.epoch, replaced: replaced, erasedAgain: erased)
        }
    }

    /// The copy with today's schema, a new epoch, and without those who were erased since.
    private static func prepare(_ part: URL, from file: URL, replaced: URL?, at time: Date) throws -> [String] {
        try makePrivate(part)
        let queue = try DatabaseQueue(path: part.path)
        try readOnly(file, busyTimeout: 5).backup(to: queue)
        let towns = try queue.read { try TownKey.all($0) }
        // A database of a release that did not name its town is taken over by `run`, which knows it.
        guard let first = towns.first else { throw BackupError.nameless }
        try Store.migrator(for: first).migrate(queue)
        let later = try replaced.map { try erasures(in: $0) } ?? []
        return try queue.write { database in
            try database.execute(
                sql: "UPDATE epoch SET id = :id, begun_at = :at",
                arguments: ["id": TownDatabase.newID(at: time), "at": time.milliseconds])
            return try later.compactMap { (town, erasure) -> String? in
                let database = TownDatabase(database: database, town: town)
                guard try !Store.erasures(database).contains(where: { $0.id == erasure.id }) else { return nil }
                guard try Store.erase(erasure, database) == nil else { return erasure.resident }
                try Store.keep(erasure, database)
                return nil
            }
        }
    }

    private static func erasures(in file: URL) throws -> [(town: String, erasure: Erasure)] {
        try readOnly(file, busyTimeout: 5).read { database in
            guard try database.tableExists("erasure") else { return [] }
            return try TownKey.all(database).flatMap { town in
                try Store.erasures(TownDatabase(database: database, town: town.id)).map { (town.id, $0) }
            }
        }
    }

    /// - Throws: `BackupError.damaged` if the file is not a whole database of ours.
    private static func verify(_ file: URL) throws -> (rows: [String: Int], epoch: String) {
        try readOnly(file, busyTimeout: 5).read { database in
            guard try database.tableExists("epoch") else { throw BackupError.nameless }
            let complaints = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
            if let complaint = complaints.first { throw BackupError.damaged(complaint) }
            if let violation = try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") {
                throw BackupError.damaged("foreign key: \(violation["table"] as String? ?? "?")")
            }
            return (try rowCounts(database), try database.epoch())
        }
    }

    private static func rowCounts(_ database: Database) throws -> [String: Int] {
        let tables = try String.fetchAll(
            database,
            sql: """
                SELECT name FROM sqlite_schema
                WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name NOT LIKE 'exchange~_text%' ESCAPE '~'
                """)
        return try Dictionary(
            uniqueKeysWithValues: tables.map { table in
                (table, try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM \(table.quotedDatabaseIdentifier)") ?? 0)
            })
    }

    private static func readOnly(_ file: URL, busyTimeout: TimeInterval) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(busyTimeout)
        return try DatabaseQueue(path: file.path, configuration: configuration)
    }

    private static func secrets(in folder: URL) -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "secrets").path)
        return (names ?? []).sorted().map { "secrets/\($0)" }
    }

    private static func size(of file: URL) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
    }

    // MARK: - Files

    /// Runs `body` with a file beside `file`, which then takes its place and outlives a power cut.
    private static func withPart<Result>(of file: URL, _ body: (URL) throws -> Result) throws -> Result {
        let folder = file.deletingLastPathComponent()
        removeAbandonedParts(in: folder)
        let part = folder.appending(path: ".\(file.lastPathComponent)\(partMark)\(UUID().uuidString)")
        defer { remove(part) }
        try makePrivate(part)
        let result = try body(part)
        try synchronize(part, O_RDWR)
        // Another one that came meanwhile stays as it is.
        guard link(part.path, file.path) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        try synchronize(folder, O_RDONLY)
        return result
    }

    /// What stands before the id in the name of a file that is being written.
    private static let partMark = ".part-"

    /// Longer than any copy takes to write, in seconds.
    private static let longestCopy: TimeInterval = 86_400

    /// Removes what earlier runs that were killed have left, of whatever copy: a backup of each day has a name of its own.
    private static func removeAbandonedParts(in folder: URL) {
        let files = try? FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: [.contentModificationDateKey])
        for file in files ?? [] {
            guard let mark = file.lastPathComponent.range(of: partMark, options: .backwards),
                UUID(uuidString: String(file.lastPathComponent[mark.upperBound...])) != nil,
                let written = try? file.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate,
                written.timeIntervalSinceNow < -longestCopy
            else { continue }
            remove(file)
        }
    }

    private static func makePrivate(_ file: URL) throws {
        let descriptor = open(file.path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        close(descriptor)
    }

    private static func synchronize(_ file: URL, _ flags: Int32) throws {
        let descriptor = open(file.path, flags | O_CLOEXEC)
        guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }

    private static func remove(_ file: URL) {
        for suffix in ["", "-wal", "-shm", "-journal"] { unlink(file.path + suffix) }
    }

    private static func explaining<Result>(_ operation: Text, _ file: URL, _ body: () throws -> Result) throws -> Result
    {
        do {
            return try body()
        } catch let error as BackupError {
            throw error
        } catch {
            throw BackupError.failed(operation, file.path, error)
        }
    }
}

/// Why a copy was not made or put back. Nothing was changed.
public enum BackupError: ExplainedError {
    case noDatabase(String)
    case exists(String)
    case wouldReplace(String)
    case damaged(String)
    case nameless
    case differs
    case failed(Text, String, any Error)

    public var text: Text {
        switch self {
        case .noDatabase(let path):
            Text(en: "there is no database at \(path)", ja: "\(path) には、記録がありません")
        case .exists(let path):
            Text(
                en: "\(path) is there already: name another file, a copy is never overwritten",
                ja: "\(path) は、もうあります。別の名前にしてください。前の写しは、そのままです")
        case .wouldReplace(let path):
            Text(
                en: "\(path) is there already: with --replace it is kept beside and replaced",
                ja: "\(path) は、もうあります。--replace を付けると、今のものをそばに残して、入れかえます")
        case .damaged(let complaint):
            Text(
                en: "the copy is damaged and was not used: \(complaint)", ja: "写しがこわれているので、使いませんでした：\(complaint)")
        case .nameless:
            Text(
                en: "that is not a database of this release: put the file in the state folder and start mimamori run",
                ja: "この版の記録ではありません。記録の場所に置いて、mimamori run を動かしてください")
        case .differs:
            Text(
                en: "the copy does not hold what the original holds, and was not used: try again",
                ja: "写しと元のものがちがうので、使うのをやめました。もう一度してください")
        case .failed(let operation, let path, let cause):
            Text(
                en: "\(operation.en) failed on \(path): \(Text(cause).en)",
                ja: "\(operation.ja)ことができませんでした（\(path)）：\(Text(cause).ja)")
        }
    }
}

extension Database {
    fileprivate func epoch() throws -> String {
        try String.fetchOne(self, sql: "SELECT id FROM epoch") ?? ""
    }
}

extension TownKey {
    fileprivate static func all(_ database: Database) throws -> [TownKey] {
        try Row.fetchAll(database, sql: "SELECT id, time_zone FROM town ORDER BY id")
            .map { TownKey(id: $0["id"], timeZone: $0["time_zone"]) }
    }
}
