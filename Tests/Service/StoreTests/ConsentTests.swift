import DeviceLink
import Foundation
import Rules
import Testing
import Texts

@testable import Store

@Suite("Consents")
struct ConsentTests {
    private let office: TownOffice
    private let review: CalendarDate

    init() throws {
        office = try TownOffice()
        review = try #require(CalendarDate("2027-12-01"))
    }

    private func grant(
        _ purpose: Consent.Purpose = .requests, of resident: String = "kiyo", to recipient: String? = nil,
        by giver: Consent.Giver = .resident, ground: String? = nil
    ) -> Consent.Grant {
        Consent.Grant(
            resident: resident, purpose: purpose, recipient: recipient, giver: giver, ground: ground,
            textVersion: "2026-12", reviewBy: review)
    }

    private func give(_ grant: Consent.Grant, at days: Double = 0) async throws -> Consent.Record {
        try await office.store.give(grant, by: .account("root"), at: office.now + days * TownOffice.day)
    }

    private func withdraw(_ selection: Consent.Selection) async throws -> [Consent.Record] {
        try await office.store.withdraw(
            selection, by: .account("root"), callBackBy: office.now + 2 * TownOffice.day, at: office.now)
    }

    @Test("A consent keeps who gave it to whom, for what, to which text, and who wrote it down")
    func give() async throws {
        let record = try await give(grant(to: "Hana", by: .guardian))
        #expect((record.resident, record.recipient, record.purpose) == ("kiyo", "kiyo/hana", "requests"))
        #expect((record.givenBy, record.textVersion, record.reviewBy) == (.guardian, "2026-12", review))
        #expect(try await office.store.rows(of: "consent", columns: "recorded_by").last == "operator:root")
        #expect(record.residentName == nil && record.recipientName == nil)
    }

    @Test("Staff need a ground, and nobody else has one")
    func ground() async throws {
        await #expect(throws: OfficeError.self) { try await give(grant(by: .staff)) }
        await #expect(throws: OfficeError.self) { try await give(grant(by: .staff, ground: "")) }
        await #expect(throws: OfficeError.self) { try await give(grant(by: .resident, ground: "4")) }
        #expect(try await give(grant(by: .staff, ground: "69 II 4: clearly in her interest")).ground != nil)
    }

    @Test(
        "A resident or contact that is none is refused",
        arguments: [("nobody", nil), ("kiyo", "Taro"), ("hana", "kiyo/hana")])
    func unknown(_ resident: String, _ recipient: String?) async {
        await #expect(throws: OfficeError.self) { try await give(grant(of: resident, to: recipient)) }
    }

    @Test("A contact is found whatever the spaces and kanji of the name; if nobody is meant, the names are listed")
    func contactByName() async throws {
        for (id, name) in [("a", "森　一郎"), ("b", "髙橋 礼")] {
            try office.write(
                """
                INSERT INTO contact (town, id, resident, kind, name, time_zone)
                VALUES (:town, :id, 'kiyo', 'volunteer', :name, 'Asia/Tokyo')
                """, ["id": id, "name": name])
        }
        #expect(try await give(grant(to: "森 一郎")).recipient == "a")
        #expect(try await give(grant(to: "高橋礼")).recipient == "b")
        let error = await #expect(throws: OfficeError.self) { try await give(grant(to: "林")) }
        #expect(try #require(error).text.en.contains("森　一郎 (a), 髙橋 礼 (b)"))
    }

    @Test("A new consent for the same purpose and recipient ends the earlier one")
    func renewal() async throws {
        let first = try await give(grant())
        let second = try await give(grant(), at: 1)
        _ = try await give(grant(to: "Hana"), at: 1)
        let all = try await office.store.consents(of: "kiyo", withdrawn: true)
        #expect(all.first { $0.id == first.id }?.withdrawnBy == "renewed:\(second.id)")
        #expect(try await office.store.consents(of: "kiyo").count == 3, "with the one that was taken over")
        #expect(try await office.store.tasks().isEmpty, "a renewal is no withdrawal")
    }

    @Test("Those to be looked at again are found by their day")
    func due() async throws {
        _ = try await give(grant())
        let takenOver = try #require(CalendarDate("2027-03-03"))
        #expect(try await office.store.consents(due: takenOver).map(\.givenBy) == [.takenOver])
        #expect(try await office.store.consents(due: takenOver - 1).isEmpty)
    }

    @Test("A withdrawal takes effect at once and is one task to telephone")
    func withdrawal() async throws {
        let question = ["person": "kiyo"]
        #expect(try await office.service.ask("didCheckIn", question).keys == ["checkIn.personSilent"])
        _ = try await give(grant())
        #expect(try await withdraw(Consent.Selection("kiyo")).count == 2)
        #expect(try await office.service.ask("didCheckIn", question).keys.first == "checkIn.personNotShared")
        let task = try #require(try await office.store.tasks().first)
        #expect((task.kind, task.subject) == (StaffTask.Kind.callBack, "kiyo"))
        #expect(task.dueAt == office.now + 2 * TownOffice.day)
        await #expect(throws: OfficeError.self) { try await withdraw(Consent.Selection("kiyo")) }
        #expect(try await office.store.tasks().count == 1)
    }

