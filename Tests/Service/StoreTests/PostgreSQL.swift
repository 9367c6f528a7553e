import Foundation
import TestSupport
import Testing

/// A PostgreSQL of its own in a temporary folder, gone with the value. It refuses to run as root, so root starts it as
/// the account `postgres`.
final class PostgreSQL {
    private static let programs = "/usr/lib/postgresql/15/bin"
    static let isInstalled = FileManager.default.isExecutableFile(atPath: "\(programs)/initdb")

    // A socket's path has at most 107 bytes: not in the folder of the tests.
    private let folder = URL(filePath: "/tmp/mimamori-pg-\(UUID().uuidString.prefix(8))")

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        if geteuid() == 0 { try Self.shell("chown postgres \(folder.path)") }
        try asUser("\(Self.programs)/initdb --locale=C --encoding=UTF8 --auth=trust --username=postgres -D data")
        try asUser(
            "\(Self.programs)/pg_ctl --wait -D data -l log -o \"-k \(folder.path) -c listen_addresses='' -c fsync=off\" start",
            isServer: true)
    }

    deinit {
        try? asUser("\(Self.programs)/pg_ctl -D data -m immediate stop")
        try? FileManager.default.removeItem(at: folder)
    }

    /// - Returns: What psql says, errors too.
    func run(_ sql: String) throws -> String {
        try sql.write(to: folder.appending(path: "sql"), atomically: false, encoding: .utf8)
        return try Self.shell("psql -X -h \(folder.path) -U postgres -f \(folder.path)/sql 2>&1", check: false)
    }

    /// `:name` as `$1`, in the order of appearance.
    static func numbered(_ sql: String) -> String {
        var names: [Substring] = []
        return sql.replacing(/:(?<name>[a-zA-Z]+)/) { match in
            if !names.contains(match.output.name) { names.append(match.output.name) }
            return "$\((names.firstIndex(of: match.output.name) ?? 0) + 1)"
        }
    }

    private func asUser(_ command: String, isServer: Bool = false) throws {
        var line = "cd \(folder.path) && \(command)"
        if geteuid() == 0 { line = "runuser -u postgres -- sh -c '\(line.replacing("'", with: "'\\''"))'" }
        try Self.shell(line, isServer: isServer)
    }

    /// The server outlives the command that starts it: what it inherited would keep that one from ending for us.
    private static let closeAll = """
        for file in /proc/self/fd/*; do number=${file##*/}; [ "$number" -gt 2 ] && eval "exec $number>&-"; done
        """

    @discardableResult
    private static func shell(_ command: String, check: Bool = true, isServer: Bool = false) throws -> String {
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = [
            "-c", isServer ? "(\(closeAll); \(command)) </dev/null >/dev/null 2>&1" : "\(command) </dev/null",
        ]
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let text = String(decoding: output, as: UTF8.self)
        if check, process.terminationStatus != 0 { throw Failure(command: command, output: text) }
        return text
    }

    struct Failure: Error {
        var command: String
        var output: String
    }
}

extension Trait where Self == ConditionTrait {
    static var needsPostgreSQL: Self {
        .enabled(if: PostgreSQL.isInstalled, "PostgreSQL 15 is absent (Debian package postgresql)")
    }
}
