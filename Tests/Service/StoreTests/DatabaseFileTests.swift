import Texts
import DeviceLink
import Foundation
import GRDB
import Rules
import TestSupport
import Testing

@testable import Store

/// The database as a file: what survives, and what is said when it cannot be used.
struct DatabaseFileTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func openingAgainFindsEverything() async throws {
        let exchange = Exchange(
            household: "home of Hana", at: RulesService.morning, channel: .typed, outcome: .answered)
        let help = UUID()
        // In a scope of its own, so that the first database is closed.
        do {
            let service = try RulesService(Store.open(in: folder.url, town: .sample))
            try await service.client.record(exchange)
            try await service.client.save(SpeechProfile(paceSteps: -1), of: "home of Hana")
            try await service.store.announce("The water is off.", at: try #require(LocalTime("2026-12-03T07:00")))
            _ = try await service.ask("checkInWell")
            _ = try await service.ask("emergency", id: help)
        }
        let service = try RulesService(Store.open(in: folder.url, town: .sample))
        #expect(try await service.store.exchanges(of: "home of Hana") == [exchange])
        #expect(try await service.client.speechProfile(of: "home of Hana").paceSteps == -1)
        #expect(try await service.ask("announcements").keys == ["announcement.one", "announcement.text"])
        #expect(try await service.ask("checkInWell").keys == ["checkIn.already"])
        _ = try await service.ask("emergency", id: help)
        #expect(try await service.store.contactRequests().count == 1)
    }

    @Test func theDatabaseIsInWALMode() async throws {
        let store = try Store.open(in: folder.url, town: .sample)
        let mode = try await store.writer.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
        #expect(mode == "wal")
    }

    @Test func twoProcessesSeeWhatEachOtherWrites() async throws {
        let (first, second) = (
            try Store.open(in: folder.url, town: .sample), try Store.open(in: folder.url, town: .sample)
        )
        _ = try RulesService(first)
        try await first.save(SpeechProfile(paceSteps: -1), of: "home of Hana")
        try await second.save(SpeechProfile(volumeSteps: 2), of: "home of Kiyo")
        #expect(try await second.speechProfile(of: "home of Hana") == SpeechProfile(paceSteps: -1))
        #expect(try await first.speechProfile(of: "home of Kiyo") == SpeechProfile(volumeSteps: 2))
    }

    @Test func aFolderThatIsMissingIsMade() throws {
        let deep = folder.url.appending(path: "state/of/mimamori")
        _ = try Store.open(in: deep, town: .sample)
        #expect(FileManager.default.fileExists(atPath: deep.appending(path: "mimamori.sqlite").path))
    }

    @Test func aFolderThatIsAFileIsAnErrorWithTheFileAndTheRemedy() throws {
        let file = folder.url.appending(path: "notes.txt")
        try Data("mine".utf8).write(to: file)

        try expectFailure(in: file)
        #expect(try Data(contentsOf: file) == Data("mine".utf8))
    }

    @Test func aFolderThatCannotBeMadeIsAnErrorWithTheFileAndTheRemedy() throws {
        try expectFailure(in: URL(filePath: "/dev/full/state"))
    }

    @Test func aDatabaseThatIsAFolderIsAnErrorWithTheFileAndTheRemedy() throws {
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "mimamori.sqlite"), withIntermediateDirectories: true)
        try expectFailure(in: folder.url)
    }

    @Test func aFileThatIsNoDatabaseIsAnErrorAndIsLeftAlone() throws {
        let file = folder.url.appending(path: "mimamori.sqlite")
        let contents = Data(String(repeating: "This is a diary and no database. ", count: 100).utf8)
        try contents.write(to: file)

        try expectFailure(in: folder.url)
        #expect(try Data(contentsOf: file) == contents)
    }

    private func expectFailure(in folder: URL, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let error = #expect(throws: StoreError.self, sourceLocation: sourceLocation) {
            try Store.open(in: folder, town: .sample)
        }
        let message = try #require(error, sourceLocation: sourceLocation).description
        #expect(message.contains(folder.appending(path: "mimamori.sqlite").path), sourceLocation: sourceLocation)
        #expect(message.contains("--state"), sourceLocation: sourceLocation)
    }

    @Test func aFullDiskIsAnErrorAndLosesNothingAlreadyWritten() async throws {
        let store = try Store.open(in: folder.url, town: .sample)
        let kept = Exchange(household: "hana", at: RulesService.morning, channel: .typed, outcome: .answered)
        try await store.record(kept)
        try await fillDisk(of: store)

        let tooLong = Exchange(
            household: "hana", at: RulesService.morning, channel: .typed, outcome: .answered,
            reply: String(repeating: "Too long to fit. ", count: 10_000))
        let error = await #expect(throws: StoreError.self) { try await store.record(tooLong) }

        let message = try #require(error).description
        #expect(message.contains(folder.url.appending(path: "mimamori.sqlite").path))
        #expect(message.contains("room"))
        #expect(try await store.exchanges(of: "hana") == [kept])
        // Opened by somebody else, who has room: as it was, and whole.
        let again = try Store.open(in: folder.url, town: .sample)
        #expect(try await again.exchanges(of: "hana") == [kept])
        try await again.record(tooLong)
        #expect(try await again.exchanges(of: "hana").count == 2)
    }

    @Test func aQuestionThatMeetsAFullDiskIsDoneAltogetherOrNotAtAll() async throws {
        let service = try RulesService(Store.open(in: folder.url, town: .sample))
        try await fillDisk(of: service.store)

        var done = 0
        let error = await #expect(throws: StoreError.self) {
            while done < 10_000 {
                _ = try await service.ask("checkInUnwell", confirmed: true)
                done += 1
            }
        }
        #expect(error?.description.contains("home of Hana") == true)
        for table in ["handled_ask", "check_in", "request"] {
            #expect(try await service.store.rows(of: table, columns: "rowid").count == done, "\(table)")
        }
    }

    /// Lets the database grow by no page more, on the connection that writes.
    private func fillDisk(of store: Store) async throws {
        try await store.writer.writeWithoutTransaction { database in
            let pages = try #require(try Int.fetchOne(database, sql: "PRAGMA page_count"))
            try database.execute(sql: "PRAGMA max_page_count = \(pages)")
        }
    }
}
