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
            ("parse --profile", ["TMPDIR": "/nowhere"], ["--profile"]),
            ("transcribe --profile light a.wav", ["TMPDIR": "/nowhere"], ["/nowhere/mimamori-", "TMPDIR"]),
            ("transcribe --profile light a.wav", ["TMPDIR": "/proc"], ["/proc/mimamori-", "TMPDIR"]),
            ("run --demo --profile light", ["TMPDIR": "/nowhere"], ["/nowhere/mimamori", "TMPDIR"]),
            ("print calendar --output a.pdf", ["TMPDIR": "/nowhere"], ["/nowhere/mimamori", "TMPDIR"]),
            ("bench --rounds 1", ["TMPDIR": "/nowhere"], ["/nowhere/mimamori", "TMPDIR"]),
            ("run --demo --profile light --replies /proc/replies", [:], ["/proc/replies"]),
            ("print calendar --output /proc/a.html", [:], ["/proc/a.html"]),
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

    private func run(_ command: String, _ environment: [String: String]) async throws -> Outcome {
        try await withTemporaryFolder { folder in
            let arguments = command.split(separator: " ").map(String.init)
            let program = try RunningProgram(arguments, in: folder, environment: environment)
            let code = try await program.exitCode()
            return Outcome(exitCode: code, output: program.output, errors: program.errors)
        }
    }
}
