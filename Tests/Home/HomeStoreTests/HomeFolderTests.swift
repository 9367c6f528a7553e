import Foundation
import TestSupport
import Testing
import Texts

@testable import HomeStore

/// The database of a speaker is for its owner only.
struct HomeFolderTests {
    private let sample: TemporaryFolder
    private let folder: URL

    init() throws {
        sample = try TemporaryFolder()
        folder = sample.url.appending(path: "home")
    }

    private func mode(_ url: URL) throws -> Int {
        try #require(try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int)
    }

    private func makeFolder(_ mode: Int) throws {
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: mode])
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.path)
    }

    /// - Returns: What it warned of, and the rights of its files while it is open.
    private func open() async throws -> (warnings: [String], modes: Set<Int>) {
        var warnings: [String] = []
        let store = try HomeStore.open(in: folder) { warnings.append($0.en) }
        _ = try await store.outbox()
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
            $0.hasPrefix("home.sqlite")
        }
        #expect(names.count == 3, "with its log and its index")
        return (warnings, Set(try names.map { try mode(folder.appending(path: $0)) }))
    }

    @Test("A folder that others could read is closed")
    func closed() async throws {
        try makeFolder(0o755)
        let (warnings, modes) = try await open()
        #expect(warnings.isEmpty)
        #expect(modes == [0o600])
        #expect(try mode(folder) == 0o700)
    }

    @Test("In a folder with other files the database alone is closed, with a warning")
    func shared() async throws {
        try makeFolder(0o755)
        try Data().write(to: folder.appending(path: "holiday.txt"))
        let (warnings, modes) = try await open()
        #expect(warnings.count == 1 && warnings.first?.contains("holds other files") == true)
        #expect(modes == [0o600])
    }
}
