import DeviceLink
import Foundation
import GRDB
import Rules
import Texts

extension Store {
    /// What the rules need to know of the past to answer.
    struct KnownState {
        /// Today's last answer of each person to "are you well?".
        var checkIns: [Person.ID: CheckIn]
        /// Not yet heard in this household.
        var announcements: [Announcement]
    }

    /// Answers a question and carries out the reply's effects, in one transaction; the same question again gets the
    /// same reply and changes nothing.
    func handle(
        _ ask: Ask, at now: LocalTime, in household: Household, answer: @escaping @Sendable (KnownState) -> Reply
    ) async throws -> Reply {
        try await perform(
            Text(en: "answering a question", ja: "質問に答える"), on: .household(household.id)
        ) { database in
            if let earlier = try String.fetchOne(
                database, sql: "SELECT reply FROM handledAsk WHERE id = ?", arguments: [ask.id.uuidString])
            {
                return try JSONDecoder().decode(Reply.self, from: Data(earlier.utf8))
            }
            let reply = answer(
                KnownState(
                    checkIns: try Self.checkIns(on: now.date, of: household, database),
                    announcements: try Self.unheardAnnouncements(in: household, database)))
            guard !reply.effects.isEmpty else { return reply }
            try database.execute(
                sql: "INSERT INTO handledAsk (id, at, reply) VALUES (?, ?, ?)",
                arguments: [ask.id.uuidString, ask.askedAt, try Self.json(reply)])
            for effect in reply.effects {
                try Self.carryOut(effect, of: reply, to: ask, at: now, in: household, database)
            }
            return reply
        }
    }

    private static func carryOut(
        _ effect: Effect, of reply: Reply, to ask: Ask, at now: LocalTime, in household: Household,
        _ database: Database
    ) throws {
        let identifier = ask.id.uuidString
        switch effect {
        case .recordCheckIn(let state):
            try database.execute(
                sql: "INSERT INTO checkIn (person, day, state, at, ask) VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    household.resident.id, now.date.description, state.rawValue, now.description, identifier,
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
                sql: """
                    INSERT INTO checkInPause (person, day, ask) VALUES (?, ?, ?)
                    ON CONFLICT (person, day) DO NOTHING
                    """,
                arguments: [household.resident.id, date.description, identifier])
        case .markAnnouncementsHeard:
            try database.execute(
                sql: """
                    INSERT INTO announcementHeard (announcement, household, at)
                    SELECT id, ?, ? FROM announcement WHERE true
                    ON CONFLICT (announcement, household) DO NOTHING
                    """,
                arguments: [household.id, ask.askedAt])
        }
    }

    private static func json(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }
}
