import Foundation
import TestSupport
import Testing

/// A town hall (`town`) and a home (`home`), each a process with a folder of its own.
struct TownAndHome {
    var folder: URL
    var port: Int

    /// Makes the town's list, and registers the home's speaker.
    init(in folder: URL) async throws {
        self.folder = folder
        port = try Self.freePort()
        let serve = try serve()
        #expect(await serve.prints("Listening", within: .seconds(60)), "\(serve.errors)")
        let added = try await mimamori("device", "add", "hana", "--state", "town", "-o", "secret", in: folder)
        #expect(added.exitCode == 0, "\(added.errors)")
    }

    func serve() throws -> RunningProgram {
        try start(["serve", "--port", "\(port)", "--state", "town"])
    }

    /// A service that listens.
    func listeningService() async throws -> RunningProgram {
        let serve = try serve()
        try #require(await serve.prints("Listening", within: .seconds(60)), "\(serve.errors)")
        return serve
    }

    /// A speaker to which `lines` are typed.
    func speaker(_ lines: [String] = []) throws -> RunningProgram {
        try start(speakerArguments, input: lines.joined(separator: "\n"))
    }

    /// A speaker with somebody at its keyboard, who waits until it is ready.
    func speakerWithKeyboard() async throws -> RunningProgram {
        let speaker = try start(speakerArguments, terminal: true)
        for _ in 0..<6000 where !speaker.errors.contains("Ready.") { try await Task.sleep(for: .milliseconds(10)) }
        try #require(speaker.errors.contains("Ready."), "\(speaker.errors)")
        return speaker
    }

    private var speakerArguments: [String] {
        [
            "device", "--typed", "--service", "http://127.0.0.1:\(port)", "--secret", "secret", "--household", "hana",
            "--state", "home",
        ]
    }

    /// A program that goes on if a file becomes larger than it may: `limitFiles` is to it what a full disk is.
    private func start(_ arguments: [String], input: String = "", terminal: Bool = false) throws -> RunningProgram {
        try RunningProgram(
            ["-c", "trap '' XFSZ; exec \"$0\" \"$@\"", URL.mimamori.path] + arguments, of: URL(filePath: "/bin/bash"),
            in: folder, input: input, terminal: terminal)
    }

    /// Fills the disk of a program, or makes room again (prlimit(1)).
    /// - Parameter size: The largest size of a file in bytes, or `unlimited`.
    func limitFiles(of program: RunningProgram, to size: String) async throws {
        let limit = try RunningProgram(
            ["--pid", "\(program.identifier)", "--fsize=\(size):unlimited"], of: URL(filePath: "/usr/bin/prlimit"),
            in: folder)
        #expect(try await limit.exitCode() == 0, "\(limit.errors)")
    }

    /// Every request that the town's list holds.
    func requests() async throws -> [[String: Any]] {
        let outcome = try await mimamori("requests", "--all", "--json", "--state", "town", in: folder)
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
        return try outcome.objects.filter { $0["kind"] as? String == "request" }
    }

    /// Until a request has arrived, for half a minute at most.
    func waitForRequest() async throws {
        let deadline = ContinuousClock.now + .seconds(30)
        while try await requests().isEmpty, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    /// The secret of the home's speaker.
    var token: String {
        get throws {
            try String(contentsOf: folder.appending(path: "secret"), encoding: .utf8)
                .trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    /// The files of `town` or `home` in which the bytes of a word stand.
    func files(of state: String, with word: String) throws -> [String] {
        let place = folder.appending(path: state)
        return try FileManager.default.contentsOfDirectory(atPath: place.path).sorted().filter { name in
            let contents = try? Data(contentsOf: place.appending(path: name))
            return contents?.range(of: Data(word.utf8)) != nil
        }
    }

    /// A port that nobody uses now.
    private static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        return try withUnsafeMutablePointer(to: &address) { pointer in
            try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                try #require(bind(descriptor, pointer, length) == 0)
                try #require(getsockname(descriptor, pointer, &length) == 0)
            }
            return Int(UInt16(bigEndian: pointer.pointee.sin_port))
        }
    }
}
