import DeviceLink
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// What every statement of the service's database keeps to.
@Suite struct StatementTests {
    /// Statements that are about all towns, each with its reason.
    private static let ofAllTowns = [
        // Which towns a database holds.
        "SELECT id, time_zone FROM town ORDER BY id",
        // A key of the full text is unique over all towns.
        "SELECT MAX(text_key) FROM exchange WHERE text_key BETWEEN :first AND :last",
        // The full text names its town within each word.
        "INSERT INTO exchange_text (rowid, single, pair) VALUES (:key, :single, :pair)",
        "INSERT INTO exchange_text (exchange_text, rowid, single, pair) VALUES ('delete', :key, :single, :pair)",
        "INSERT INTO exchange_text (exchange_text, rank) VALUES ('merge', :pages)",
        // A backup is of all towns; the epoch is the database's.
        "SELECT id FROM epoch",
        "UPDATE epoch SET id = :id, begun_at = :at",
        "SELECT COUNT(*) FROM \\(table.quotedDatabaseIdentifier)",
        // What it counts names the town.
        "SELECT COUNT(*) FROM (\\(due)) AS due",
        """
        SELECT name FROM sqlite_schema
                        WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name NOT LIKE 'exchange~_text%' ESCAPE '~'
        """,
    ]

    @Test("Every statement names its town, but for those that are about all towns")
    func town() throws {
        let statements = try Statements.all()
        #expect(statements.count > 90)
        let squeezed = { (sql: String) in sql.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        let exceptions = Set(Self.ofAllTowns.map(squeezed))
        let nameless = statements.filter { !$0.sql.contains(":town") }
        for statement in nameless where !exceptions.contains(squeezed(statement.sql)) {
            Issue.record("no :town in \(statement)")
        }
        let unused = exceptions.subtracting(nameless.map { squeezed($0.sql) })
        #expect(unused.isEmpty, "exceptions for statements that are gone")
        for rule in RetentionRule.all { #expect(rule.due.contains("WHERE town = :town"), "\(rule.table)") }
    }

    @Test("Every table of a town begins its key and its foreign keys with the town")
    func keys() throws {
        let store = try Store.inMemory(.sample)
        try store.writer.read { database in
            for table in try String.fetchAll(database, sql: Self.tables) {
                let columns = try database.columns(in: table).map(\.name)
                guard columns.contains("town") else { continue }
                #expect(try database.primaryKey(table).columns.first == "town", "\(table)")
                for key in try database.foreignKeys(on: table) where key.destinationTable != "town" {
                    #expect(key.mapping.first.map { "\($0.origin) \($0.destination)" } == "town town", "\(table)")
                }
            }
        }
    }

    private static let tables = """
        SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'
            AND name NOT LIKE 'exchange_text%'
        """

    @Test("docs/data.md lists each column once, with purpose, retention and readers")
    func documentedColumns() throws {
        let store = try Store.inMemory(.sample)
        let columns = try store.writer.read { database in
            try String.fetchAll(database, sql: Self.tables).filter { $0 != "grdb_migrations" }.flatMap { table in
                try database.columns(in: table).map { "\(table).\($0.name)" }
            }
        }
        let text = try String(contentsOf: Checkout.root.appending(path: "docs/data.md"), encoding: .utf8)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }
            .map {
                $0.split(separator: "|", omittingEmptySubsequences: false).map {
                    $0.trimmingCharacters(in: .whitespaces)
                }
            }
        for row in rows {
            // The line begins and ends with a bar.
            #expect(row.count == 6 && !row[1..<5].contains(""), "\(row)")
        }
        let documented = rows.map { $0[1].trimmingCharacters(in: ["`"]) }
        for column in Set(columns).subtracting(documented).sorted() { Issue.record("not in docs/data.md: \(column)") }
        for column in Set(documented).subtracting(columns).sorted() { Issue.record("not in the schema: \(column)") }
        #expect(Set(documented).count == documented.count, "a column stands there twice")
    }

    @Test("Every statement can be prepared on PostgreSQL", .tags(.slow), .needsSlowTests, .needsPostgreSQL)
    func postgreSQL() throws {
        let server = try PostgreSQL()
        let schema = try server.run(TownListSchema.tables)
        try #require(!schema.contains("ERROR"), "\(schema)")
        var statements = try Statements.all().filter { !Statements.filesForSQLite.contains($0.file) }
        for query in [
            LogQuery(since: Date(), household: "h", after: LogQuery.Cursor("1/x")),
            LogQuery(intent: "i", outcome: .answered),
        ] {
            statements.append(.init(file: "LogQuery", sql: query.listStatement))
        }
        // Those of the retention are put together from their rules.
        statements.removeAll { $0.file == "Store+retention.swift" && $0.sql.contains("\\(") }
        for rule in RetentionRule.all {
            for sql in [rule.count, rule.someDue, rule.apply].compactMap(\.self) {
                statements.append(.init(file: rule.table, sql: sql))
            }
        }
        for (number, statement) in statements.enumerated() {
            let answer = try server.run("PREPARE s\(number) AS \(PostgreSQL.numbered(statement.sql));")
            #expect(!answer.contains("ERROR"), "\(statement): \(answer)")
        }
    }
}
