import DeviceLink
import Foundation
import GRDB
import Rules
import TestSupport
import Testing
import Texts

@testable import Store

/// A copy of the database, and the way back.
@Suite struct BackupTests {
    private let folder: TemporaryFolder
    private var state: URL { folder.url.appending(path: "state") }
    private var file: URL { folder.url.appending(path: "copy.sqlite") }

    init() throws {
        folder = try TemporaryFolder()
    }

    private static func exchange(_ number: Int) -> Exchange {
        Exchange(
            household: "hana", at: RulesService.morning + Double(number), channel: .typed, outcome: .answered,
            heard: "ごみ \(number)", reply: String(repeating: "返事", count: 200))
    }

    private func epoch(of store: Store) async throws -> [String] { try await store.rows(of: "epoch", columns: "id") }

    @Test("What a killed backup left is removed by the next one, unless it may still be written")
    func abandonedParts() async throws {
        _ = try Store.open(in: state, town: .sample)
        let (old, fresh) = (UUID().uuidString, UUID().uuidString)
        let names = [
            ".monday.sqlite.part-\(old)", ".monday.sqlite.part-\(old)-journal", ".copy.sqlite.part-\(fresh)",
            "report.part-one",
        ]
        for name in names {
            try folder.write("x", to: name)
            guard !name.contains(fresh) else { continue }
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -2 * 86_400)],
                ofItemAtPath: folder.url.appending(path: name).path)
        }
        _ = try DatabaseBackup.make(of: state, to: file)
        #expect(
            try Set(FileManager.default.contentsOfDirectory(atPath: folder.url.path))
                == [names[2], names[3], "copy.sqlite", "state"])
    }

    @Test("A copy is made while another connection writes, and holds one moment whole")
    func drill() async throws {
        let store = try Store.open(in: state, town: .sample)
        for number in 0..<300 { try await store.record(Self.exchange(number)) }
        let other = try Store.open(in: state, town: .sample)
        let writer = Task {
            var number = 1000
            while !Task.isCancelled {
                try await other.record(Self.exchange(number))
                number += 1
            }
            return number - 1000
        }
        // Some are written before, during and after.
        while try await store.log(LogQuery(limit: 1000)).count < 310 { await Task.yield() }
        let report = try DatabaseBackup.make(of: state, to: file)
        let until = try await store.log(LogQuery(limit: 10_000)).count
        while try await store.log(LogQuery(limit: 10_000)).count < until + 5 { await Task.yield() }
        writer.cancel()
        let written = (try? await writer.value) ?? 0
        let count = try #require(report.rows["exchange"])
        #expect(count >= 310 && count <= until && until < 300 + max(written, until))
        #expect(FileStatusOf.mode(file) == 0o600)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == ["copy.sqlite", "state"])

        let restored = folder.url.appending(path: "restored")
        let back = try DatabaseBackup.restore(file, to: restored, replace: false, at: Date())
        #expect(back.rows == report.rows)
        #expect(back.replaced == nil)
        let copy = try Store.open(in: restored, town: .sample)
        let (found, original) = (
            try await copy.log(LogQuery(limit: 10_000)), try await store.log(LogQuery(limit: 10_000))
        )
        // Records arrive in the order of their numbers: the copy is the original up to one moment.
        #expect(found == Array(original.suffix(found.count)) && found.count == count)
        #expect(try await copy.log(LogQuery(words: "ごみ", limit: 10_000)).count == count)
        #expect(try await epoch(of: copy) == [back.epoch])
        #expect(try await epoch(of: copy) != epoch(of: store))
    }

    @Test(
        "What is there is replaced only if that was asked for, and is kept beside; an erasure counts after a restoration"
    )
    func replacing() async throws {
        let store = try Store.open(in: state, town: .sample)
        try folder.write("key", to: "state/secrets/log.key")
        let service = try RulesService(store)
        try await store.record(Self.exchange(1))
        let report = try DatabaseBackup.make(of: state, to: file)
        #expect(report.secrets == ["secrets/log.key"])
        #expect(throws: BackupError.self) { try DatabaseBackup.make(of: state, to: file) }

        _ = try await store.erase("hana", reason: "moved", by: .account("sato"), at: RulesService.morning)
        try await store.record(Self.exchange(2))
        #expect(throws: BackupError.self) { try DatabaseBackup.restore(file, to: state, replace: false, at: Date()) }
        let back = try DatabaseBackup.restore(file, to: state, replace: true, at: Date())
        #expect(back.erasedAgain == ["hana"])
        // Who had the database open sees the copy.
        #expect(try await store.log(LogQuery()).map(\.household) == ["hana"])
        #expect(try await store.household("home of Hana") == nil)
        #expect(try await store.household("home of Kiyo") != nil)
        #expect(try await epoch(of: service.store) == [back.epoch])
        let kept = try #require(back.replaced)
        let before = folder.url.appending(path: "before")
        _ = try DatabaseBackup.restore(kept, to: before, replace: false, at: Date())
        #expect(try await Store.open(in: before, town: .sample).log(LogQuery()).count == 2)
        // The state folder stays its owner's.
        #expect(FileStatusOf.mode(state) == 0o700 && FileStatusOf.mode(kept) == 0o600)
        try await store.record(Self.exchange(3))
    }

    @Test(
        "A copy that is damaged, cut or none is refused, and nothing is changed",
        arguments: ["cut", "damaged", "text", "missing", "empty"])
    func damaged(kind: String) async throws {
        let store = try Store.open(in: state, town: .sample)
        for number in 0..<50 { try await store.record(Self.exchange(number)) }
        _ = try DatabaseBackup.make(of: state, to: file)
        var contents = try Data(contentsOf: file)
        switch kind {
        case "cut": contents.removeLast(contents.count / 2)
        case "damaged": for index in stride(from: 8192, to: contents.count, by: 97) { contents[index] ^= 0x5A }
        case "text": contents = Data(String(repeating: "no database ", count: 1000).utf8)
        case "empty": contents = Data()
        default: break
        }
        let copy = folder.url.appending(path: "damaged.sqlite")
        if kind != "missing" { try contents.write(to: copy) }
        #expect(throws: BackupError.self) { try DatabaseBackup.restore(copy, to: state, replace: true, at: Date()) }
        #expect(try await store.log(LogQuery(limit: 100)).count == 50)
        #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "new/mimamori.sqlite").path))
        #expect(throws: BackupError.self) {
            try DatabaseBackup.restore(copy, to: folder.url.appending(path: "new"), replace: false, at: Date())
        }
        #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "new/mimamori.sqlite").path))
    }

    @Test("A folder without a database, or a place that cannot be written, is said in one line")
    func badPlaces() throws {
        #expect(throws: BackupError.self) { try DatabaseBackup.make(of: folder.url, to: file) }
        _ = try Store.open(in: state, town: .sample)
        let error = #expect(throws: BackupError.self) {
            try DatabaseBackup.make(of: state, to: URL(filePath: "/nowhere/copy.sqlite"))
        }
        #expect(error?.text.en.contains("/nowhere/copy.sqlite") == true)
        #expect(error?.text.en.contains("\n") == false)
    }
}

private enum FileStatusOf {
    static func mode(_ file: URL) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
        return (attributes?[.posixPermissions] as? Int ?? 0) & 0o777
    }
}
