import DeviceLink
import Foundation
import GRDB
import Rules
import Testing
import Texts

@testable import Store

/// Whatever shows personal data leaves a line in the access log, in the transaction that reads.
@Suite("Looks at personal data")
struct LookTests {
    private let service: RulesService
    private var store: Store { service.store }
    private let look = Look(
        actor: .account("root"), purpose: "review", what: "people", at: RulesService.morning)

    /// A couple with a telephone, and Kiyo alone without one.
    private static let list = PeopleList([
        ListedHousehold(
            id: "A", district: "hill", address: "丘町1-1", telephone: "0242-00-5001",
            residents: [
                ListedResident(
                    id: "taro", name: "髙橋太郎", reading: "たかはしたろう", status: .active,
                    contacts: [
                        ListedContact(
                            kind: .family, name: "髙橋次郎", relation: "息子", timeZone: "Europe/Berlin",
                            telephone: "090-0000-0001", email: "jiro@example.org")
                    ]),
                ListedResident(id: "hanako", name: "髙橋花子", reading: "たかはしはなこ", status: .active),
            ]),
        ListedHousehold(
            id: "B", district: "hill", residents: [ListedResident(id: "kiyo", name: "吉田キヨ", status: .active)]),
    ])
    private static let personal = ["髙橋", "吉田", "たかはし", "丘町", "0242", "090", "jiro"]

    init() async throws {
        let store = try Store.inMemory(.sample)
        _ = try await store.importPeople(Self.list, districts: [.hill], look: look)
        service = try RulesService(store)
    }

    private func lines() async throws -> [String] {
        try await store.accesses().map { "\($0.what) \($0.resident ?? "everyone")" }
    }

    private func fall(in home: String) async throws {
        _ = try await service.ask("emergency", ["kind": "fall"], in: home)
    }

    private func say(_ heard: String, in home: String, minutes: Double = 0) async throws {
        try await store.record(
            Exchange(
                household: home, at: RulesService.morning + minutes * 60, channel: .voice, outcome: .answered,
                heard: heard, reply: "はい。"))
    }

