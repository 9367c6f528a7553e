import DeviceLink
import Foundation
import GRDB
import Rules
import Testing
import Texts

@testable import Store

/// The office of the small town: Kenji of the welfare section, and the volunteers Sato and Mori.
struct TownOffice {
    let service: RulesService
    let now = RulesService.morning
    var store: Store { service.store }
    static let day = 86_400.0

    init() throws {
        service = try RulesService()
    }

    func add(_ name: String, _ roles: Set<StaffUser.Role> = [.staff], section: String = "") async throws -> StaffUser {
        try await store.add(NewUser(name: name, section: section, roles: roles), at: now)
    }

    func write(_ sql: String, _ arguments: TownDatabase.Arguments = [:]) throws {
        try store.writer.write { try TownDatabase(database: $0, town: "sample").execute(sql, arguments) }
    }

    /// Makes a user the volunteer of a resident, with a telephone number of their own.
    func addVolunteer(_ user: StaffUser, of resident: String, telephone: String? = nil) throws {
        let id = "\(user.name) of \(resident)"
        try write(
            """
            INSERT INTO contact (town, id, resident, kind, name, time_zone, as_user)
            VALUES (:town, :id, :resident, 'volunteer', :name, 'Asia/Tokyo', :user)
            """, ["id": id, "resident": resident, "name": user.name, "user": user.id])
        guard let telephone else { return }
        try write(
            """
            INSERT INTO contact_method (town, id, contact, kind, address) VALUES (:town, :id, :id, 'telephone', :number)
            """, ["id": id, "number": telephone])
    }

    func addTurn(_ user: StaffUser, from: Double, to: Double) throws {
        try write(
            "INSERT INTO rota (town, id, starts_at, ends_at, staff_user) VALUES (:town, :id, :from, :to, :user)",
            [
                "id": UUID().uuidString, "from": (now + from).milliseconds, "to": (now + to).milliseconds,
                "user": user.id,
            ])
    }

    func disable(_ departures: [Departure]) async throws -> [Reliance] {
        try await store.disable(departures, checkBy: now + 2 * Self.day, at: now)
    }
}

@Suite("Users of the town office")
struct UserTests {
    private let office: TownOffice

    init() throws {
        office = try TownOffice()
    }

    @Test("A user has roles in a fixed order, a section and no password unless one is given")
    func add() async throws {
        let user = try await office.store.add(
            NewUser(
                name: "Kenji", reading: "けんじ", section: "welfare", roles: [.volunteer, .staff], passwordHash: "$y$x"),
            at: office.now)
        #expect(user.roles == [.staff, .volunteer])
        #expect((user.section, user.signsIn, user.disabledAt) == ("welfare", true, nil))
        #expect(try await !office.add("Mori").signsIn)
        #expect(try await office.store.users().map(\.name) == ["Mori", "Kenji"])
    }

    @Test("Two people in office cannot share a name; one who has left does not count")
    func sameName() async throws {
        _ = try await office.add("Kenji")
        await #expect(throws: OfficeError.self) { try await office.add("Kenji") }
        _ = try await office.disable([Departure(user: "Kenji")])
        _ = try await office.add("Kenji")
        #expect(try await office.store.users().map { $0.disabledAt == nil } == [true, false])
    }

    @Test("Who acts is a user in office, or the account of the system as operator")
    func actor() async throws {
        let user = try await office.add("Kenji", [.staff, .operator])
        #expect(try await office.store.actingUser(named: "Kenji", account: "root").id == user.id)
        #expect(try await office.store.actingUser(named: user.id, account: "root").role == .staff)
        #expect(
            try await office.store.actingUser(named: nil, account: "root")
                == ActingUser(id: "operator:root", role: .operator))
        _ = try await office.disable([Departure(user: "Kenji")])
        await #expect(throws: OfficeError.unknownUser("Kenji")) {
            try await office.store.actingUser(named: "Kenji", account: "root")
        }
    }
}

