public import DeviceLink
public import Foundation
import GRDB
import Rules
import Texts

extension Store {
    /// Takes what a device has sent: each event with its effects once, however often it comes. What can never be
    /// accepted is rejected and keeps nothing else back.
    public func receive(_ batch: EventBatch, from device: RegisteredDevice, at time: Date) async throws -> EventReceipt
    {
        do {
            return try await receive(batch.events, from: device, at: time)
        } catch let error as StoreError where error.isRefusal {
            // One of them is what the schema refuses, and a transaction does not go on after that: each by itself.
            var results: [EventReceipt.Result] = []
            for event in batch.events {
                results += try await receiveOrReject(event, from: device, at: time).results
            }
            var receipt = try await receive([], from: device, at: time)
            receipt.results = results
            return receipt
        }
    }

    private func receiveOrReject(
        _ event: HomeEvent, from device: RegisteredDevice, at time: Date
    ) async throws -> EventReceipt {
        do {
            return try await receive([event], from: device, at: time)
        } catch let error as StoreError where error.isRefusal {
            var refused = event
            refused.content = .unreadable(kind: event.kind, reason: "refused")
            return try await receive([refused], from: device, at: time)
        }
    }

    private func receive(
        _ events: [HomeEvent], from device: RegisteredDevice, at time: Date
    ) async throws -> EventReceipt {
        let zone = TimeZone(identifier: town.timeZone) ?? .gmt
        let receipt = try await perform(
            Text(en: "taking what a device sent", ja: "スピーカーから受けとる"), on: .household(device.household)
        ) { database in
            try database.execute(
                "UPDATE device SET last_seen_at = :at WHERE town = :town AND id = :id",
                ["id": device.id, "at": time.milliseconds])
            let home = try Self.household(device.household, database)
            let results = try events.map { event in
                try Self.receive(event, from: device, home, at: time, in: zone, database)
            }
            var acked: [HomeEvent.Lane: Int64] = [:]
            for lane in HomeEvent.Lane.allCases { acked[lane] = try Self.acknowledge(lane, of: device, database) }
            let epoch: String? = try database.value("SELECT id FROM epoch")
            return EventReceipt(
                epoch: epoch ?? "", serverTime: time.milliseconds, results: results, ackedThrough: acked)
        }
        if events.contains(where: \.isForgetting) { await emptyWriteAheadLog() }
        return receipt
    }

    private static func receive(
        _ sent: HomeEvent, from device: RegisteredDevice, _ home: Household?, at time: Date, in zone: TimeZone,
        _ database: TownDatabase
    ) throws -> EventReceipt.Result {
        let rejection = sent.rejection
        let event = sent.timed(by: time)
        if let stored = try store(event, rejection, from: device, at: time, database) { return stored }
        if let rejection {
            try noteDeadLetter(event, rejection, from: device, at: time, database)
            return EventReceipt.Result(id: event.id, status: .rejected, reason: rejection)
        }
        if let household = event.household, household != device.household {
            try noteWrongHousehold(household, named: device, at: time, database)
        }
        switch event.content {
        case .effects(var ask, let effects):
            ask.household = device.household
            let home =
                home
                ?? Household(
                    id: device.household, district: "",
                    resident: Person(id: "", name: LocalizedName([:]), spokenAs: [:]))
            let reply = Reply(.answered, [], effects: effects)
            // A home of which the list has nobody may have asked for somebody all the same.
            for effect in effects where !(home.resident.id.isEmpty && effect.isOfOneResident) {
                try carryOut(
                    effect, of: reply, to: ask, at: LocalTime(ask.askedAt, in: zone), in: home, zone, database)
            }
        case .exchange(var exchange):
            exchange.household = device.household
            try record(exchange, database)
        case .forgetting(let exchange):
            try forget(exchange, of: device.household, database)
        case .unreadable: break
        }
        return EventReceipt.Result(id: event.id, status: .new)
    }

    /// Writes an event down. One whose number another event has is new all the same, and keeps none: a speaker with a
    /// fresh disk counts from 1 again.
    /// - Returns: What is to be said of one that was here before; nil for a new one.
    private static func store(
        _ event: HomeEvent, _ rejection: String?, from device: RegisteredDevice, at time: Date, _ database: TownDatabase
    ) throws -> EventReceipt.Result? {
        let row: TownDatabase.Arguments = [
            "id": event.id.uuidString, "device": device.id, "household": device.household,
            "lane": event.lane.rawValue, "kind": rejection == nil ? event.kind : "rejected",
            "occurred": event.occurredAt.milliseconds, "received": time.milliseconds,
        ]
        if try insert(row, sequence: event.hasNumber ? event.sequence : nil, database) { return nil }
        let kind: String? = try database.value(
            "SELECT kind FROM event WHERE town = :town AND id = :id AND device = :device",
            ["id": event.id.uuidString, "device": device.id])
        switch kind {
        case "rejected": return EventReceipt.Result(id: event.id, status: .rejected, reason: rejection ?? "refused")
        case .some: return EventReceipt.Result(id: event.id, status: .known)
        case nil:
            let isNew = try insert(row, sequence: nil, database)
            return isNew ? nil : EventReceipt.Result(id: event.id, status: .rejected, reason: "idTaken")
        }
    }

