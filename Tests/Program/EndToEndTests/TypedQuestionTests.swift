import Foundation
import TestSupport
import Testing

/// A running speaker with somebody at its keyboard, and no microphone.
struct TypedQuestionTests {
    @Test func aTypedQuestionIsAnsweredWhileNobodyTypesTheNext() async throws {
        try await withTemporaryFolder { folder in
            let speaker = try start(in: folder)
            try #require(await speaker.prints("Listening.", within: .seconds(60)), "\(speaker.errors)")
            speaker.type("when is burnable garbage collected")
            #expect(await speaker.prints("The next burnable garbage collection is", within: .seconds(60)))
            speaker.type("please tell my family i am fine")
            #expect(await speaker.prints("  answer ", within: .seconds(60)))
            speaker.send(SIGINT)
            #expect(try await speaker.exitCode(within: .seconds(10)) == 0)
        }
    }

    /// The speaker looks every few seconds whether another version of the town is in force.
    @Test func whatStaffImportMeanwhileIsUnderstoodWithoutARestart() async throws {
        try await withTemporaryFolder { folder in
            let town = folder.appending(path: "town")
            try FileManager.default.copyContents(of: Checkout.root.appending(path: "towns/komorebi"), to: town)
            let speaker = try RunningProgram(arguments + ["--town", "town"], in: folder, terminal: true)
            try #require(await speaker.prints("Listening.", within: .seconds(60)), "\(speaker.errors)")
            speaker.type("how do i throw away a snow globe")
            #expect(await speaker.prints("  answer ", within: .seconds(60)))
            #expect(!speaker.output.contains("Snow globes"))

            try append("有害ごみ,雪の玉,,ゆ\n", to: town.appending(path: "garbage/target.csv"))
            try append("雪の玉,ゆきのたま,\n", to: town.appending(path: "garbage/target.ja-Hrkt.csv"))
            try append("雪の玉,snow globes,snow globe,\n", to: town.appending(path: "garbage/target.en.csv"))
            let imported = try await mimamori(
                "town", "import", "--on", "2026-11-21", "--state", "state", "town", in: folder)
            #expect(imported.exitCode == 0, "\(imported.errors)")

            // Answered by the old version, too, until the new words are there: none of its answers is left out.
            var asked = 1
            repeat {
                speaker.type("how do i throw away a snow globe")
                asked += 1
            } while await !speaker.prints("Snow globes", within: .seconds(2)) && asked < 15
            #expect(speaker.output.contains("Snow globes"), "\(speaker.output.suffix(500))")
            speaker.send(SIGINT)
            #expect(try await speaker.exitCode(within: .seconds(10)) == 0)
        }
    }

    private func append(_ line: String, to file: URL) throws {
        let handle = try FileHandle(forWritingTo: file)
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(line.utf8))
        try handle.close()
    }

    /// A limit on the size of files (prlimit(1)) is to SQLite what a full disk is.
    @Test func aDiskThatFillsUpIsSaidAndEndsNothing() async throws {
        try await withTemporaryFolder { folder in
            let ignoringTheSignal = ["-c", "trap '' XFSZ; exec \"$0\" \"$@\"", URL.mimamori.path]
            let speaker = try RunningProgram(
                ignoringTheSignal + arguments, of: URL(filePath: "/bin/bash"), in: folder, terminal: true)
            try #require(await speaker.prints("Listening.", within: .seconds(60)), "\(speaker.errors)")
            let limit = try RunningProgram(
                ["--pid", "\(speaker.identifier)", "--fsize=4096"], of: URL(filePath: "/usr/bin/prlimit"), in: folder)
            #expect(try await limit.exitCode() == 0)
            speaker.type("i am fine today")
            #expect(await speaker.prints("  answer ", within: .seconds(60)))
            #expect(speaker.errors.contains("Check that the disk has room"))
            speaker.type("what time is it")
            #expect(await speaker.prints("It is ", within: .seconds(60)))
            speaker.send(SIGTERM)
            #expect(try await speaker.exitCode(within: .seconds(10)) == 0)
        }
    }

    private let arguments = ["run", "--microphone", "nowhere", "--loudspeaker", "nowhere", "--state", "state"]

    private func start(in folder: URL) throws -> RunningProgram {
        try RunningProgram(arguments, in: folder, terminal: true)
    }
}
