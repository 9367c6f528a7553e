public import Foundation

/// A folder of its own for one test, gone with the value.
public final class TemporaryFolder: Sendable {
    public let url = FileManager.default.temporaryDirectory.appending(path: "mimamori-test-\(UUID().uuidString)")

    public init() throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// Writes a file and the folders it needs.
    @discardableResult
    public func write(_ text: String, to path: String) throws -> URL {
        try write(Data(text.utf8), to: path)
    }

    @discardableResult
    public func write(_ contents: Data, to path: String) throws -> URL {
        let file = url.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try contents.write(to: file)
        return file
    }

    /// Copies a file or folder.
    public func copy(_ source: URL, to path: String) throws {
        let target = url.appending(path: path)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyContents(of: source, to: target)
    }
}

/// Runs `body` with a folder of its own.
public func withTemporaryFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    return try await body(folder.url)
}

extension FileManager {
    /// Copies a file or folder into what is then the user's own. `copyItem` gives the copy the owner and the mode of the
    /// original: of what belongs to root an ordinary user may not, and what is read-only could not be changed.
    public func copyContents(of source: URL, to target: URL) throws {
        var isFolder: ObjCBool = false
        guard fileExists(atPath: source.path, isDirectory: &isFolder), isFolder.boolValue else {
            return try Data(contentsOf: source).write(to: target)
        }
        try createDirectory(at: target, withIntermediateDirectories: false)
        for name in try contentsOfDirectory(atPath: source.path) {
            try copyContents(of: source.appending(path: name), to: target.appending(path: name))
        }
    }
}
