import Foundation
import TestSupport

/// The SQL in the sources of Store, as it is written there.
enum Statements {
    struct Statement: Sendable, CustomStringConvertible {
        var file: String
        var sql: String

        var description: String { "\(file): \(sql)" }
    }

    /// Those that are only for SQLite: full text, backups, and the schema itself.
    static let filesForSQLite = ["LogIndex.swift", "DatabaseBackup.swift"]
    static let filesOfSchema = ["Store+migrations.swift", "Store+townList.swift", "TownListSchema.swift"]

    static func all() throws -> [Statement] {
        let folder = Checkout.root.appending(path: "Sources/Service/Store")
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        return try names.sorted().filter { name in !filesOfSchema.contains { name.hasSuffix($0) } }.flatMap { name in
            try literals(in: String(contentsOf: folder.appending(path: name), encoding: .utf8))
                .filter { $0.contains(/^(SELECT|INSERT|UPDATE|DELETE|WITH)\b/) }
                .map { Statement(file: URL(filePath: name).lastPathComponent, sql: $0) }
        }
    }

    private static func literals(in source: String) -> [String] {
        let literal = /"""\n(?<long>[\s\S]*?)"""|"(?<short>(?:[^"\\\n]|\\.)*)"/
        return source.matches(of: literal).map { match in
            String(match.output.long ?? match.output.short ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }
}
