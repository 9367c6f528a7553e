public import Foundation
import Texts

/// A file that holds a secret and nothing else, for its owner only.
public struct SecretFile: Sendable {
    private let url: URL

    /// Makes the file, with its folder, before there is a secret to put into it.
    /// - Throws: `DataFileError` if it cannot be made, or is there already.
    public static func reserve(_ url: URL) throws -> SecretFile {
        do {
            let folder = url.deletingLastPathComponent()
            if !FileManager.default.fileExists(atPath: folder.path) {
                try FileManager.default.createDirectory(
                    at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            }
        } catch {
            throw failure(url, Text(error))
        }
        let descriptor = open(url.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw failure(url, Text(POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)))
        }
        close(descriptor)
        return SecretFile(url: url)
    }

    public func write(_ secret: String) throws {
        do {
            let handle = try FileHandle(forWritingTo: url)
            defer { try? handle.close() }
            try handle.write(contentsOf: Data((secret + "\n").utf8))
            try handle.synchronize()
        } catch {
            throw Self.failure(url, Text(error))
        }
    }

    private init(url: URL) {
        self.url = url
    }

    /// - Throws: `DataFileError` if it cannot be read or is empty.
    public init(at url: URL) throws {
        self.url = url
        guard try !token.isEmpty else {
            throw DataFileError(
                subject: url.relativePath, reason: Text(en: "there is no secret in it", ja: "合いことばがありません"),
                remedy: Text(en: "write one with mimamori device add", ja: "mimamori device add で書いてください"))
        }
    }

    /// The secret.
    public var token: String {
        get throws {
            try String(readingText: url).trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    private static func failure(_ url: URL, _ reason: Text) -> DataFileError {
        DataFileError(
            subject: url.relativePath, reason: reason,
            remedy: Text(en: "name another file for the secret", ja: "合いことばを書く、別のファイルを教えてください"))
    }
}
