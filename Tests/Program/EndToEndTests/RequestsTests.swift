import Foundation
import GRDB
import TestSupport
import Testing

/// What residents asked for, from the speaker to the person who closes it. Other processes of the same database.
@Suite struct RequestsTests {
    private func line(_ outcome: Outcome) throws -> [String: String] {
        let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
        return try #require(json as? [String: String], "\(outcome.output)")
    }

    /// Types a sentence to a speaker, which is killed as soon as it has answered.
    private func say(_ sentence: String, answered answer: String, in folder: URL) async throws {
        let speaker = try RunningProgram(
            ["run", "--locale", "en", "--microphone", "nowhere", "--loudspeaker", "nowhere", "--state", "state"],
            in: folder, terminal: true)
        try #require(await speaker.prints("Listening.", within: .seconds(30)), "\(speaker.errors)")
        speaker.type(sentence)
        #expect(await speaker.prints(answer, within: .seconds(20)), "\(speaker.output)")
        speaker.send(SIGKILL)
    }

    @Test("A cry for help is in the list although the speaker was killed, until a person closes it")
    func cryForHelp() async throws {
        try await withTemporaryFolder { folder in
            try await say("i fell and i cannot get up", answered: "nobody has been told", in: folder)

            let open = try await mimamori("requests", "--json", "--state", "state", in: folder)
            let request = try line(open)
            #expect(request["reason"] == "fall")
            #expect(request["target"] == "everyone")
            #expect(request["state"] == "open")
            let id = try #require(request["id"])

            let listed = try await mimamori("requests", "--state", "state", in: folder)
            #expect(listed.output.contains("help: a fall"))
            let hasty = try await mimamori(
                "requests", "done", String(id.suffix(5)), "--outcome", "x", "--state", "state", in: folder)
            #expect(hasty.exitCode != 0 && hasty.errors.contains("at least 6 letters"))
            let at = try #require(request["at"])
            let instant = try Date(at, strategy: .iso8601).formatted(
                Date.ISO8601FormatStyle(
                    dateTimeSeparator: .space, timeZone: try #require(TimeZone(identifier: "Asia/Tokyo"))
                )
                .year().month().day().time(includingFractionalSeconds: false))
            #expect(listed.output.contains(instant.prefix(16)), "on the town's clocks")
            let sato = try await mimamori(
                "user", "add", "sato", "--role", "staff", "--json", "--state", "state", in: folder)
            let unknown = try await mimamori(
                "requests", "done", String(id.suffix(8)), "--outcome", "x", "--as", "nobody", "--state", "state",
                in: folder)
            #expect(unknown.exitCode == 1 && unknown.errors.contains("no user “nobody”"))
            let done = try await mimamori(
                "requests", "done", String(id.suffix(8)), "--outcome", "telephoned, she is well", "--as", "sato",
                "--json", "--state", "state", in: folder)
            #expect(try line(done)["state"] == "done")
            #expect(try line(done)["outcome"] == "telephoned, she is well")

            let database = try DatabaseQueue(path: folder.appending(path: "state/mimamori.sqlite").path)
            let closer = try await database.read { try String.fetchOne($0, sql: "SELECT closed_by FROM request") }
            #expect(try sato.objects.first?["id"] as? String == closer)

            let nothing = try await mimamori("requests", "--state", "state", in: folder)
            #expect(nothing.output == "Nothing is open.\n")
            let again = try await mimamori(
                "requests", "done", String(id.suffix(8)), "--outcome", "x", "--state", "state", in: folder)
            #expect(again.exitCode != 0)
            #expect(again.errors.contains("closed already: telephoned, she is well"))
        }
    }

    @Test("An id that is none, and an empty outcome, are refused in one line", arguments: ["zzz", ""])
    func unknownRequest(id: String) async throws {
        try await withTemporaryFolder { folder in
            let outcome = try await mimamori(
                "requests", "done", id, "--outcome", id.isEmpty ? " " : "well", "--state", "state", in: folder)
            #expect(outcome.exitCode != 0)
            #expect(outcome.errors.split(separator: "\n").count == 1)
        }
    }
}