@Suite("Handing over")
struct SuccessionTests {
    private let office: TownOffice
    private let hour = 3600.0

    init() throws {
        office = try TownOffice()
    }

    private func names(of contacts: String = "contact") async throws -> [String] {
        try await office.store.rows(
            of: contacts, columns: "resident, name, CASE WHEN as_user IS NULL THEN 0 ELSE '1' END")
    }

    @Test("Somebody on whom others rely is not disabled without a successor, and the message names what relies")
    func refused() async throws {
        let sato = try await office.add("Sato", [.volunteer])
        try office.addVolunteer(sato, of: "kiyo")
        try office.addTurn(sato, from: 10 * hour, to: 20 * hour)
        try office.addTurn(sato, from: -20 * hour, to: -10 * hour)
        let error = await #expect(throws: OfficeError.self) { try await office.disable([Departure(user: "Sato")]) }
        let text = try #require(error).text
        #expect(text.en.contains("1 turns of duty from 2026-12-03 17:40"))
        #expect(text.en.contains("the residents kiyo"))
        #expect(text.en.contains("--successor"))
        #expect(text.ja.contains("当番 1 回") && text.ja.contains("kiyo"))
        #expect(try await office.store.users().allSatisfy { $0.disabledAt == nil })
    }

    @Test("Duty, residents and tasks go to the successor; past turns and done tasks stay")
    func handOver() async throws {
        let sato = try await office.add("Sato", [.volunteer])
        let mori = try await office.add("Mori", [.volunteer])
        try office.addVolunteer(sato, of: "kiyo", telephone: "090-0000-0001")
        try office.addTurn(sato, from: -20 * hour, to: -10 * hour)
        try office.addTurn(sato, from: -1 * hour, to: 1 * hour)
        try office.addTurn(sato, from: 10 * hour, to: 20 * hour)
        try office.write(
            """
            INSERT INTO task (town, id, kind, dedupe_key, created_at, due_at, assigned_to)
            VALUES (:town, 't', 'visit', 'v', 0, 0, :user)
            """, ["user": sato.id])

        let reliance = try #require(try await office.disable([Departure(user: "Sato", successor: "Mori")]).first)
        #expect((reliance.turns, reliance.residents, reliance.tasks) == (2, ["kiyo"], ["t"]))
        #expect(try await names().contains("kiyo Mori 1"))
        let turns = try await office.store.rows(
            of: "rota", columns: "CAST((ends_at - starts_at) / 3600000 AS TEXT), staff_user")
        #expect(turns == ["10 \(sato.id)", "1 \(sato.id)", "10 \(mori.id)", "1 \(mori.id)"])
        #expect(try await office.store.tasks().first { $0.id == "t" }?.assignedTo == "Mori")
        let left = try #require(try await office.store.users().last)
        #expect((left.name, left.disabledAt, left.successor) == ("Sato", office.now, mori.id))
    }

    @Test("The predecessor's own number is not the successor's: a task asks for it, unless it is known")
    func addresses() async throws {
        let sato = try await office.add("Sato", [.volunteer])
        let mori = try await office.add("Mori", [.volunteer])
        try office.addVolunteer(sato, of: "kiyo", telephone: "090-0000-0001")
        _ = try await office.disable([Departure(user: "Sato", successor: "Mori")])
        let methods = { try await office.store.rows(of: "contact_method", columns: "address, disabled_reason") }
        #expect(try await methods() == ["090-0000-0001 handedOver"])
        let task = try #require(try await office.store.tasks().first)
        #expect((task.kind, task.subject) == (StaffTask.Kind.enterAddresses, mori.id))

        let abe = try await office.add("Abe", [.volunteer])
        try office.addVolunteer(abe, of: "hana", telephone: "090-0000-0003")
        _ = try await office.disable([Departure(user: "Mori", successor: "Abe")])
        #expect(try await methods().contains("090-0000-0003 -"))
        #expect(try await methods().count == 3)
        #expect(try await office.store.tasks().count == 1, "no second task")
    }

