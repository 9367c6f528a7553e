public import Foundation
import GRDB
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
    /// - Parameters:
    ///   - town: The town's id.
    ///   - files: Path from the town's folder to contents.
    public func importTown(_ town: String, files: [String: Data], at time: Date) async throws -> TownVersion {
        try await perform(
            Text(en: "importing a town", ja: "町のデータをとりこむ"), on: Text(verbatim: "“\(town)”")
        ) { database in
            try database.execute(
                sql: "INSERT INTO townVersion (town, importedAt) VALUES (?, ?)", arguments: [town, time])
            let version = database.lastInsertedRowID
            for (path, contents) in files.sorted(by: { $0.key < $1.key }) {
                try database.execute(
                    sql: "INSERT INTO townFile (version, path, contents) VALUES (?, ?, ?)",
                    arguments: [version, path, contents])
            }
            try Self.putInForce(version, of: town, database)
            return TownVersion(id: version, town: town, importedAt: time, isInForce: true)
        }
    }

    /// Puts an earlier version in force again, or a later one.
    /// - Returns: False where the town has no such version.
    public func restoreTown(_ town: String, version: TownVersion.ID) async throws -> Bool {
        try await perform(
            Text(en: "putting a version in force", ja: "版を使う"), on: Text(verbatim: "“\(town)”")
        ) { database in
            let exists = try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM townVersion WHERE id = ? AND town = ?)",
                arguments: [version, town])
            guard exists == true else { return false }
            try Self.putInForce(version, of: town, database)
            return true
        }
    }

    /// The versions of a town, or of every town: the newest first.
    public func townVersions(of town: String? = nil) async throws -> [TownVersion] {
        try await fetch(
            Text(en: "reading the versions", ja: "版の一覧を読む"),
            of: town.map { Text(verbatim: "“\($0)”") } ?? Text(en: "every town", ja: "すべての町")
        ) { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT townVersion.*, townInForce.version IS NOT NULL AS isInForce
                    FROM townVersion LEFT JOIN townInForce ON townInForce.version = townVersion.id
                    WHERE ?1 IS NULL OR townVersion.town = ?1
                    ORDER BY townVersion.id DESC
                    """, arguments: [town]
            ).map {
                TownVersion(id: $0["id"], town: $0["town"], importedAt: $0["importedAt"], isInForce: $0["isInForce"])
            }
        }
    }

    /// The files of a version: path to contents.
    public func townFiles(of version: TownVersion.ID) async throws -> [String: Data] {
        try await fetch(
            Text(en: "reading a version", ja: "版を読む"), of: Text(verbatim: "\(version)")
        ) { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT path, contents FROM townFile WHERE version = ?", arguments: [version])
            return Dictionary(rows.map { ($0["path"], $0["contents"]) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// The version that a town's devices are answered from; nil before the first import.
    public func townInForce(_ town: String) async throws -> TownVersion.ID? {
        try await fetch(
            Text(en: "reading the version in force", ja: "今の版を読む"), of: Text(verbatim: "“\(town)”")
        ) { database in
            try Int64.fetchOne(database, sql: "SELECT version FROM townInForce WHERE town = ?", arguments: [town])
        }
    }

    private static func putInForce(_ version: Int64, of town: String, _ database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO townInForce (town, version) VALUES (?, ?)
                ON CONFLICT (town) DO UPDATE SET version = excluded.version
                """, arguments: [town, version])
    }
}
