import DeviceLink
public import Foundation
import GRDB
import PrivateFiles
import Texts

extension Store {
    /// One import of a town's folder.
    public struct TownVersion: Sendable, Equatable, Identifiable {
        public var id: Int64
        public var town: String
        public var importedAt: Date
        /// Whether devices are answered from it.
        public var isInForce: Bool
    }

    /// Keeps a town's files as a new version and puts it in force, in one transaction: whoever asks meanwhile is answered
    /// from the version before.
    ///
    /// The homes are left out: people stand in the database, where they can be removed.
    /// - Parameter files: Path from the town's folder to contents.
    public func importTown(files: [String: Data], at time: Date) async throws -> TownVersion {
        try await perform(
            Text(en: "importing a town", ja: "町のデータをとりこむ"), on: Text(verbatim: "“\(town.id)”")
        ) { database in
            let version = try database.next("town_version")
            try database.execute(
                "INSERT INTO town_version (town, id, imported_at) VALUES (:town, :id, :at)",
                ["id": version, "at": time.milliseconds])
            let people = Self.filesOfPeople(manifest: files["town.yml"] ?? Data())
            for (path, contents) in files.sorted(by: { $0.key < $1.key }) where !people.contains(path) {
                try database.execute(
                    """
                    INSERT INTO town_file (town, version, path, contents)
                    VALUES (:town, :version, :path, :contents)
                    """, ["version": version, "path": path, "contents": contents])
            }
            try Self.putInForce(version, database)
            return TownVersion(id: version, town: database.town, importedAt: time, isInForce: true)
        }
    }

    /// Puts an earlier version in force again, or a later one.
    /// - Returns: False where the town has no such version.
    public func restoreTown(version: TownVersion.ID) async throws -> Bool {
        try await perform(
            Text(en: "putting a version in force", ja: "版を使う"), on: Text(verbatim: "“\(town.id)”")
        ) { database in
            let exists: Bool? = try database.value(
                "SELECT EXISTS (SELECT 1 FROM town_version WHERE town = :town AND id = :version)",
                ["version": version])
            guard exists == true else { return false }
            try Self.putInForce(version, database)
            return true
        }
    }

    /// The versions of the town, the newest first.
    public func townVersions() async throws -> [TownVersion] {
        try await fetch(
            Text(en: "reading the versions", ja: "版の一覧を読む"), of: Text(verbatim: "“\(town.id)”")
        ) { database in
            try database.rows(
                """
                SELECT town_version.id, imported_at, town_in_force.version IS NOT NULL AS is_in_force
                FROM town_version
                LEFT JOIN town_in_force ON town_in_force.town = town_version.town AND version = town_version.id
                WHERE town_version.town = :town
                ORDER BY town_version.id DESC
                """
            ).map {
                TownVersion(
                    id: $0["id"], town: database.town, importedAt: Date(milliseconds: $0["imported_at"]),
                    isInForce: $0["is_in_force"])
            }
        }
    }

    /// The files of a version: path to contents.
    public func townFiles(of version: TownVersion.ID) async throws -> [String: Data] {
        try await fetch(
            Text(en: "reading a version", ja: "版を読む"), of: Text(verbatim: "\(version)")
        ) { database in
            let rows = try database.rows(
                "SELECT path, contents FROM town_file WHERE town = :town AND version = :version", ["version": version])
            return Dictionary(rows.map { ($0["path"], $0["contents"]) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// The version that the town's devices are answered from; nil before the first import.
    public func townInForce() async throws -> TownVersion.ID? {
        try await fetch(
            Text(en: "reading the version in force", ja: "今の版を読む"), of: Text(verbatim: "“\(town.id)”")
        ) { database in
            try database.value("SELECT version FROM town_in_force WHERE town = :town")
        }
    }

    /// The file of the homes as `town.yml` names it, and its usual name.
    static func filesOfPeople(manifest: Data) -> Set<String> {
        let key = /^["']?households["']?\s*:\s*["']?(?<path>[^"'#]+)/
        let named = String(decoding: manifest, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { line in
            line.firstMatch(of: key).map { $0.path.trimmingCharacters(in: .whitespaces) }
        }
        return Set(named + ["households.yml"])
    }

    private static func putInForce(_ version: Int64, _ database: TownDatabase) throws {
        try database.execute(
            """
            INSERT INTO town_in_force (town, version) VALUES (:town, :version)
            ON CONFLICT (town) DO UPDATE SET version = excluded.version
            """, ["version": version])
    }
}

extension Store {
    /// The towns whose data a folder's database holds.
    /// - Returns: None if there is no database, or one of a release that did not name its town.
    public static func towns(in folder: URL) throws -> [TownKey] {
        let place = PrivateFolder(ofDatabaseIn: folder)
        let file = place.database
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        do {
            _ = try place.secure()
            return try DatabaseQueue(path: file.path, configuration: configuration).read { database in
                guard try database.tableExists("town") else { return [] }
                return try Row.fetchAll(database, sql: "SELECT id, time_zone FROM town ORDER BY id")
                    .map { TownKey(id: $0["id"], timeZone: $0["time_zone"]) }
            }
        } catch {
            throw StoreError(
                operation: Text(en: "opening the database", ja: "記録を開く"), subject: Text(verbatim: file.path),
                cause: error, advice: place.adviceToOwner)
        }
    }

    /// Whether a database of an earlier release lies there, which does not say whose data it holds.
    public static func isNameless(in folder: URL) throws -> Bool {
        guard try towns(in: folder).isEmpty else { return false }
        var configuration = Configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: PrivateFolder(ofDatabaseIn: folder).database.path, configuration: configuration)
            .read { try $0.tableExists("exchange") }
    }
}