    @Test("A resident whose volunteer the successor is already has one volunteer then, not the same one twice")
    func doubled() async throws {
        let sato = try await office.add("Sato", [.volunteer])
        let mori = try await office.add("Mori", [.volunteer])
        for user in [sato, mori] { try office.addVolunteer(user, of: "kiyo") }
        _ = try await office.disable([Departure(user: "Sato", successor: "Mori")])
        let inForce = try await office.store.rows(of: "contact", columns: "name, CAST(ended_at IS NULL AS TEXT)")
        #expect(inForce.filter { $0 == "Mori 1" }.count == 1 && inForce.contains("Sato 0"), "\(inForce)")
    }

    @Test("An election of everyone is one transaction: one wrong line changes nothing")
    func election() async throws {
        let sato = try await office.add("Sato", [.volunteer])
        let mori = try await office.add("Mori", [.volunteer])
        for name in ["Abe", "Endo"] { _ = try await office.add(name, [.volunteer]) }
        _ = try await office.add("Ito", [.auditor])
        try office.addVolunteer(sato, of: "kiyo")
        try office.addVolunteer(mori, of: "hana")
        for wrong in ["Nobody", "Sato", "Mori", "Ito"] {
            await #expect(throws: OfficeError.self, "\(wrong)") {
                try await office.disable([
                    Departure(user: "Sato", successor: "Abe"), Departure(user: "Mori", successor: wrong),
                ])
            }
        }
        #expect(try await names().filter { $0.contains("Abe") }.isEmpty)
        _ = try await office.disable([
            Departure(user: "Sato", successor: "Abe"), Departure(user: "Mori", successor: "Endo"),
        ])
        #expect(Set(try await names()).isSuperset(of: ["kiyo Abe 1", "hana Endo 1"]))
    }
}

@Suite("Tasks")
struct TaskTests {
    private let office: TownOffice

    init() throws {
        office = try TownOffice()
        let now = office.now
        try office.store.writer.write { database in
            let database = TownDatabase(database: database, town: "sample")
            for (key, due) in [("b", 2.0), ("a", 1.0), ("b", 3.0)] {
                try Store.add(
                    NewTask(kind: "visit", subject: "kiyo", dedupeKey: key, due: now + due * TownOffice.day), at: now,
                    database)
            }
        }
    }

    @Test("A task with a key that is there already is not added; the most urgent comes first")
    func dedupe() async throws {
        let tasks = try await office.store.tasks()
        #expect(tasks.map(\.dueAt) == [office.now + TownOffice.day, office.now + 2 * TownOffice.day])
        #expect(tasks.allSatisfy { $0.residentName == nil })
    }

    @Test("What ended a task first stays, with who ended it")
    func done() async throws {
        let id = try #require(try await office.store.tasks().first?.id)
        let first = try await office.store.finish(id, outcome: "she is well", by: .account("root"), at: office.now)
        #expect((first?.outcome, first?.doneBy, first?.doneAt) == ("she is well", "operator:root", office.now))
        let again = try await office.store.finish(id, outcome: "nobody", by: .account("x"), at: office.now)
        #expect(again?.outcome == "she is well")
        #expect(try await office.store.tasks().count == 1)
        #expect(try await office.store.tasks(done: true).count == 2)
        #expect(try await office.store.finish("none", outcome: "x", by: .account("x"), at: office.now) == nil)
        await #expect(throws: (any Error).self, "an outcome is not empty") {
            let other = try #require(try await office.store.tasks().first?.id)
            _ = try await office.store.finish(other, outcome: "", by: .account("x"), at: office.now)
        }
    }

    @Test("A task is given to a user in office only")
    func assign() async throws {
        let id = try #require(try await office.store.tasks().first?.id)
        await #expect(throws: OfficeError.unknownUser("Kenji")) { try await office.store.assign(id, to: "Kenji") }
        _ = try await office.add("Kenji")
        #expect(try await office.store.assign(id, to: "Kenji")?.assignedTo == "Kenji")
    }
}
