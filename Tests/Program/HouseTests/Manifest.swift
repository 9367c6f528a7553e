import Foundation
import TestSupport

/// What Package.swift says: the targets of the sources, where they are and what they use.
struct Manifest: Decodable {
    struct Target: Decodable {
        var name: String
        var path: String?
        var type: String
        private var dependencies: [[String: Dependency]]

        /// Targets of this package and products of others.
        var uses: Set<String> { Set(dependencies.flatMap(\.values).map(\.name)) }

        /// The folder of `Sources`; nil for tests.
        var floor: String? {
            let parts = path?.split(separator: "/") ?? []
            return parts.first == "Sources" && parts.count == 3 ? String(parts[1]) : nil
        }
    }

    /// `["Texts", null]` or `["Logging", "swift-log", null, null]`.
    private struct Dependency: Decodable {
        var name: String

        init(from decoder: any Decoder) throws {
            var container = try decoder.unkeyedContainer()
            name = try container.decode(String.self)
        }
    }

    var targets: [Target]

    /// As SwiftPM itself reads it. It waits for nobody: a test run holds the lock of the usual build folder.
    static func read() throws -> Manifest {
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "swift", "package", "--package-path", Checkout.root.path, "--scratch-path", folder.url.path,
            "dump-package",
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return try JSONDecoder().decode(Manifest.self, from: data)
    }
}
