public import DeviceLink
public import Foundation
import GRDB
public import Rules
import Texts

/// The rules service of a home that answers by itself, with or without the line: what an answer changes goes to the
/// outbox in the transaction that makes it.
public struct HomeRulesClient: RulesClient {
    private let store: HomeStore
    private let town: Town
    private let household: Household

    public init(store: HomeStore, town: Town, household: Household) {
        self.store = store
        self.town = town
        self.household = household
    }

    public func answer(_ ask: Ask) async throws -> Reply {
        let question = try Question(intent: ask.intent, slots: ask.slots)
        let now = LocalTime(ask.askedAt, in: TimeZone(identifier: town.timeZone) ?? .gmt)
        guard !question.needsService else { return Answerer(town).outOfReach(at: now) }
        let reply = try await store.perform(
            Text(en: "answering a question", ja: "質問に答える")
        ) { [town, household] database in
            let earlier = try String.fetchOne(
                database, sql: "SELECT reply FROM handled_ask WHERE id = :id", arguments: ["id": ask.id.uuidString])
            if let earlier { return try JSONDecoder().decode(Reply.self, from: Data(earlier.utf8)) }
            let reply = Answerer(town).answer(
                question,
                in: Situation(
                    household: household, now: now, certainty: ask.certainty,
                    checkIns: try Self.checkIns(on: now.date, of: household, database), announcements: [], alerts: []))
            guard !reply.effects.isEmpty else { return reply }
            try database.execute(
                sql: "INSERT INTO handled_ask (id, at, reply) VALUES (:id, :at, :reply)",
                arguments: [
                    "id": ask.id.uuidString, "at": ask.askedAt.milliseconds, "reply": try reply.jsonLine(),
                ])
            for case .recordCheckIn(let state) in reply.effects {
                try database.execute(
                    sql: """
                        INSERT INTO check_in (day, number, state, at)
                        VALUES (:day, (SELECT COALESCE(MAX(number), 0) + 1 FROM check_in), :state, :at)
                        """,
                    arguments: ["day": now.date.description, "state": state.rawValue, "at": now.description])
            }
            if reply.effects.contains(.forgetLastExchange) {
                try HomeStore.forgetLastExchange(at: ask.askedAt, database)
            }
            let care = reply.effects.filter { $0 != .forgetLastExchange }
            if !care.isEmpty {
                try HomeStore.send(.effects(ask, care), id: ask.id, on: .care, at: ask.askedAt, database)
            }
            return reply
        }
        if reply.effects.contains(.forgetLastExchange) { await store.emptyWriteAheadLog() }
        return reply
    }

    private static func checkIns(
        on day: CalendarDate, of household: Household, _ database: Database
    ) throws -> [Person.ID: CheckIn] {
        let row = try Row.fetchOne(
            database, sql: "SELECT state, at FROM check_in WHERE day = :day ORDER BY number DESC LIMIT 1",
            arguments: ["day": day.description])
        guard let row, let state = CheckIn.State(rawValue: row["state"]), let time = LocalTime(row["at"] as String)
        else {
            return [:]
        }
        return [household.resident.id: CheckIn(state: state, at: time)]
    }

    public func record(_ exchange: Exchange) async throws {
        try await store.perform(Text(en: "writing an exchange", ja: "会話を書く")) { database in
            // Not the id of the exchange: what it has changed may be an event of that id.
            try HomeStore.send(.exchange(exchange), id: exchange.id.next, on: .log, at: exchange.at, database)
        }
    }

    public func speechProfile(of household: Household.ID) async throws -> SpeechProfile {
        try await store.fetch(Text(en: "reading pace and loudness", ja: "声の速さと大きさを読む")) { database in
            let row = try Row.fetchOne(database, sql: "SELECT pace_steps, volume_steps FROM home")
            return row.map { SpeechProfile(paceSteps: $0["pace_steps"], volumeSteps: $0["volume_steps"]) }
                ?? SpeechProfile()
        }
    }

    public func save(_ profile: SpeechProfile, of household: Household.ID) async throws {
        try await store.perform(Text(en: "keeping pace and loudness", ja: "声の速さと大きさを残す")) { database in
            try database.execute(
                sql: "UPDATE home SET pace_steps = :pace, volume_steps = :volume",
                arguments: ["pace": profile.paceSteps, "volume": profile.volumeSteps])
        }
    }

    /// None: alerts reach a home with the next release of its link.
    public func dueAlerts(of household: Household.ID, at time: Date) async throws -> [DueAlert] { [] }

    public func heard(_ alert: DueAlert.ID, in household: Household.ID, at time: Date) async throws {
        try await store.perform(Text(en: "keeping that an alert was heard", ja: "知らせを聞いたことを書く")) { database in
            try database.execute(
                sql: "INSERT INTO alert_heard (alert, at) VALUES (:alert, :at) ON CONFLICT (alert) DO NOTHING",
                arguments: ["alert": alert, "at": time.milliseconds])
        }
    }
}

extension UUID {
    /// Another one, made of this one: the same each time.
    fileprivate var next: UUID {
        var bytes = uuid
        bytes.15 ^= 1
        return UUID(uuid: bytes)
    }
}
