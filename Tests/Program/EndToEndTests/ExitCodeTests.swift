import Foundation
import TestSupport
import Testing

/// What `docs/commands.md` promises to scripts.
@Suite struct ExitCodeTests {
    @Test(
        "0 is done, 1 is something wrong or not possible, 64 is a command that is wrong itself",
        arguments: [
            ("--version", 0), ("--help", 0), ("town --help", 0), ("town", 0), ("parse what", 0),
            ("parse what\u{A0}is\u{A0}collected\u{A0}tomorrow", 0), ("grammar list --limit 1", 0), ("devices", 0),
            ("hours --from 2026-12-01 --to 2026-12-02 off", 0),
            ("transcribe nothere.wav", 1), ("parse --grammar nothere.jsgf a", 1), ("pronounce 桜", 1),
            ("town check nothere", 1), ("town versions", 1), ("say -o /nowhere/a.wav hello", 1),
            ("grammar check --grammar nothere.jsgf", 1), ("town versions --state /dev/null", 1),
            ("parse --data nothere a", 1),
            ("frobnicate", 64), ("parse", 64), ("parse a b", 64), ("parse --frob a", 64),
            ("grammar list --limit 0", 64),
            ("grammar list --limit x", 64), ("parse --locale fr a", 64), ("say ...", 64), ("town frob", 64),
            ("ask --now tomorrow hello", 64), ("hours --from 2026-12-02 --to 2026-12-01 off", 64),
            ("listen --trailing-silence 9", 64), ("print calendar --output a.txt", 64),
        ])
    func exitCode(command: String, code: Int32) async throws {
        let arguments = command.split(separator: " ").map { String($0).replacing("\u{A0}", with: " ") }
        let outcome = try await mimamori(arguments)
        #expect(outcome.exitCode == code, "\(outcome.errors)")
        #expect(code == 0 || !(outcome.errors + outcome.output).isEmpty)
    }

    @Test func theVersionIsANumber() async throws {
        #expect(try await mimamori("--version").output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    }
}
