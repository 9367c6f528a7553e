import DeviceLink
import Foundation
import GRDB

/// One transaction on the data of one town: every statement is bound by name, and `:town` is always that town.
struct TownDatabase {
    typealias Arguments = [String: (any DatabaseValueConvertible)?]

    let database: Database
    let town: String

    func execute(_ sql: String, _ arguments: Arguments = [:]) throws {
        try database.cachedStatement(sql: sql).execute(arguments: bound(arguments))
    }

    func rows(_ sql: String, _ arguments: Arguments = [:]) throws -> [Row] {
        try Row.fetchAll(database.cachedStatement(sql: sql), arguments: bound(arguments))
    }

    func row(_ sql: String, _ arguments: Arguments = [:]) throws -> Row? {
        try Row.fetchOne(database.cachedStatement(sql: sql), arguments: bound(arguments))
    }

    func values<Value: DatabaseValueConvertible>(_ sql: String, _ arguments: Arguments = [:]) throws -> [Value] {
        try Value.fetchAll(database.cachedStatement(sql: sql), arguments: bound(arguments))
    }

    func value<Value: DatabaseValueConvertible>(_ sql: String, _ arguments: Arguments = [:]) throws -> Value? {
        try Value.fetchOne(database.cachedStatement(sql: sql), arguments: bound(arguments))
    }

    /// The next number of the town's own order under a name, from 1.
    func next(_ counter: String) throws -> Int64 {
        let number: Int64? = try value(
            """
            INSERT INTO counter (town, name, value) VALUES (:town, :name, 1)
            ON CONFLICT (town, name) DO UPDATE SET value = counter.value + 1
            RETURNING value
            """, ["name": counter])
        return number ?? 1
    }

    /// The key of a new row: a UUID that begins with the time, so that new rows stand together.
    static func newID(at time: Date) -> String { UUID.v7(at: time).uuidString.lowercased() }

    /// How many rows the last statement has written.
    var changes: Int { database.changesCount }

    /// How many rows the connection has written since it was opened.
    var totalChanges: Int { database.totalChangesCount }

    private func bound(_ arguments: Arguments) -> StatementArguments {
        StatementArguments(arguments.merging(["town": town]) { own, _ in own })
    }
}
