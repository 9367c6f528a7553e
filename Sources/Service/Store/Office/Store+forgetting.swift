import DeviceLink
import Foundation
import GRDB
import Rules

extension Store {
    /// Empties what was heard and said in the home's last exchange that still has words. Check-ins and requests are rows
    /// of their own, and stay.
    ///
    /// The exchange "forget that" itself is written after its answer, so it is not the last one here.
    static func forgetLastExchange(
        of household: Household.ID, before time: Date, _ database: TownDatabase
    ) throws {
        let row = try database.row(
            """
            SELECT id, heard, reply, text_key FROM exchange
            WHERE town = :town AND household = :household AND at <= :at AND heard IS NOT NULL
                AND (intent IS NULL OR intent <> 'forgetThat')
            ORDER BY at DESC, id DESC LIMIT 1
            """, ["household": household, "at": time.milliseconds])
        if let row { try forget(row, database) }
    }

    /// Empties what was heard and said in an exchange of the home. One that is not here has nothing to lose.
    static func forget(_ exchange: Exchange.ID, of household: Household.ID, _ database: TownDatabase) throws {
        let row = try database.row(
            """
            SELECT id, heard, reply, text_key FROM exchange
            WHERE town = :town AND household = :household AND id = :id AND heard IS NOT NULL
            """, ["household": household, "id": exchange.uuidString])
        if let row { try forget(row, database) }
    }

    private static func forget(_ row: Row, _ database: TownDatabase) throws {
        try emptyText(row, database)
        try database.execute(
            "UPDATE exchange SET slots = '{}' WHERE town = :town AND id = :id", ["id": row["id"] as String])
    }
}
