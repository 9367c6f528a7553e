import Foundation
import GRDB
import Rules
import Testing
import Texts

@testable import Store

/// The town's list: imports, and what follows if a resident moves or dies.
struct PeopleTests {
    private let service: RulesService
    private var store: Store { service.store }
    private let look = Look(actor: .account("root"), purpose: "review", what: "people", at: RulesService.morning)

    init() throws {
        service = try RulesService()
    }

    private func contact(
        _ name: String, _ kind: ListedContact.Kind = .family, telephone: String = "", link: String = ""
    ) -> ListedContact {
        ListedContact(kind: kind, name: name, timeZone: "Asia/Tokyo", telephone: telephone, asResident: link)
    }

    /// A couple, and Kiyo alone, whom the husband looks after. All have the same volunteer.
    private var list: PeopleList {
        let volunteer = contact("佐藤", .volunteer, telephone: "0242-00-1")
        return PeopleList([
            ListedHousehold(
                id: "A", district: "hill", address: "1",
                residents: [
                    ListedResident(
                        id: "taro", name: "髙橋太郎", reading: "たかはし たろう", status: .active, contacts: [volunteer]),
                    ListedResident(
                        id: "hanako", name: "髙橋花子", status: .active,
                        contacts: [contact("娘", telephone: "090"), volunteer]),
                ]),
            ListedHousehold(
                id: "B", district: "river",
                residents: [
                    ListedResident(
                        id: "kiyo2", name: "キヨ", status: .active, contacts: [contact("髙橋太郎", link: "taro"), volunteer])
                ]),
        ])
    }

    private let districts = [
        District(id: "hill", name: LocalizedName(["ja": "丘町"])),
        District(id: "river", name: LocalizedName(["ja": "川端"])),
    ]

    @discardableResult
    private func bring(
        _ list: PeopleList, gone: Store.GonePolicy = .keep, isTrial: Bool = false
    ) async throws -> PeopleImport {
        try await store.importPeople(
            list, districts: districts, gone: gone,
            look: Look(
                actor: .account("kenji"), purpose: "import", what: "peopleImport", at: RulesService.morning),
            isTrial: isTrial)
    }

    private func everything() async throws -> [String] {
        try await store.rows(
            of: "resident", columns: "id, household, CAST(position AS TEXT), name, reading, status, spoken_name")
            + store.rows(
                of: "contact",
                columns: "id, resident, name, CAST(position AS TEXT), CAST(ended_at AS TEXT), as_resident")
            + store.rows(of: "contact_method", columns: "id, address, disabled_reason")
            + store.rows(of: "household", columns: "id, district, address")
            + store.rows(of: "consent", columns: "id, CAST(withdrawn_at AS TEXT)")
    }

    private func household(_ id: String) async throws -> ListedHousehold? {
        try await store.fetch(.readingPeople, of: .everyone) { try Store.peopleList($0) }.households.first {
            $0.id == id
        }
    }

    private func ask(_ household: String) async throws {
        try await store.perform(.everyone, on: .everyone) { database in
            try database.execute(
                """
                INSERT INTO request (town, id, household, target, reason, at)
                VALUES (:town, :id, :household, 'family', 'asked', 0)
                """, ["id": UUID().uuidString, "household": household])
        }
    }

    @Test("A list is kept as it stands, and the same one again changes nothing")
    func idempotent() async throws {
        #expect(try await bring(list).difference.residents(.new) == ["taro", "hanako", "kiyo2"])
        #expect(try await household("A") == list.households[0])
        #expect(try await household("B") == list.households[1])
        let before = try await everything()
        let again = try await bring(list)
        #expect(again.difference.changes.allSatisfy { $0.kind == .gone })
        #expect(try await everything() == before)
    }

