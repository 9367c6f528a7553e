import Foundation
import TestSupport
import Testing

/// What is said if the service or a home's speaker cannot begin.
@Suite struct ServeTests {
    @Test("A port that is taken is named")
    func takenPort() async throws {
        try await withTemporaryFolder { folder in
            let first = try RunningProgram(["serve", "--port", "0", "--state", "one"], in: folder)
            #expect(await first.prints("Listening", within: .seconds(60)), "\(first.errors)")
            let port = try #require(first.output.firstMatch(of: /:(\d+)\s/)?.output.1)
            let second = try await mimamori("serve", "--port", String(port), "--state", "two", in: folder)
            #expect(second.exitCode == 1)
            #expect(second.errorLines.last?.contains("port \(port) of 127.0.0.1 is taken by another program") == true)
            #expect(!second.errors.contains("bind("))
            first.send(SIGTERM)
            _ = try await first.exitCode()
        }
    }

    @Test("An address that is none is named")
    func noAddress() async throws {
        try await withTemporaryFolder { folder in
            let outcome = try await mimamori("serve", "--host", "999.1.1.1", "--port", "0", "--state", "s", in: folder)
            #expect(outcome.exitCode == 1)
            #expect(outcome.errorLines.last?.contains("999.1.1.1 is no address of this machine") == true)
            #expect(!outcome.errors.contains("SocketAddressError"))
        }
    }

    @Test(
        "What is wrong in the settings is said in one line",
        arguments: [
            ("port: abc", "“port” cannot be used"), ("port: 99999", "“port” cannot be used"),
            ("just words", "no YAML with settings"), ("a: [", "no YAML with settings"), ("post: 1", "post"),
        ])
    func settings(text: String, complaint: String) async throws {
        try await withTemporaryFolder { folder in
            try Data(text.utf8).write(to: folder.appending(path: "serve.yml"))
            let outcome = try await mimamori("serve", "--config", "serve.yml", "--state", "s", in: folder)
            #expect(outcome.exitCode != 0)
            #expect(outcome.errorLines.count == 1 && outcome.errors.contains(complaint), "\(outcome.errors)")
            #expect(!outcome.errors.contains("Error"))
        }
    }

    @Test("Settings of remarks only are none", arguments: ["", "# later\n"])
    func emptySettings(text: String) async throws {
        try await withTemporaryFolder { folder in
            try Data(text.utf8).write(to: folder.appending(path: "serve.yml"))
            let serve = try RunningProgram(
                ["serve", "--config", "serve.yml", "--port", "0", "--state", "s"], in: folder)
            #expect(await serve.prints("Listening", within: .seconds(60)), "\(serve.errors)")
            serve.send(SIGTERM)
            _ = try await serve.exitCode()
        }
    }

    /// A speaker whose service nobody runs.
    private func speaker(in folder: URL, input: String = "", terminal: Bool = false) throws -> RunningProgram {
        try Data("secret".utf8).write(to: folder.appending(path: "secret"))
        return try RunningProgram(
            [
                "device", "--typed", "--service", "http://127.0.0.1:1", "--secret", "secret", "--household", "hana",
                "--state", "home",
            ], in: folder, input: input, terminal: terminal)
    }

    @Test("A speaker without a line says so in plain words")
    func withoutLine() async throws {
        try await withTemporaryFolder { folder in
            let speaker = try speaker(in: folder, terminal: true)
            let end = ContinuousClock.now + .seconds(40)
            while !speaker.errors.contains("no answer from http://127.0.0.1:1"), .now < end {
                try await Task.sleep(for: .milliseconds(200))
            }
            #expect(speaker.errors.contains("no answer from http://127.0.0.1:1"), "\(speaker.errors)")
            #expect(!speaker.errors.contains("Error"))
        }
    }

    @Test("A speaker that ends without a line says what waits, and of no error")
    func endsWithoutLine() async throws {
        try await withTemporaryFolder { folder in
            let speaker = try speaker(in: folder, input: "please call my family\nyes\n")
            #expect(try await speaker.exitCode() == 0)
            #expect(speaker.errors.contains("wait for the service"), "\(speaker.errors)")
            #expect(!speaker.errors.contains("Error") && !speaker.errors.contains("cannot be reached"))
        }
    }
}
