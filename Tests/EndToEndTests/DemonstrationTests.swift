import Audio
import Foundation
import TestSupport
import Testing

/// What a machine without a microphone shows: the whole way of ten questions, in real time.
@Suite(
    .tags(.slow, .realtime), .enabled(if: SlowTests.areEnabled, "a minute of real time: MIMAMORI_SLOW_TESTS=1"))
struct DemonstrationTests {
    @Test func everyQuestionIsUnderstoodAnsweredAndLogged() async throws {
        let questions = try questions
        try await withTemporaryFolder { folder in
            let program = try RunningProgram(
                ["run", "--demo", "--state", "state", "--replies", "replies"], in: folder)

            #expect(try await program.exitCode(within: .seconds(180)) == 0)
            #expect(program.errors.isEmpty)
            #expect(program.output.contains("\(questions.count) of \(questions.count) questions understood"))
            let heard = program.output.matches(of: /\n  heard .*“(.*)”/).map { String($0.1) }
            #expect(heard.count == questions.count)
            let replies = try FileManager.default.contentsOfDirectory(
                at: folder.appending(path: "replies"), includingPropertiesForKeys: nil)
            #expect(replies.count { $0.pathExtension == "wav" } == questions.count)
            for reply in replies {
                #expect(
                    LevelMeter(try WAVFile.decode(Data(contentsOf: reply))).peak > -30, "\(reply.lastPathComponent)")
            }
            #expect(try logged(heard, in: folder.appending(path: "state")) == heard)
        }
    }

    private var questions: [String] {
        get throws {
            try String(contentsOf: Checkout.root.appending(path: "grammars/en/demonstration.txt"), encoding: .utf8)
                .split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
        }
    }

    /// The sentences that stand in the database's files, where SQLite writes texts as they are.
    private func logged(_ sentences: [String], in state: URL) throws -> [String] {
        let files = try FileManager.default.contentsOfDirectory(at: state, includingPropertiesForKeys: nil)
            .filter { $0.lastPathComponent.hasPrefix("mimamori.sqlite") }
        let contents = try files.map { try Data(contentsOf: $0) }
        return sentences.filter { sentence in contents.contains { $0.range(of: Data(sentence.utf8)) != nil } }
    }
}
