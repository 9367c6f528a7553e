import Foundation
import Rules
import TestSupport
import Testing
import Texts

@testable import Store

/// The database and its folder are for their owner only.
struct PrivateFolderTests {
    private let sample: TemporaryFolder
    private let folder: URL

    init() throws {
        sample = try TemporaryFolder()
        folder = sample.url.appending(path: "state")
    }

    private static let database = "mimamori.sqlite"

    private func mode(_ url: URL) throws -> Int {
        try #require(try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int)
    }

    private func set(_ mode: Int, on url: URL) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: url.path)
    }

    /// Opens and uses the database.
    /// - Returns: What it warned of, and the rights of its files while it is open.
    private func open() async throws -> (warnings: [String], modes: [String: Int]) {
        var warnings: [String] = []
        let store = try Store.open(in: folder, town: .sample) { warnings.append($0.en) }
        try await store.announce("The water is off.", at: try #require(LocalTime("2026-12-03T07:00")))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
            $0.hasPrefix(Self.database)
        }
        let modes = try names.map { ($0, try mode(folder.appending(path: $0))) }
        return (warnings, Dictionary(uniqueKeysWithValues: modes))
    }

    private static let allPrivate = [database: 0o600, database + "-wal": 0o600, database + "-shm": 0o600]

    @Test func whatIsMadeIsPrivate() async throws {
        let (warnings, modes) = try await open()
        #expect(warnings.isEmpty)
        #expect(modes == Self.allPrivate)
        #expect(try mode(folder) == 0o700)
    }

    @Test(
        "what an earlier version left open is closed",
        arguments: [0o755, 0o750, 0o777, 0o701])
    func tightening(mode: Int) async throws {
        _ = try await open()
        try sample.write("[]", to: "state/cepstral-mean-ja.json")
        try set(mode, on: folder)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            try set(0o644, on: folder.appending(path: name))
        }
        let (warnings, modes) = try await open()
        #expect(warnings.isEmpty)
        #expect(modes == Self.allPrivate)
        #expect(try self.mode(folder) == 0o700)
    }

    @Test func aFolderOfOtherThingsIsLeftAsItIsWithAWarning() async throws {
        try sample.write("mine", to: "state/diary.txt")
        try set(0o755, on: folder)
        let (warnings, modes) = try await open()
        #expect(warnings.count == 1)
        #expect(warnings.first?.contains("\(folder.path) holds other files too") == true)
        #expect(warnings.first?.contains("--state") == true)
        #expect(modes == Self.allPrivate)
        #expect(try mode(folder) == 0o755)
        #expect(try mode(folder.appending(path: "diary.txt")) & 0o077 == 0o044)
    }

    @Test func aFolderOfOtherThingsThatOthersCannotEnterIsNoWorry() async throws {
        try sample.write("mine", to: "state/diary.txt")
        try set(0o700, on: folder)
        #expect(try await open().warnings.isEmpty)
    }

    private static let nobody = 65_534

    @Test(
        "what root does in somebody's folder belongs to them",
        .enabled(if: geteuid() == 0, "only root can give files away"))
    func foreignFolder() async throws {
        let home = sample.url.appending(path: "home")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        try FileManager.default.setAttributes(
            [.ownerAccountID: Self.nobody, .groupOwnerAccountID: Self.nobody], ofItemAtPath: home.path)
        let folder = home.appending(path: "state/mimamori")
        _ = try Store.open(in: folder, town: .sample)
        for url in [folder.deletingLastPathComponent(), folder, folder.appending(path: Self.database)] {
            let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
            #expect(attributes[.ownerAccountID] as? Int == Self.nobody, "\(url.path)")
            #expect(try mode(url) & 0o077 == 0)
        }
        // A shared folder of another account keeps its rights.
        try set(0o777, on: home)
        var warnings: [String] = []
        _ = try Store.open(in: home, town: .sample) { warnings.append($0.en) }
        #expect(warnings.first?.contains("belongs to another account") == true)
        #expect(try mode(home) == 0o777)
    }
}
