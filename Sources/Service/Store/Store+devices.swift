import DeviceLink
public import Foundation
import GRDB
public import Rules
import Texts

/// A speaker of a home, as the service knows it.
public struct RegisteredDevice: Sendable, Equatable, Identifiable {
    public var id: String
    public var household: Household.ID
    public var addedAt: Date
    public var revokedAt: Date?
    public var lastSeenAt: Date?
}

extension Store {
    /// Registers a speaker in a home.
    /// - Returns: Its secret, which is kept nowhere else. Nil if there is no such home.
    public func addDevice(to household: Household.ID, at time: Date) async throws -> DeviceSecret? {
        // No underscore: it separates the parts of the secret.
        let secret = DeviceSecret(device: TownDatabase.newID(at: time))
        return try await perform(
            Text(en: "registering a device", ja: "スピーカーを登録する"), on: .household(household)
        ) { database in
            let isKnown: Bool? = try database.value(
                "SELECT EXISTS (SELECT 1 FROM household WHERE town = :town AND id = :id)", ["id": household])
            guard isKnown == true else { return nil }
            try database.execute(
                """
                INSERT INTO device (town, id, household, secret_hash, added_at)
                VALUES (:town, :id, :household, :hash, :at)
                """,
                [
                    "id": secret.device, "household": household, "hash": secret.hash, "at": time.milliseconds,
                ])
            return secret
        }
    }

    /// The device that a secret belongs to; nil if it is nobody's. One that was revoked is returned, too.
    public func device(for secret: DeviceSecret) async throws -> RegisteredDevice? {
        try await fetch(
            Text(en: "reading a device", ja: "スピーカーを読む"), of: Text(verbatim: secret.device)
        ) { database in
            let row = try database.row(
                "SELECT * FROM device WHERE town = :town AND id = :id", ["id": secret.device])
            guard let row, secret.matches(row["secret_hash"]) else { return nil }
            return RegisteredDevice(row)
        }
    }

    public func devices() async throws -> [RegisteredDevice] {
        try await fetch(
            Text(en: "reading the devices", ja: "スピーカーを読む"), of: Text(en: "every household", ja: "すべての家")
        ) { database in
            try database.rows("SELECT * FROM device WHERE town = :town ORDER BY household, added_at, id")
                .map(RegisteredDevice.init)
        }
    }

    /// From now on a device gets nothing any more.
    /// - Returns: False if there is no such device.
    public func revokeDevice(_ id: String, at time: Date) async throws -> Bool {
        try await perform(
            Text(en: "revoking a device", ja: "スピーカーを止める"), on: Text(verbatim: id)
        ) { database in
            try database.execute(
                "UPDATE device SET revoked_at = COALESCE(revoked_at, :at) WHERE town = :town AND id = :id",
                ["id": id, "at": time.milliseconds])
            return database.changes > 0
        }
    }
}

extension RegisteredDevice {
    fileprivate init(_ row: Row) {
        self.init(
            id: row["id"], household: row["household"], addedAt: Date(milliseconds: row["added_at"]),
            revokedAt: (row["revoked_at"] as Int64?).map(Date.init(milliseconds:)),
            lastSeenAt: (row["last_seen_at"] as Int64?).map(Date.init(milliseconds:)))
    }
}