    @Test("Keys of new rows begin with the time")
    func keys() async throws {
        try await bring(list)
        _ = try await store.replaceVolunteer(
            ["佐藤"], with: VolunteerSuccessor(name: "鈴木", telephone: "0242-00-2"), by: "kenji", at: RulesService.morning)
        _ = try await store.erase("hanako", reason: "moved", by: .account("kenji"), at: RulesService.morning)
        _ = try await store.retain(RetentionPolicy(), at: RulesService.morning)
        let time = TownDatabase.newID(at: RulesService.morning).prefix(13)
        for table in ["contact WHERE id <> 'kiyo/hana'", "contact_method", "erasure", "retention_run"] {
            let ids = try await store.rows(of: table, columns: "id")
            #expect(!ids.isEmpty && ids.allSatisfy { $0.hasPrefix(time) }, "\(table): \(ids)")
        }
    }

    @Test("A trial says what would change and writes nothing")
    func trial() async throws {
        let before = try await everything()
        #expect(try await bring(list, gone: .moved, isTrial: true).difference.residents(.new).count == 3)
        #expect(try await everything() == before)
    }

    @Test("The speaker calls a new resident by name and reading")
    func spokenName() async throws {
        try await bring(list)
        let home = try #require(try await store.household("A"))
        #expect(home.resident.name.byLanguage == ["ja": "髙橋太郎", "ja-Hrkt": "たかはしたろう"])
    }

    @Test("What a contact calls the resident comes from the list, is given out again, and is what they may ask by")
    func callsResident() async throws {
        var named = list
        named.households[1].residents[0].contacts[0].callsResident = "お母《かあ》さん"
        try await bring(named)
        #expect(try await household("B") == named.households[1])
        #expect(try await store.household("A")?.watchesOver.isEmpty == true, "Kiyo has not agreed")
        let actor = ActingUser.account("kenji")
        _ = try await store.give(
            Consent.Grant(
                resident: "kiyo2", purpose: .checkIns, recipient: "髙橋太郎", giver: .resident, textVersion: "1",
                reviewBy: CalendarDate(daysSinceEpoch: 30_000)), by: actor, at: RulesService.morning)
        let mother = try #require(try await store.household("A")?.watchesOver.first)
        #expect(mother.name.byLanguage == ["ja": "お母さん", "ja-Hrkt": "おかあさん"])
        #expect(mother.spokenAs == ["ja": ["お母《かあ》さん"]])
        // Left out of the list, it is empty again.
        try await bring(list)
        #expect(try await store.household("A")?.watchesOver.isEmpty == true)
    }

    @Test("What the town's files say of it stays if the list only gives it back")
    func callsResidentOfFiles() async throws {
        let kiyo = Person(
            id: "kiyo", name: LocalizedName(["ja": "お母さん", "en": "your mother"]),
            spokenAs: ["ja": ["母《はは》", "お母《かあ》さん"], "en": ["mom"]])
        let hana = Person(id: "hana", name: LocalizedName(["ja": "花"]), spokenAs: [:])
        let store = try Store.inMemory(.sample)
        try store.takeOver(
            [
                Household(id: "H", district: "hill", resident: hana, watchesOver: [kiyo]),
                Household(id: "K", district: "hill", resident: kiyo),
            ], districts: districts, at: RulesService.morning)
        var exported = try await store.peopleList(look: look)
        let home = try #require(exported.households.firstIndex { $0.id == "K" })
        #expect(exported.households[home].residents[0].contacts.map(\.callsResident) == ["お母《かあ》さん"])
        exported.households[home].residents[0].contacts[0].telephone = "0242-00-1"
        _ = try await store.importPeople(exported, districts: districts, look: look)
        #expect(try await store.household("H")?.watchesOver == [kiyo])
    }

    @Test("Gone people stay until somebody says that they moved")
    func gone() async throws {
        try await bring(list)
        var shorter = list
        shorter.households.remove(at: 1)
        #expect(Set(try await bring(shorter).difference.residents(.gone)) == ["hana", "kiyo", "kiyo2"])
        #expect(try await household("B")?.residents[0].status == .active)
        let result = try await bring(shorter, gone: .moved)
        #expect(Set(result.statusChanges.map(\.resident)) == ["hana", "kiyo", "kiyo2"])
        #expect(try await household("B")?.residents[0].status == .moved)
        #expect(try await bring(shorter, gone: .moved).difference.changes.isEmpty)
    }