    private static func insert(
        _ row: TownDatabase.Arguments, sequence: Int64?, _ database: TownDatabase
    ) throws -> Bool {
        try database.execute(
            """
            INSERT INTO event (town, id, device, household, lane, sequence, kind, occurred_at, received_at)
            VALUES (:town, :id, :device, :household, :lane, :sequence, :kind, :occurred, :received)
            ON CONFLICT DO NOTHING
            """, row.merging(["sequence": sequence]) { $1 })
        return database.changes > 0
    }

    /// What somebody must see to and cannot be read is asked after by a person.
    private static func noteDeadLetter(
        _ event: HomeEvent, _ reason: String, from device: RegisteredDevice, at time: Date, _ database: TownDatabase
    ) throws {
        guard event.lane == .care else { return }
        try add(
            NewTask(
                kind: StaffTask.Kind.deadLetter, subject: device.household, note: reason,
                dedupeKey: "\(StaffTask.Kind.deadLetter)/\(event.id.uuidString)", due: time),
            at: time, database)
    }

    /// A speaker that takes another home for its own may stand there: help would go to the wrong door.
    private static func noteWrongHousehold(
        _ household: Household.ID, named device: RegisteredDevice, at time: Date, _ database: TownDatabase
    ) throws {
        let household = household.prefix(maximumIDLength)
        try add(
            NewTask(
                kind: StaffTask.Kind.wrongHousehold, subject: device.household, note: "\(household), \(device.id)",
                dedupeKey: "\(StaffTask.Kind.wrongHousehold)/\(device.id)/\(household)", due: time),
            at: time, database)
    }

    /// Of a home's id that anybody may have made up, in letters.
    private static let maximumIDLength = 64

    /// Moves what a lane is acknowledged through over everything that has arrived without a gap.
    private static func acknowledge(
        _ lane: HomeEvent.Lane, of device: RegisteredDevice, _ database: TownDatabase
    ) throws -> Int64 {
        let key: TownDatabase.Arguments = ["device": device.id, "lane": lane.rawValue]
        let before: Int64 =
            try database.value(
                "SELECT acked_through FROM device_lane WHERE town = :town AND device = :device AND lane = :lane", key)
            ?? 0
        // The first number after which the next one is missing.
        let through: Int64? = try database.value(
            """
            SELECT MIN(reached) FROM (
                SELECT CAST(:before AS BIGINT) AS reached
                WHERE NOT EXISTS (SELECT 1 FROM event WHERE town = :town AND device = :device AND lane = :lane
                    AND sequence = :before + 1)
                UNION ALL
                SELECT sequence FROM event AS here
                WHERE town = :town AND device = :device AND lane = :lane AND sequence > :before
                    AND NOT EXISTS (SELECT 1 FROM event AS later WHERE later.town = :town AND later.device = :device
                        AND later.lane = :lane AND later.sequence = here.sequence + 1)
            ) AS ends
            """, key.merging(["before": before]) { $1 })
        let now = through ?? before
        guard now > before else { return before }
        try database.execute(
            """
            INSERT INTO device_lane (town, device, lane, acked_through) VALUES (:town, :device, :lane, :now)
            ON CONFLICT (town, device, lane) DO UPDATE SET acked_through = excluded.acked_through
            """, key.merging(["now": now]) { $1 })
        return now
    }
}

extension Effect {
    /// Whether it is written down of a resident, not of the home.
    fileprivate var isOfOneResident: Bool {
        switch self {
        case .recordCheckIn, .pauseCheckIns, .withdrawFamilyConsents, .noteLook: true
        case .requestContact, .raiseEmergency, .noteCry, .closeCry, .markAnnouncementsHeard, .forgetLastExchange: false
        }
    }
}

extension HomeEvent {
    fileprivate var isForgetting: Bool {
        if case .forgetting = content { true } else { false }
    }

    /// Why it can never be accepted; nil if it can.
    fileprivate var rejection: String? {
        switch content {
        case .unreadable(_, let reason): reason
        case _ where !hasPossibleTimes: "badTime"
        case .effects where lane != .care: "wrongLane"
        case .exchange where lane != .log, .forgetting where lane != .log: "wrongLane"
        case .effects, .exchange, .forgetting: nil
        }
    }

    /// Whether its number can be counted on from.
    fileprivate var hasNumber: Bool { sequence > 0 && sequence < .max }
}
