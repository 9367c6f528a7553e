import ALSA
import Audio
import Recording
import Foundation
import TestSupport
import Testing

/// Somebody at a keyboard and a microphone, in real time.
@Suite(.serialized, .tags(.realtime, .slow), .needsSlowTests)
struct RecordTests {
    @Test func whatIsKeptIsRecordedAndTheRestIsAskedForTheNextTime() async throws {
        try await withBooth { booth in
            let first = try booth.start()
            try #require(
                await first.prints("1 of 3. Please say: “what time is it”", within: .seconds(20)), "\(first.errors)")
            try await booth.speak()
            try #require(await first.prints("s, level -", within: .seconds(10)))
            first.type("a")
            try await booth.speak()
            try #require(await first.prints("s, level -", times: 2, within: .seconds(10)))
            first.type("k")
            try #require(await first.prints("kept as 0001.wav", within: .seconds(10)))
            try #require(await first.prints("2 of 3. Please say: “tell me a joke about cats”", within: .seconds(10)))
            first.type("s")
            try #require(await first.prints("3 of 3. Please say: “what is collected today”", within: .seconds(10)))
            // Enter keeps, too.
            try await booth.speak()
            try #require(await first.prints("s, level -", times: 3, within: .seconds(10)))
            first.type("")
            #expect(try await first.exitCode(within: .seconds(10)) == 0)
            #expect(first.output.contains("2 recordings in "))

            let second = try booth.start()
            try #require(await second.prints("1 of 1. Please say: “tell me a joke about cats”", within: .seconds(20)))
            second.send(SIGINT)
            #expect(try await second.exitCode(within: .seconds(10)) == 0)

            let entries = try booth.entries
            #expect(entries.map(\.text) == ["what time is it", "what is collected today"])
            #expect(entries.allSatisfy { $0.isInGrammar && $0.group == "suzuki" })
            for entry in entries {
                let sound = try WAVFile.decode(Data(contentsOf: booth.recordings.appending(path: entry.file)))
                #expect(sound.sampleRate == 16_000)
                #expect(LevelMeter(sound).peak > -15)
            }
        }
    }

    @Test func withoutAKeyboardEveryTakeIsKeptAndEvaluateReadsThem() async throws {
        try await withBooth { booth in
            let program = try booth.start(terminal: false)
            for number in 1...3 {
                try #require(await program.prints("\(number) of 3. ", within: .seconds(20)), "\(program.errors)")
                try await booth.speak()
                try #require(await program.prints("kept as 000\(number).wav", within: .seconds(10)))
            }
            #expect(try await program.exitCode(within: .seconds(10)) == 0)
            let outcome = try await laboratory(
                "evaluate", booth.recordings.appending(path: "manifest.jsonl").path, "--json", in: booth.folder)
            let report = try #require(try outcome.objects.first)
            #expect(report["recordings"] as? Int == 3)
            #expect((report["failures"] as? [Any])?.isEmpty == true)
            let clean = try #require((report["conditions"] as? [[String: Any]])?.first)
            // The joke is outside the grammar.
            #expect((clean["falseAcceptRate"] as? [String: Any])?["of"] as? Int == 1)
            #expect((clean["intentAccuracy"] as? [String: Any])?["of"] as? Int == 2)
        }
    }

    /// A limit on the size of files (prlimit(1)) is to a program what a full disk is.
    @Test func aDiskThatIsFullLosesNoTake() async throws {
        try await withBooth { booth in
            let program = try booth.start(ignoringFileLimit: true)
            try #require(await program.prints("1 of 3. ", within: .seconds(20)), "\(program.errors)")
            try await booth.limitFiles(of: program, to: "8192")
            try await booth.speak()
            try #require(await program.prints("s, level -", within: .seconds(10)))
            program.type("k")
            try #require(await program.prints("s, level -", times: 2, within: .seconds(10)), "\(program.errors)")
            #expect(program.errors.contains("the disk has room"))
            #expect(try booth.files.isEmpty)

            try await booth.limitFiles(of: program, to: "unlimited")
            program.type("k")
            try #require(await program.prints("kept as 0001.wav", within: .seconds(10)), "\(program.errors)")
            program.type("q")
            #expect(try await program.exitCode(within: .seconds(10)) == 0)
            #expect(try booth.entries.count == 1)
        }
    }

    private func withBooth(_ body: (Booth) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let booth = try Booth(in: folder)
            let air = Task { await booth.pipe.run() }
            defer { air.cancel() }
            try await body(booth)
        }
    }
}

/// A microphone made of a pipe, and the program that records from it.
private struct Booth {
    let folder: URL
    let pipe: FIFOMicrophone

    var recordings: URL { folder.appending(path: "recordings") }

    init(in folder: URL) throws {
        self.folder = folder
        pipe = try FIFOMicrophone(in: folder)
        guard case .text(let configuration) = pipe.configuration else { return }
        try Data(configuration.utf8).write(to: folder.appending(path: "alsa.conf"))
        try Data("# to be said\nwhat time is it\ntell me a joke about cats\n\nwhat is collected today\n".utf8)
            .write(to: folder.appending(path: "sentences.txt"))
    }

    func start(terminal: Bool = true, ignoringFileLimit: Bool = false) throws -> RunningProgram {
        let arguments = [
            "record", "--output", "recordings", "--sentences", "sentences.txt", "--microphone", pipe.device,
            "--speaker", "suzuki", "--trailing-silence", "0.8",
        ]
        let environment = ["ALSA_CONFIG_PATH": folder.appending(path: "alsa.conf").path]
        guard ignoringFileLimit else {
            return try RunningProgram(arguments, in: folder, environment: environment, terminal: terminal)
        }
        return try RunningProgram(
            ["-c", "trap '' XFSZ; exec \"$0\" \"$@\"", URL.mimamori.path] + arguments, of: URL(filePath: "/bin/bash"),
            in: folder, environment: environment, terminal: terminal)
    }

    /// Something like a sentence, after a moment of a quiet room.
    func speak() async throws {
        try await pipe.speak(AudioSignals.noise(amplitude: 0.001, seconds: 0.5))
        try await pipe.speak(AudioSignals.voice(seconds: 1))
    }

    func limitFiles(of program: RunningProgram, to size: String) async throws {
        let limit = try RunningProgram(
            ["--pid", "\(program.identifier)", "--fsize=\(size):unlimited"], of: URL(filePath: "/usr/bin/prlimit"),
            in: folder)
        #expect(try await limit.exitCode() == 0)
    }

    var files: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: recordings.path)
        }
    }

    var entries: [ManifestEntry] {
        get throws {
            try Manifest(String(contentsOf: recordings.appending(path: "manifest.jsonl"), encoding: .utf8)).entries
        }
    }
}

extension RunningProgram {
    /// Whether it has printed `text` so many times within `limit`.
    fileprivate func prints(_ text: String, times: Int, within limit: Duration) async -> Bool {
        let deadline = ContinuousClock.now + limit
        while output.ranges(of: text).count < times {
            guard ContinuousClock.now < deadline else { return false }
            try? await Task.sleep(for: .milliseconds(20))
        }
        return true
    }
}
