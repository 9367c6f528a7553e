import Audio
import Foundation
import TestSupport
import Testing

/// Commands that read what another program writes, as people put them together in a shell.
@Suite struct StreamTests {
    /// Runs a line of bash in which `mimamori` is the product and `x.wav` a recording, in a folder of its own.
    private func shell(_ line: String, preparing prepare: (URL) throws -> Void = { _ in }) async throws -> Outcome {
        try await withTemporaryFolder { folder in
            try prepare(folder)
            let program = try RunningProgram(
                ["-c", "mimamori() { \"$MIMAMORI\" \"$@\"; }\n\(line)"], of: URL(filePath: "/bin/bash"), in: folder,
                environment: [
                    "MIMAMORI": URL.mimamori.path, "LABORATORY": URL.laboratory.path, "CARDS": Cards.grammar,
                ])
            return try await Outcome(program)
        }
    }

    @Test(
        "a recording is heard, whatever it comes through",
        .enabled(if: Cards.arePresent, "needs the Debian package pocketsphinx-testdata"),
        arguments: [
            "cat x.wav | $T /dev/stdin", "cat x.wav | $T -", "$T - <x.wav", "$T <(cat x.wav)",
            "mkfifo f; cat x.wav >f & $T f", "cat stream.wav | $T -",
            "(head -c 100 x.wav; sleep 0.1; tail -c +101 x.wav) | $T -",
        ])
    func recording(line: String) async throws {
        let outcome = try await shell("T='mimamori transcribe --profile light --json --grammar '$CARDS\n" + line) {
            folder in
            var sound = try Data(contentsOf: Cards.recording("001"))
            try sound.write(to: folder.appending(path: "x.wav"))
            // As programs write that do not know how much will come (both sizes).
            sound.replaceSubrange(4..<8, with: [255, 255, 255, 255])
            sound.replaceSubrange(40..<44, with: [255, 255, 255, 255])
            try sound.write(to: folder.appending(path: "stream.wav"))
        }
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
        #expect(try outcome.objects.map { $0["text"] as? String } == ["ten of clubs"])
    }

    @Test func aStreamFromWhichNothingComesIsSaidToBeEmpty() async throws {
        let outcome = try await shell("true | mimamori transcribe --profile light -")
        #expect(outcome.exitCode == 1)
        #expect(outcome.errors.contains("-: there is nothing in it"))
        #expect(outcome.errorLines.count == 1)
    }

    @Test func sentencesAreParsedLineByLine() async throws {
        let outcome = try await shell("printf 'what is collected tomorrow\\n\\nblah\\n' | mimamori parse --json -")
        #expect(try outcome.objects.map { $0["intent"] as? String } == ["collectionsOn", nil, nil])
    }

    @Test(
        "a file of text is read from a pipe, too",
        arguments: [
            (
                "mimamori grammar check --grammar <(printf '#JSGF V1.0;\\ngrammar g;\\npublic <a> = yes;\\n')",
                "1 intents"
            ),
            (
                "printf '{\"file\": \"x.wav\", \"outcome\": \"notRecognized\"}\\n' | \"$LABORATORY\" evaluate --profile light -",
                "x.wav: no such file"
            ),
        ])
    func text(line: String, said: String) async throws {
        let outcome = try await shell(line)
        #expect((outcome.output + outcome.errors).contains(said), "\(outcome)")
    }

    @Test(
        "results that a full disk does not take are no success",
        arguments: ["parse --json what >/dev/full", "say --voice en -o /dev/full hello"])
    func fullDisk(command: String) async throws {
        let outcome = try await shell("mimamori " + command)
        #expect(outcome.exitCode == 1)
        #expect(outcome.errors.contains("cannot be written: no space left on device"), "\(outcome.errors)")
        #expect(outcome.errorLines.count == 1)
    }
}