    @Test("A contact without a telephone is replaced by one with it")
    func contactWithoutTelephone() async throws {
        var list = list
        list.households[0].residents[1].contacts = [contact("娘")]
        try await bring(list)
        list.households[0].residents[1].contacts = [contact("息子", telephone: "090-1")]
        try await bring(list)
        #expect(try await household("A")?.residents[1].contacts.map(\.name) == ["息子"])
    }

    @Test("Contacts keep their row over a corrected name and a new number; one who is not listed ends")
    func contacts() async throws {
        try await bring(list)
        let ids = try await store.rows(of: "contact", columns: "id")
        var changed = list
        changed.households[0].residents[1].contacts[0].name = "長女"
        changed.households[1].residents[0].contacts.remove(at: 1)
        try await bring(changed)
        #expect(try await store.rows(of: "contact", columns: "id") == ids)
        #expect(try await household("A") == changed.households[0])
        #expect(try await household("B") == changed.households[1])
        changed.households[0].residents[1].contacts[0].telephone = "080"
        try await bring(changed)
        #expect(try await household("A") == changed.households[0])
        try await bring(list)
        #expect(try await household("A") == list.households[0])
    }

    @Test("A list in which the dead live is refused, and nothing of it is kept")
    func revived() async throws {
        try await bring(list)
        _ = try await store.setStatus(of: "kiyo2", to: .died, by: "kenji", at: RulesService.morning)
        var changed = list
        changed.households[0].address = "2"
        let before = try await everything()
        await #expect(throws: DiedInList.self) { try await bring(changed) }
        #expect(try await everything() == before)
        changed.households[1].residents[0].status = nil
        #expect(try await bring(changed).difference.residents(.moved) == ["taro", "hanako"])
        #expect(try await household("B")?.residents[0].status == .died)
    }

