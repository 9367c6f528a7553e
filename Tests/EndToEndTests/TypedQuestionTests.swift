import Foundation
import TestSupport
import Testing

/// A running speaker with somebody at its keyboard, and no microphone.
struct TypedQuestionTests {
    @Test func aTypedQuestionIsAnsweredWhileNobodyTypesTheNext() async throws {
        try await withTemporaryFolder { folder in
            let speaker = try start(in: folder)
            try #require(await speaker.prints("Listening.", within: .seconds(20)), "\(speaker.errors)")
            speaker.type("when is burnable garbage collected")
            #expect(await speaker.prints("The next burnable garbage collection is", within: .seconds(20)))
            speaker.type("please tell my family i am fine")
            #expect(await speaker.prints("  answer ", within: .seconds(20)))
            speaker.send(SIGINT)
            #expect(try await speaker.exitCode(within: .seconds(10)) == 0)
        }
    }

    /// A limit on the size of files (prlimit(1)) is to SQLite what a full disk is.
    @Test func aDiskThatFillsUpIsSaidAndEndsNothing() async throws {
        try await withTemporaryFolder { folder in
            let ignoringTheSignal = ["-c", "trap '' XFSZ; exec \"$0\" \"$@\"", URL.mimamori.path]
            let speaker = try RunningProgram(
                ignoringTheSignal + arguments, of: URL(filePath: "/bin/bash"), in: folder, terminal: true)
            try #require(await speaker.prints("Listening.", within: .seconds(20)), "\(speaker.errors)")
            let limit = try RunningProgram(
                ["--pid", "\(speaker.identifier)", "--fsize=4096"], of: URL(filePath: "/usr/bin/prlimit"), in: folder)
            #expect(try await limit.exitCode() == 0)
            speaker.type("i am fine today")
            #expect(await speaker.prints("  answer ", within: .seconds(20)))
            #expect(speaker.errors.contains("Check that the disk has room"))
            speaker.type("what time is it")
            #expect(await speaker.prints("It is ", within: .seconds(20)))
            speaker.send(SIGTERM)
            #expect(try await speaker.exitCode(within: .seconds(10)) == 0)
        }
    }

    private let arguments = ["run", "--microphone", "nowhere", "--loudspeaker", "nowhere", "--state", "state"]

    private func start(in folder: URL) throws -> RunningProgram {
        try RunningProgram(arguments, in: folder, terminal: true)
    }
}
