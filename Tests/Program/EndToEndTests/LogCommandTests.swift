import Foundation
import TestSupport
import Testing

/// The log, its retention, a person's data and copies: commands of other processes on one database.
@Suite struct LogCommandTests {
    /// Three typed questions to the sample town.
    private func ask(in folder: URL) async throws {
        let speaker = try RunningProgram(
            ["run", "--locale", "en", "--microphone", "nowhere", "--loudspeaker", "nowhere", "--state", "state"],
            in: folder, terminal: true)
        try #require(await speaker.prints("Listening.", within: .seconds(30)), "\(speaker.errors)")
        speaker.type("when is burnable garbage collected")
        #expect(await speaker.prints("garbage collection is", within: .seconds(20)), "\(speaker.output)")
        speaker.type("i am fine")
        _ = await speaker.prints("well", within: .seconds(20))
        try await Task.sleep(for: .seconds(1))
        speaker.send(SIGINT)
        _ = try await speaker.exitCode(within: .seconds(20))
    }

    @Test("What was asked is listed, searched, written as CSV, copied, given out and erased")
    func wholeLife() async throws {
        try await withTemporaryFolder { folder in
            try await ask(in: folder)
            let all = try await mimamori("log", "--json", "--state", "state", in: folder)
            #expect(all.exitCode == 0 && all.errors.isEmpty, "\(all.errors)")
            let count = try all.objects.count
            let found = try await mimamori("log", "--text", "BURNABLE g", "--json", "--state", "state", in: folder)
            let object = try #require(try found.objects.first)
            #expect(
                Set(object.keys).isSuperset(of: [
                    "id", "household", "at", "outcome", "heard", "intent", "slots", "reply", "cursor",
                ]))
            #expect(object["intent"] as? String == "nextCollection")
            let home = try #require(object["household"] as? String)
            let one = try await mimamori("log", "--limit", "1", "--state", "state", in: folder)
            let cursor = try #require(one.output.split(separator: "\n").last?.split(separator: " ").last)
            #expect(one.output.contains("more: --after "))
            let rest = try await mimamori("log", "--after", String(cursor), "--json", "--state", "state", in: folder)
            #expect(try rest.objects.count == count - 1)
            let none = try await mimamori("log", "--text", "nowhere", "--state", "state", in: folder)
            #expect(none.output == "Nothing was found.\n")

            _ = try await mimamori("log", "--csv", "log.csv", "--state", "state", in: folder)
            let file = try Data(contentsOf: folder.appending(path: "log.csv"))
            #expect(file.starts(with: Data("\u{FEFF}id,household,at,".utf8)))
            let csv = String(decoding: file, as: UTF8.self)
            #expect(csv.components(separatedBy: "\r\n").count == count + 2)
            let printed = try await mimamori("log", "--csv", "-", "--state", "state", in: folder)
            #expect(Data(printed.output.utf8) == file && printed.errors.isEmpty)
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "-").path))

            let backup = try await mimamori("backup", "copy.sqlite", "--json", "--state", "state", in: folder)
            #expect(backup.exitCode == 0, "\(backup.errors)")
            let retention = try await mimamori(
                "retention", "run", "--dry-run", "--json", "--state", "state", in: folder)
            #expect(try retention.objects.first?["dryRun"] as? Bool == true)

            let export = ["data", "export", "kimura-\(home)", "--purpose", "asked for it", "--state", "state"]
            let resident = try #require(try await mimamori(export, in: folder).objects.first)
            let tables = try #require(resident["tables"] as? [String: [[String: Any]]])
            #expect(tables["resident"]?.count == 1 && tables["exchange"]?.count == count)
            _ = try await mimamori("user", "add", "sato", "--role", "staff", "--state", "state", in: folder)
            let erased = try await mimamori(
                "data", "erase", "kimura-\(home)", "--reason", "moved away", "--as", "sato", "--state", "state",
                in: folder)
            #expect(erased.output.contains("removed by sato: moved away"))
            let gone = try await mimamori("log", "--home", home, "--state", "state", in: folder)
            #expect(gone.output == "Nothing was found.\n")
            let again = try await mimamori(export, in: folder)
            #expect(again.exitCode == 1 && again.errorLines.count == 1)

            let refused = try await mimamori("restore", "copy.sqlite", "--state", "state", in: folder)
            #expect(refused.exitCode == 1 && refused.errors.contains("--replace"))
            let restored = try await mimamori("restore", "copy.sqlite", "--replace", "--state", "state", in: folder)
            #expect(restored.output.contains("removed again: kimura-\(home)"), "\(restored.errors)")
            let fresh = try await mimamori("restore", "copy.sqlite", "--json", "--state", "other", in: folder)
            let (before, after) = (
                try backup.objects.first?["epoch"] as? String, try fresh.objects.first?["epoch"] as? String
            )
            #expect(before != nil && after != nil && before != after)
            let there = try await mimamori("log", "--json", "--state", "other", in: folder)
            #expect(try there.objects.count == count)
        }
    }

    @Test("Words that were heard cannot steer the terminal of who reads them")
    func controlCharacters() async throws {
        try await withTemporaryFolder { folder in
            let words = "\u{1B}[2Jhelp\u{9B}1A\u{202E}me"
            let speaker = try RunningProgram(
                ["run", "--locale", "en", "--microphone", "nowhere", "--loudspeaker", "nowhere", "--state", "state"],
                in: folder, terminal: true)
            try #require(await speaker.prints("Listening.", within: .seconds(30)), "\(speaker.errors)")
            speaker.type(words)
            try await Task.sleep(for: .seconds(2))
            speaker.send(SIGINT)
            _ = try await speaker.exitCode(within: .seconds(20))
            let shown = try await mimamori("log", "--state", "state", in: folder)
            #expect(shown.output.contains("help"))
            #expect(!shown.output.unicodeScalars.contains { "\u{1B}\u{9B}\u{202E}".unicodeScalars.contains($0) })
            let exact = try await mimamori("log", "--json", "--state", "state", in: folder)
            #expect(try exact.objects.map { $0["heard"] as? String }.contains(words))
        }
    }

    @Test(
        "Bad input is one clear line",
        arguments: [
            ("log --outcome nonsense", "“nonsense”"), ("log --after x", "--after"), ("log --limit 0", "--limit"),
            ("log --state nowhere", "no town"), ("retention run --text-days 0", "--text-days"),
            ("retention run --text-days 90 --event-days 30", "--event-days"), ("data erase hana --reason ", "--reason"),
            ("backup copy.sqlite --state nowhere", "no database"), ("restore nowhere.sqlite --state x", "no database"),
        ])
    func badInput(command: String, complaint: String) async throws {
        let outcome = try await mimamori(
            command.split(separator: " ", omittingEmptySubsequences: false).map(String.init))
        #expect(outcome.exitCode != 0)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errorLines.count == 1, "\(outcome.errors)")
        #expect(outcome.errors.contains(complaint), "\(outcome.errors)")
    }
}
