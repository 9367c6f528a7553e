import Foundation

/// A folder of its own for one test, gone with the value.
final class TemporaryFolder {
    let url = FileManager.default.temporaryDirectory.appending(path: "store-tests-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }
}
