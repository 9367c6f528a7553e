import DeviceLink
import Foundation
import Rules
import Texts

extension Store {
    /// What the rules need to know of the past to answer.
    struct KnownState {
        /// Today's last answer of each person to "are you well?".
        var checkIns: [Person.ID: CheckIn]
        /// Not yet heard in this household.
        var announcements: [Announcement]
        /// Who looked at the resident's data; empty unless that is the question.
        var looks: [PastLook]
        var isFamilyTold: Bool
    }

    /// Answers a question and carries out the reply's effects, in one transaction; the same question again gets the
    /// same reply and changes nothing.
    func handle(
        _ ask: Ask, at now: LocalTime, in household: Household, answer: @escaping @Sendable (KnownState) -> Reply
    ) async throws -> Reply {
        let zone = TimeZone(identifier: town.timeZone) ?? .gmt
        let reply = try await perform(
            Text(en: "answering a question", ja: "質問に答える"), on: .household(household.id)
        ) { database in
            let earlier: String? = try database.value(
                "SELECT reply FROM handled_ask WHERE town = :town AND id = :id", ["id": ask.id.uuidString])
            if let earlier { return try JSONDecoder().decode(Reply.self, from: Data(earlier.utf8)) }
            let reply = answer(
                KnownState(
                    checkIns: try Self.checkIns(on: now.date, of: household, database),
                    announcements: try Self.unheardAnnouncements(in: household, database),
                    looks: ask.intent == "whoLooked"
                        ? try Self.looks(at: household.resident.id, before: ask.askedAt, timeZone: zone, database) : [],
                    isFamilyTold: try Self.isFamilyTold(of: household.resident.id, database)))
            guard !reply.effects.isEmpty else { return reply }
            try database.execute(
                """
                INSERT INTO handled_ask (town, id, at, reply, household) VALUES (:town, :id, :at, :reply, :household)
                """,
                [
                    "id": ask.id.uuidString, "at": ask.askedAt.milliseconds, "reply": try reply.jsonLine(),
                    "household": household.id,
                ])
            for effect in reply.effects {
                try Self.carryOut(effect, of: reply, to: ask, at: now, in: household, zone, database)
            }
            return reply
        }
        if reply.effects.contains(.forgetLastExchange) { await emptyWriteAheadLog() }
        return reply
    }

    static func carryOut(
        _ effect: Effect, of reply: Reply, to ask: Ask, at now: LocalTime, in household: Household, _ zone: TimeZone,
        _ database: TownDatabase
    ) throws {
        switch effect {
        case .recordCheckIn(let state):
            try database.execute(
                """
                INSERT INTO check_in (town, id, resident, day, state, at, number)
                VALUES (:town, :id, :resident, :day, :state, :at, :number)
                """,
                [
                    "id": ask.id.uuidString, "resident": household.resident.id, "day": now.date.description,
                    "state": state.rawValue, "at": now.description, "number": try database.next("check_in"),
                ])
        case .requestContact(let target):
            let isUnwell = reply.effects.contains(.recordCheckIn(.unwell))
            try requestContact(ContactRequest.Target(target), reason: isUnwell ? .unwell : .asked, ask, database)
        case .raiseEmergency(let kind):
            guard try !confirmCry(kind, ask, database) else { return }
            try requestContact(.everyone, reason: ContactRequest.Reason(kind), ask, database)
        case .noteCry(let kind):
            try requestContact(
                .everyone, reason: ContactRequest.Reason(kind), confirmation: .awaited, ask, database)
        case .closeCry:
            try closeCry(ask, database)
        case .pauseCheckIns(let date):
            try database.execute(
                """
                INSERT INTO check_in_pause (town, resident, day) VALUES (:town, :resident, :day)
                ON CONFLICT (town, resident, day) DO NOTHING
                """, ["resident": household.resident.id, "day": date.description])
        case .noteLook(let person):
            try noteLook(at: person, from: household, ask, database)
        case .forgetLastExchange:
            try forgetLastExchange(of: household.id, before: ask.askedAt, database)
        case .withdrawFamilyConsents(let callBackBy):
            try withdrawFamilyConsents(
                of: household.resident.id, callBackBy: callBackBy.instant(in: zone), ask, database)
        case .markAnnouncementsHeard:
            try database.execute(
                """
                INSERT INTO announcement_heard (town, announcement, household, at)
                SELECT town, id, :household, :at FROM announcement WHERE town = :town
                ON CONFLICT (town, announcement, household) DO NOTHING
                """, ["household": household.id, "at": ask.askedAt.milliseconds])
        }
    }
}