    @Test("One consent, one purpose or one contact can be withdrawn; a resident's id is not the end of a consent's")
    func selection() async throws {
        let consent = try await give(grant(.disaster))
        #expect(try await withdraw(Consent.Selection(String(consent.id.suffix(8)))).map(\.id) == [consent.id])
        _ = try await give(grant())
        #expect(try await withdraw(Consent.Selection("kiyo", purpose: .requests)).map(\.purpose) == ["requests"])
        await #expect(throws: OfficeError.self) { try await withdraw(Consent.Selection("hana")) }
        #expect(
            try await withdraw(Consent.Selection("kiyo", recipient: "Hana")).map(\.givenBy) == [.takenOver])
    }

    @Test("A consent to everyone lets the family ask")
    func everyone() async throws {
        _ = try await withdraw(Consent.Selection("kiyo"))
        _ = try await give(grant(.checkIns))
        #expect(try await office.service.ask("didCheckIn", ["person": "kiyo"]).keys == ["checkIn.personSilent"])
    }
}

@Suite("Consents by voice")
struct VoiceConsentTests {
    private let office: TownOffice
    private let kiyo = "home of Kiyo"

    init() throws {
        office = try TownOffice()
    }

    @Test("A withdrawal waits for a yes, then nothing is told, and staff have a task")
    func withdrawal() async throws {
        let id = UUID()
        let asked = try await office.service.ask("withdrawConsent", id: id, in: kiyo)
        #expect((asked.outcome, asked.keys) == (.confirmationNeeded, ["consent.confirmWithdrawal"]))
        #expect(try await office.store.tasks().isEmpty)
        #expect(try await office.service.ask("didCheckIn", ["person": "kiyo"]).keys == ["checkIn.personSilent"])

        for _ in 1...2 {
            let done = try await office.service.ask("withdrawConsent", id: id, in: kiyo, confirmed: true)
            #expect(done.keys == ["consent.withdrawn", "consent.staffWillCall"])
        }
        #expect(try await office.service.ask("didCheckIn", ["person": "kiyo"]).keys.first == "checkIn.personNotShared")
        let task = try #require(try await office.store.tasks().first)
        // Thursday morning; without office hours an office day ends at 17:00, and the second one is Monday.
        #expect(task.dueAt == office.now + 4 * TownOffice.day + (9 * 60 + 20) * 60)
        #expect(try await office.store.tasks().count == 1)
        #expect(try await office.store.consents(withdrawn: true).map(\.withdrawnBy) == ["resident"])
        #expect(try await office.service.ask("withdrawConsent", in: kiyo).keys == ["consent.none"])
    }

    @Test("What a volunteer or a disaster needs stays, what everyone may know does not")
    func scope() async throws {
        let sato = try await office.add("Sato", [.volunteer])
        try office.addVolunteer(sato, of: "kiyo")
        let review = try #require(CalendarDate("2027-12-01"))
        for (purpose, recipient) in [
            (Consent.Purpose.checkIns, "Sato"), (.requests, nil), (.disaster, nil), (.requests, "Hana"),
        ] {
            _ = try await office.store.give(
                Consent.Grant(
                    resident: "kiyo", purpose: purpose, recipient: recipient, giver: .resident, textVersion: "1",
                    reviewBy: review), by: .account("root"), at: office.now)
        }
        _ = try await office.service.ask("withdrawConsent", in: kiyo, confirmed: true)
        let left = try await office.store.consents(of: "kiyo")
        #expect(
            left.map { "\($0.purpose) \($0.recipient ?? "everyone")" }.sorted() == [
                "checkIns Sato of kiyo", "disaster everyone",
            ])
    }
}

@Suite("Forgetting")
struct ForgettingTests {
    private let office: TownOffice
    private let home = "home of Hana"

    init() throws {
        office = try TownOffice()
    }

    private func record(_ heard: String, _ intent: String, at minutes: Double, in home: String = "home of Hana")
        async throws
    {
        try await office.store.record(
            Exchange(
                id: UUID(), household: home, at: office.now + minutes * 60, channel: .voice, outcome: .answered,
                heard: heard, confidence: 1, intent: intent, slots: ["item": heard], reply: "Yes.",
                stages: Exchange.Stages()))
    }

    private func heard() async throws -> [String] {
        try await office.store.exchanges(of: home).reversed().map(\.heard)
    }

