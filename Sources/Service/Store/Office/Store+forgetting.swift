import DeviceLink
import Foundation
import Rules

extension Store {
    /// Empties what was heard and said in the home's last exchange that still has words. Check-ins and requests are rows
    /// of their own, and stay.
    ///
    /// The exchange "forget that" itself is written after its answer, so it is not the last one here.
    static func forgetLastExchange(
        of household: Household.ID, before time: Date, _ database: TownDatabase
    ) throws {
        try database.execute(
            """
            UPDATE exchange SET heard = NULL, reply = NULL, slots = '{}'
            WHERE town = :town AND id = (
                SELECT id FROM exchange
                WHERE town = :town AND household = :household AND at <= :at AND heard IS NOT NULL
                    AND (intent IS NULL OR intent <> 'forgetThat')
                ORDER BY at DESC, id DESC LIMIT 1)
            """, ["household": household, "at": time.milliseconds])
    }
}
