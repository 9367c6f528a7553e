import Foundation
import TestSupport
import Testing

/// Folders that are missing, full or not ours. `/proc` takes no file, not even from root.
@Suite struct BadPlaceTests {
    @Test(
        "a place that cannot be used is one line with the operation, the subject, the cause and what to do",
        arguments: [
            (
                "town versions", ["HOME": "/proc/nohome", "XDG_STATE_HOME": ""],
                ["opening the database", "/proc/nohome/.local/state/mimamori/mimamori.sqlite", "--state"]
            ),
            ("town versions", ["XDG_STATE_HOME": "/proc"], ["/proc/mimamori/mimamori.sqlite", "--state"]),
            ("town versions", ["STATE_DIRECTORY": "/proc/state:/tmp"], ["/proc/state/mimamori.sqlite", "--state"]),
            ("town versions --state /dev/null", [:], ["/dev/null/mimamori.sqlite", "not a directory", "--state"]),
            ("town versions --state /dev/null/state", [:], ["/dev/null/state", "not a directory", "--state"]),
            ("transcribe --profile light a.wav", ["TMPDIR": "/nowhere"], ["/nowhere/mimamori-", "TMPDIR"]),
            ("run --demo --profile light", ["TMPDIR": "/proc"], ["/proc/mimamori-", "TMPDIR"]),
            ("print calendar --district hill --output /proc/a.html", [:], ["/proc/a.html"]),
        ])
    func badPlace(command: String, environment: [String: String], parts: [String]) async throws {
        for language in ["en", "ja"] {
            let outcome = try await run(command, environment.merging(["MIMAMORI_LANGUAGE": language]) { $1 })
            #expect(outcome.exitCode != 0)
            #expect(outcome.errorLines.count == 1, "\(outcome.errors)")
            for part in parts where language == "en" || part.hasPrefix("/") || part.hasPrefix("--") {
                #expect(outcome.errors.contains(part), "\(outcome.errors)")
            }
        }
    }

    @Test func doctorFindsAFolderForTemporaryFilesThatIsMissing() async throws {
        let outcome = try await run("doctor --json", ["TMPDIR": "/nowhere", "MIMAMORI_LANGUAGE": "en"])
        let finding = try #require(try outcome.objects.first { $0["part"] as? String == "temporary files" })
        #expect(outcome.exitCode == 1)
        #expect(finding["state"] as? String == "failed")
        let message = try #require(finding["message"] as? String)
        #expect(message.contains("no such file or directory; name another folder in TMPDIR"), "\(message)")
    }

    /// As somebody whose folder root has used before.
    @Test(.enabled(if: geteuid() == 0, "only root can become somebody else"))
    func aFolderOfAnotherAccountIsTakenOverAsSaid() async throws {
        try await withTemporaryFolder { folder in
            let state = folder.appending(path: "state")
            _ = try await mimamori("town", "import", "--state", state.path, Checkout.root.path + "/towns/komorebi")
            chmod(folder.path, 0o755)
            let output = try TemporaryFolder()
            let program = try RunningProgram(
                [
                    "--reuid", "65534", "--regid", "65534", "--clear-groups", URL.mimamori.path, "town", "versions",
                    "--state",
                    state.path,
                ],
                of: URL(filePath: "/usr/bin/setpriv"), in: output.url)
            #expect(try await program.exitCode() == 1)
            #expect(program.errors.contains("opening the database failed on \(state.path)/mimamori.sqlite"))
            #expect(program.errors.contains("`sudo chown -R nobody \(state.path)`"), "\(program.errors)")
        }
    }

    private func run(_ command: String, _ environment: [String: String]) async throws -> Outcome {
        try await withTemporaryFolder { folder in
            let arguments = command.split(separator: " ").map(String.init)
            let program = try RunningProgram(arguments, in: folder, environment: environment)
            return try await Outcome(program)
        }
    }
}