    @Test("The last exchange of this home loses its words, and no other")
    func last() async throws {
        try await record("first", "time", at: 1)
        try await record("second", "time", at: 2)
        try await record("elsewhere", "time", at: 3, in: "home of Kiyo")
        let id = UUID()
        for _ in 1...2 {
            let reply = try await office.service.ask("forgetThat", id: id, at: office.now + 240)
            #expect(reply.keys == ["forget.done", "forget.requestsStay"])
        }
        try await record("forget that", "forgetThat", at: 4)
        #expect(try await heard() == ["first", "", "forget that"])
        let exchange = try #require(try await office.store.exchanges(of: home).dropFirst().first)
        #expect((exchange.reply, exchange.slots, exchange.intent) == ("", [:], "time"))
        #expect(try await office.store.exchanges(of: "home of Kiyo").map(\.heard) == ["elsewhere"])

        _ = try await office.service.ask("forgetThat", at: office.now + 300)
        #expect(try await heard() == ["", "", "forget that"], "said again: the one before")
    }

    @Test("A check-in and a call for help stay")
    func careEvents() async throws {
        _ = try await office.service.ask("checkInWell")
        try await record("i am fine", "checkInWell", at: 0)
        _ = try await office.service.ask("emergency", ["kind": "fall"])
        try await record("i fell", "emergency", at: 1)
        for minutes in [2.0, 3] { _ = try await office.service.ask("forgetThat", at: office.now + minutes * 60) }
        #expect(try await heard() == ["", ""])
        #expect(try await office.store.contactRequests(closed: false).map(\.reason) == [.fall])
        #expect(try await office.store.rows(of: "check_in", columns: "resident, state") == ["hana well"])
    }

    @Test("Without an exchange nothing happens")
    func nothing() async throws {
        #expect(try await office.service.ask("forgetThat").keys.first == "forget.done")
    }
}

@Suite("The access log")
struct AccessLogTests {
    private let office: TownOffice

    init() throws {
        office = try TownOffice()
    }

    private func look(_ actor: ActingUser, days: Double = 0) -> Look {
        Look(actor: actor, purpose: "review", what: "consents", at: office.now + days * TownOffice.day)
    }

    private func days(_ reply: Reply, _ key: ReplyKey) -> [MessageValue] {
        guard case .list(let days) = reply.messages.first(where: { $0.key == key.rawValue })?.values["days"] else {
            return []
        }
        return days
    }

    @Test("Without a purpose no names are shown and nothing is written; with one both")
    func purpose() async throws {
        #expect(try await office.store.consents().map(\.residentName) == [nil])
        #expect(try await office.store.accesses().isEmpty)
        let kenji = try await office.add("Kenji", section: "welfare")
        let actor = try await office.store.actingUser(named: "Kenji", account: "root")
        #expect(try await office.store.consents(look: look(actor)).map(\.residentName) == ["your mother"])
        let record = try #require(try await office.store.accesses().first)
        #expect((record.actor, record.actorName, record.section) == (kenji.id, "Kenji", "welfare"))
        #expect((record.role, record.resident, record.what, record.purpose) == (.staff, "kiyo", "consents", "review"))
        #expect(record.residentName == nil)
        #expect(try await office.store.accesses(of: "hana").isEmpty)
    }

    @Test("A look at the log with names is a look")
    func log() async throws {
        _ = try await office.store.consents(look: look(.account("root")))
        #expect(try await office.store.accesses(look: look(.account("root"))).map(\.residentName) == ["your mother"])
        #expect(try await office.store.accesses().map(\.number) == [1, 2])
    }

    @Test("Nothing is written if the read fails")
    func failure() async throws {
        await #expect(throws: OfficeError.self) {
            try await office.store.consents(of: "nobody", look: look(.account("root")))
        }
        #expect(try await office.store.accesses().isEmpty)
    }

    @Test("The resident hears which roles looked on which days of the last 30, and the family that asked")
    func voice() async throws {
        let home = "home of Kiyo"
        #expect(try await office.service.ask("whoLooked", in: home).keys == ["looked.none"])
        let today = LocalTime(office.now, in: try #require(TimeZone(identifier: "Asia/Tokyo"))).date
        for ago in [31.0, 29, 5, 5, 4, 0] {
            let look = look(ActingUser(id: "kenji", role: .staff), days: -ago)
            try await office.store.perform(Text(verbatim: "x"), on: Text(verbatim: "x")) {
                try Store.note(look, at: "kiyo", $0)
            }
        }
        let everyone = look(.account("root"))
        try await office.store.perform(Text(verbatim: "x"), on: Text(verbatim: "x")) {
            try Store.note(everyone, at: nil, $0)
        }
        _ = try await office.service.ask("didCheckIn", ["person": "kiyo"])

        let reply = try await office.service.ask("whoLooked", in: home)
        #expect(reply.keys == ["looked.staff", "looked.operator", "looked.family", "looked.often", "telephone"])
        #expect(days(reply, .lookedStaff) == [0, 4, 5].map { .day(today - $0, today: today) })
        #expect(days(reply, .lookedOperator) == [.day(today, today: today)])
        #expect(try await office.service.ask("whoLooked").keys == ["looked.operator"], "only at everyone")
        #expect(
            try await office.service.ask("whoLooked", in: home, at: office.now + 31 * TownOffice.day).keys
                == ["looked.none"])
    }
}