    @Test(
        "Whoever moves or dies alone leaves no open request, no access and no consent",
        arguments: [ResidentStatus.died, .moved])
    func leaves(status: ResidentStatus) async throws {
        try await ask("home of Hana")
        let change = try #require(
            try await store.setStatus(of: "hana", to: status, by: "kenji", at: RulesService.morning, language: .en))
        #expect((change.closedRequests, change.endedContacts, change.withdrawnConsents) == (1, 1, 1))
        let outcomes = try await store.contactRequests().map(\.outcome)
        #expect(outcomes == [status == .died ? "closed: the resident has died" : "closed: the resident has moved away"])
        #expect(try await store.rows(of: "contact", columns: "CAST(ended_at IS NULL AS TEXT)") == ["0"])
        #expect(try await store.rows(of: "consent", columns: "withdrawn_by") == ["kenji"])
        #expect(try await store.household("home of Hana") == nil)
        #expect(try await store.setStatus(of: "hana", to: status, by: "kenji", at: .now)?.closedRequests == 0)
    }

    @Test("It is one transaction: if a part fails, nothing of it is kept")
    func atomic() async throws {
        try await ask("home of Hana")
        try await store.writer.write { database in
            try database.execute(
                sql: """
                    CREATE TRIGGER fails BEFORE UPDATE ON consent BEGIN SELECT RAISE(ABORT, 'no'); END
                    """)
        }
        await #expect(throws: StoreError.self) {
            try await store.setStatus(of: "hana", to: .died, by: "kenji", at: RulesService.morning)
        }
        #expect(try await store.contactRequests(closed: false).count == 1)
        #expect(try await store.household("home of Hana")?.resident.id == "hana")
    }

    @Test("The next resident of the home is spoken to, and a request stays for who lives there")
    func widow() async throws {
        try await bring(list)
        try await ask("A")
        let change = try await store.setStatus(of: "taro", to: .died, by: "kenji", at: RulesService.morning)
        #expect(change.map { [$0.closedRequests, $0.keptRequests, $0.endedContacts] } == [0, 1, 1])
        #expect(try await store.household("A")?.resident.id == "hanako")
        #expect(try await household("B")?.residents[0].contacts.map(\.name) == ["佐藤"])
        #expect(try await store.tasks().map { [$0.kind, $0.subject] } == [[StaffTask.Kind.whomToTell, "kiyo2"]])
        let last = try await store.setStatus(of: "hanako", to: .moved, by: "kenji", at: RulesService.morning)
        #expect(last?.closedRequests == 1)
    }

    @Test("Pace and loudness are everyone's in a home, go along to another one, and are given out and erased")
    func speechProfile() async throws {
        try await bring(list)
        let slow = SpeechProfile(paceSteps: -2, volumeSteps: 1)
        try await store.save(slow, of: "A")
        #expect(try await store.speechProfile(of: "A") == slow)
        #expect(try await store.speechProfile(of: "B") == SpeechProfile())
        let data = try #require(try await store.personalData(of: "hanako", look: look))
        #expect(data.tables["resident"]?.first?["pace_steps"] == .integer(-2))
        _ = try await store.setStatus(of: "taro", to: .died, by: "kenji", at: RulesService.morning)
        #expect(try await store.speechProfile(of: "A") == slow)

        // Hanako goes to Kiyo, who has chosen something else.
        var together = list
        let hanako = together.households[0].residents.remove(at: 1)
        together.households[0].residents[0].status = nil
        together.households[1].residents.append(hanako)
        try await bring(together)
        #expect(try await store.speechProfile(of: "A") == SpeechProfile())
        #expect(try await store.speechProfile(of: "B") == SpeechProfile())
        _ = try await store.erase("kiyo2", reason: "moved", by: .account("kenji"), at: RulesService.morning)
        #expect(try await store.speechProfile(of: "B") == slow)
        _ = try await store.erase("hanako", reason: "moved", by: .account("kenji"), at: RulesService.morning)
        #expect(try await store.speechProfile(of: "B") == SpeechProfile())
    }

    @Test("In hospital nothing ends; an unknown resident is nil")
    func inHospital() async throws {
        try await ask("home of Hana")
        let change = try await store.setStatus(of: "hana", to: .inHospital, by: "kenji", at: RulesService.morning)
        #expect(change?.closedRequests == 0)
        #expect(try await store.household("home of Hana") != nil)
        #expect(try await store.setStatus(of: "nobody", to: .died, by: "kenji", at: .now) == nil)
    }

    @Test("A home where nobody lives any more is told apart from one that never was")
    func emptyHome() async throws {
        _ = try await store.setStatus(of: "hana", to: .died, by: "kenji", at: RulesService.morning)
        await #expect { try await service.ask("help") } throws: { error in
            "\(error)".contains("any more") && !"\(error)".contains("households.yml")
        }
        await #expect { try await service.ask("help", in: "nowhere") } throws: {
            "\($0)".contains("there is no household")
        }
    }

    @Test("A volunteer is replaced in one district or everywhere, in the same place", arguments: ["hill", nil])
    func replaceVolunteer(district: String?) async throws {
        try await bring(list)
        let count = try await store.replaceVolunteer(
            ["佐藤"], with: VolunteerSuccessor(name: "鈴木", reading: "すずき", telephone: "0242-00-2"), district: district,
            by: "kenji", at: RulesService.morning)
        #expect(count == (district == nil ? 3 : 2))
        let contacts = try await household("A")?.residents[1].contacts
        #expect(contacts?.map(\.name) == ["娘", "鈴木"])
        #expect(contacts?.last?.telephone == "0242-00-2")
        #expect(try await household("B")?.residents[0].contacts.last?.name == (district == nil ? "鈴木" : "佐藤"))
        let again = try await store.replaceVolunteer(
            ["佐藤"], with: VolunteerSuccessor(name: "鈴木"), district: district, by: "kenji", at: RulesService.morning)
        #expect(again == 0)
    }
}