    @Test("Without a look the list shows no names, addresses and numbers, and nothing is written")
    func withoutPurpose() async throws {
        let seen = try await store.residents { $0.residents }
        #expect(seen.map(\.id) == ["taro", "hanako", "kiyo"])
        #expect(seen[0].contacts.map { "\($0.kind) \($0.relation)" } == ["family 息子"])
        let shown = "\(seen) \(String(describing: try await store.resident("taro")))"
        for word in Self.personal { #expect(!shown.contains(word), "\(word)") }
        #expect(try await store.resident("taro") == seen[0])
        #expect(try await lines().isEmpty)
    }

    @Test("Without a look somebody is found by name all the same")
    func find() async throws {
        let found = try await store.residents { $0.residents.filter { $0.resident.name.contains("花子") } }
        #expect(found.map(\.id) == ["hanako"])
        #expect(found[0].details == nil)
    }

    @Test("The whole list is a look at everyone, a part of it one at each resident, nobody none")
    func list() async throws {
        let all = try await store.residents(look: look) { $0.residents }
        #expect(all[0].details?.name == "髙橋太郎" && all[0].details?.address == "丘町1-1")
        #expect(all[0].contacts[0].details?.telephone == "090-0000-0001")
        #expect(try await lines() == ["people everyone"])
        _ = try await store.residents(look: look) { $0.residents.filter { $0.household.id == "A" } }
        #expect(try await lines() == ["people everyone", "people hanako", "people taro"])
        _ = try await store.residents(look: look) { _ in [] }
        #expect(try await lines().count == 3)
    }

    @Test("One resident and an export of all: a line each; none for somebody who is not there")
    func showAndExport() async throws {
        #expect(try await store.resident("kiyo", look: look)?.details?.name == "吉田キヨ")
        #expect(try await store.resident("nobody", look: look) == nil)
        #expect(try await store.personalData(of: "taro", look: look) != nil)
        #expect(try await store.personalData(of: "nobody", look: look) == nil)
        #expect(try await store.peopleList(look: look) == Self.list)
        #expect(try await lines() == ["people kiyo", "people taro", "people everyone"])
    }

    @Test("An import is a look at everyone if it shows people who were there before, also a trial")
    func imports() async throws {
        #expect(try await lines().isEmpty, "all were new")
        _ = try await store.importPeople(Self.list, districts: [.hill], look: look)
        #expect(try await lines().isEmpty, "nothing changed")
        var shorter = Self.list
        shorter.households.removeLast()
        _ = try await store.importPeople(shorter, districts: [.hill], look: look, isTrial: true)
        #expect(try await lines() == ["people everyone"])
        _ = try await store.importPeople(shorter, districts: [.hill], look: look)
        #expect(try await lines().count == 2)
    }

    @Test("A request shows the telephone at once, names with a purpose only; the look is at who lives there")
    func requests() async throws {
        #expect(try await store.contactRequests(closed: false, look: look).isEmpty)
        #expect(try await lines().isEmpty, "nothing was shown")
        try await fall(in: "A")
        let plain = try await store.contactRequests(closed: false)
        #expect(plain.map(\.telephone) == [nil])
        #expect(try await lines().isEmpty)

        let open = try await store.contactRequests(closed: false, look: look)
        #expect(open.map(\.telephone) == ["0242-00-5001"] && open.map(\.names) == [nil])
        #expect(try await lines() == ["people hanako", "people taro"])

        _ = try await store.setStatus(of: "taro", to: .died, by: "kenji", at: RulesService.morning)
        let named = try await store.contactRequests(closed: false, look: look, showsNames: true)
        #expect(named.map(\.names) == [["髙橋花子"]], "who lives there")
        try await fall(in: "B")
        let both = try await store.contactRequests(closed: false, look: look)
        #expect(Set(both.map(\.telephone)) == ["0242-00-5001", nil])
        #expect(try await store.accesses(of: "kiyo").count == 1)
    }

    @Test("A pause shows an id, and with a look the name")
    func pauses() async throws {
        _ = try await service.ask("pauseCheckIns", in: "B")
        let day = try #require(CalendarDate("2026-12-03"))
        #expect(try await store.checkInPauses(from: day).map(\.name) == [nil])
        #expect(try await lines().isEmpty)
        #expect(try await store.checkInPauses(from: day, look: look).map(\.name) == ["吉田キヨ"])
        #expect(try await lines() == ["people kiyo"])
    }

    @Test("Who was there when a resident agreed is named with a look only")
    func witness() async throws {
        let grant = Consent.Grant(
            resident: "kiyo", purpose: .checkIns, recipient: nil, giver: .resident, witness: "林", textVersion: "1",
            reviewBy: try #require(CalendarDate("2027-12-03")))
        _ = try await store.give(grant, by: look.actor, at: look.at)
        #expect(try await store.consents().map(\.witness) == [nil])
        #expect(try await store.consents(look: look).map(\.witness) == ["林"])
    }

    @Test("A page of the log is a look at the residents of the home that is meant, or at everyone")
    func log() async throws {
        #expect(try await store.log(LogQuery(), look: look).isEmpty)
        #expect(try await lines().isEmpty, "nothing was shown")
        for home in ["A", "B", "nowhere"] { try await say("ごみ", in: home) }
        #expect(try await store.log(LogQuery(household: "A"), look: look).count == 1)
        #expect(try await lines() == ["people hanako", "people taro"])
        #expect(try await store.log(LogQuery(household: "B", words: "ごみ"), look: look).count == 1)
        #expect(try await lines().last == "people kiyo")
        _ = try await store.log(LogQuery(household: "nowhere"), look: look)
        #expect(try await lines().last == "people everyone", "never words without a line")
        _ = try await store.log(LogQuery(limit: 1), look: look)
        #expect(try await lines().count == 5)
    }

    @Test("The resident hears of looks at their home and at everyone, by the role of who looked")
    func voice() async throws {
        try await say("ごみ", in: "A")
        _ = try await store.log(LogQuery(household: "A"), look: look)
        #expect(try await service.ask("whoLooked", in: "A").keys == ["looked.operator"])
        #expect(try await service.ask("whoLooked", in: "B").keys == ["looked.none"])
        let kenji = try await store.add(NewUser(name: "Kenji", roles: [.staff]), at: RulesService.morning)
        var look = look
        look.actor = try await store.actingUser(named: kenji.id, account: "root")
        _ = try await store.residents(look: look) { $0.residents }
        #expect(try await service.ask("whoLooked", in: "A").keys == ["looked.staff", "looked.operator"])
        #expect(try await service.ask("whoLooked", in: "B").keys == ["looked.staff"])
    }

    private static let reads: [@Sendable (Store, Look) async throws -> Void] = [
        { store, look in _ = try await store.residents(look: look) { $0.residents } },
        { store, look in _ = try await store.resident("taro", look: look) },
        { store, look in _ = try await store.peopleList(look: look) },
        { store, look in _ = try await store.personalData(of: "taro", look: look) },
        { store, look in _ = try await store.contactRequests(look: look) },
        { store, look in _ = try await store.log(LogQuery(), look: look) },
        { store, look in _ = try await store.log(LogQuery(household: "A", words: "ごみ"), look: look) },
    ]

    @Test("If the line cannot be written, nothing is shown, and the error says so", arguments: reads.indices)
    func readOnly(read: Int) async throws {
        try await fall(in: "A")
        try await say("ごみ", in: "A")
        // As on a disk that is full or can only be read.
        try await store.writer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = 1") }
        let error = await #expect(throws: LookNotWritten.self) { try await Self.reads[read](store, look) }
        let text = try #require(error).text
        #expect(text.en.contains("nothing is shown") && text.en.contains("the disk has room"))
        #expect(text.ja.contains("表示をやめました") && text.ja.contains("空きがあるか"))
        #expect(try await lines().isEmpty)
    }
}

extension District {
    fileprivate static let hill = District(id: "hill", name: LocalizedName(["ja": "丘町"]))
}
