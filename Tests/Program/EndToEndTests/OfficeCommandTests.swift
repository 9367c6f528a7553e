import Foundation
import GRDB
import Passwords
import TestSupport
import Testing

/// The town office at the command line: users, consents, tasks and who looked. Processes of one database.
@Suite("Office commands")
struct OfficeCommandTests {
    /// The state of a speaker that has started once with the sample town. A start takes seconds, so tests copy it.
    private static let started = Task {
        let folder = try TemporaryFolder()
        try await say([], in: folder.url)
        return folder
    }

    /// A folder whose state holds the sample town and its homes.
    private func withTown(_ body: (URL) async throws -> Void) async throws {
        let started = try await Self.started.value
        try await withTemporaryFolder { folder in
            try FileManager.default.copyContents(
                of: started.url.appending(path: "state"), to: folder.appending(path: "state"))
            try await body(folder)
        }
    }

    /// Types sentences to a speaker, each as soon as the one before is answered.
    private static func say(_ turns: [(sentence: String, answer: String)], in folder: URL) async throws {
        let speaker = try RunningProgram(
            [
                "run", "--locale", "en", "--microphone", "nowhere", "--loudspeaker", "nowhere", "--state", "state",
                "--profile", "light",
            ],
            in: folder, terminal: true)
        try #require(await speaker.prints("Listening.", within: .seconds(30)), "\(speaker.errors)")
        for (sentence, answer) in turns {
            speaker.type(sentence)
            #expect(await speaker.prints(answer, within: .seconds(20)), "\(speaker.output)")
        }
        speaker.send(SIGTERM)
        _ = try await speaker.exitCode(within: .seconds(20))
    }

    private func run(_ arguments: String..., in folder: URL) async throws -> Outcome {
        try await mimamori(arguments + ["--state", "state"], in: folder)
    }

    private func line(_ outcome: Outcome) throws -> [String: String] {
        let first = try #require(outcome.output.split(separator: "\n").first, "\(outcome.errors)")
        let json = try JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: Any]
        return try #require(json).compactMapValues { $0 as? String }
    }

    private let give = ["consent", "give", "kimura-hana", "--text-version", "2026-12", "--to", "everyone"]

    @Test("A user is added with a password from a file, of which only the hash is kept")
    func addUser() async throws {
        try await withTown { folder in
            try Data("correct horse battery\n".utf8).write(to: folder.appending(path: "pw"))
            let added = try await run(
                "user", "add", "佐藤", "--role", "staff,auditor", "--section", "福祉課", "--reading", "さとう",
                "--password-file", "pw", in: folder)
            #expect(added.exitCode == 0 && added.output.contains("staff,auditor"), "\(added.errors)")
            let listed = try line(try await run("user", "list", "--json", in: folder))
            #expect((listed["name"], listed["section"], listed["reading"]) == ("佐藤", "福祉課", "さとう"))
            let database = try Data(contentsOf: folder.appending(path: "state/mimamori.sqlite"))
            let journal = (try? Data(contentsOf: folder.appending(path: "state/mimamori.sqlite-wal"))) ?? Data()
            #expect([database, journal].allSatisfy { $0.range(of: Data("correct horse".utf8)) == nil })
            #expect([database, journal].contains { $0.range(of: Data("$y$".utf8)) != nil })
        }
    }

    @Test("A script learns where a new speaker's secret is, and not the secret")
    func addDevice() async throws {
        try await withTown { folder in
            let added = try await run("device", "add", "hana", "--output", "hana.secret", "--json", in: folder)
            let line = try line(added)
            #expect(Set(line.keys) == ["id", "household", "secretFile"], "\(added.errors)")
            let file = URL(filePath: try #require(line["secretFile"]))
            #expect(file.lastPathComponent == "hana.secret" && line["household"] == "hana")
            let secret = try String(contentsOf: folder.appending(path: "hana.secret"), encoding: .utf8)
            #expect(!secret.isEmpty && !(added.output + added.errors).contains(secret.prefix(60)))
            let listed = try self.line(try await run("device", "list", "--json", in: folder))
            #expect(listed["id"] == line["id"])
        }
    }

    @Test("A user who has forgotten the password gets a new one, and keeps all else")
    func newPassword() async throws {
        try await withTown { folder in
            for (file, password) in [("old", "correct horse battery"), ("new", "staple of the hill"), ("short", "abc")]
            {
                try Data("\(password)\n".utf8).write(to: folder.appending(path: file))
            }
            let roles = ["--role", "staff,auditor", "--section", "福祉課"]
            let arguments = ["user", "add", "佐藤"] + roles + ["--password-file", "old", "--state", "state"]
            #expect(try await mimamori(arguments, in: folder).exitCode == 0)
            let before = try await (run("user", "list", "--json", in: folder).output, hash(in: folder))

            let refused = try await run("user", "password", "佐藤", "--password-file", "short", in: folder)
            #expect(refused.exitCode == 1 && refused.errors.contains("shorter than"))
            let nothing = try await run("user", "password", "佐藤", in: folder)
            #expect(nothing.exitCode == 1 && nothing.errors.contains("nothing was changed"))
            #expect(try await hash(in: folder) == before.1)

            let changed = try await run("user", "password", "佐藤", "--password-file", "new", in: folder)
            #expect(changed.exitCode == 0 && !changed.output.contains("staple"), "\(changed.errors)")
            #expect(try await run("user", "list", "--json", in: folder).output == before.0)
            let hash = try await hash(in: folder)
            #expect(await Passwords().verify("staple of the hill", against: hash))
            #expect(await !Passwords().verify("correct horse battery", against: hash))
        }
    }

    /// What is kept of the only user's password.
    private func hash(in folder: URL) async throws -> String {
        let database = try DatabaseQueue(path: folder.appending(path: "state/mimamori.sqlite").path)
        let hash = try await database.read { try String.fetchOne($0, sql: "SELECT password_hash FROM staff_user") }
        return try #require(hash)
    }

    @Test("At a terminal the password is asked for twice and never shown")
    func typedPassword() async throws {
        try await withTown { folder in
            for (second, code) in [("correct horse batterx", Int32(1)), ("correct horse battery", 0)] {
                let program = try RunningProgram(
                    ["user", "add", "Kenji", "--role", "staff", "--state", "state"], in: folder, terminal: true)
                for (prompt, text) in [("Password", "correct horse battery"), ("Once more", second)] {
                    for _ in 0..<1000 where !program.errors.contains(prompt) {
                        try await Task.sleep(for: .milliseconds(10))
                    }
                    program.type(text)
                }
                #expect(try await program.exitCode() == code, "\(program.errors)")
                #expect(!(program.output + program.errors).contains("horse"))
            }
        }
    }

    @Test(
        "What cannot be is refused in one line, and changes nothing",
        arguments: [
            ["user", "add", "X", "--role", "boss"], ["user", "add", " ", "--role", "staff"],
            ["user", "add", "森\n一郎", "--role", "staff"], ["user", "add", "\u{202E}森", "--role", "staff"],
            ["user", "password", "Nobody"], ["user", "disable", "Nobody"], ["user", "disable"],
            ["user", "disable", "--list", "missing.csv"],
            ["user", "add", "X", "--role", "staff", "--password-file", "missing"],
            [
                "consent", "give", "nobody", "--purpose", "checkIns", "--to", "everyone", "--by", "self",
                "--text-version", "1",
            ],
            [
                "consent", "give", "kimura-hana", "--purpose", "checkIns", "--to", "X", "--by", "self",
                "--text-version", "1",
            ],
            [
                "consent", "give", "kimura-hana", "--purpose", "checkIns", "--to", "everyone", "--by", "staff",
                "--text-version", "1",
            ],
            [
                "consent", "give", "kimura-hana", "--purpose", "checkIns", "--to", "everyone", "--by", "self",
                "--text-version", "1", "--review-by", "2020-01-01",
            ],
            ["consent", "withdraw", "kimura-hana"], ["consent", "list", "--purpose", " "],
            ["tasks", "done", "zzz", "--outcome", "x"], ["tasks", "list", "--purpose", "x", "--as", "Nobody"],
        ])
    func refused(arguments: [String]) async throws {
        try await withTown { folder in
            let outcome = try await mimamori(arguments + ["--state", "state"], in: folder)
            #expect(outcome.exitCode != 0)
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
            #expect(try await run("access", in: folder).output == "Nobody has looked.\n")
        }
    }

    @Test("A withdrawal is a task; who did it hands it over when leaving, and it ends with an outcome")
    func withdrawal() async throws {
        try await withTown { folder in
            for name in ["Kenji", "Mori"] { _ = try await run("user", "add", name, "--role", "staff", in: folder) }
            let given = try await mimamori(
                give + ["--purpose", "requests", "--by", "staff", "--ground", "69 II 4", "--json", "--state", "state"],
                in: folder)
            let id = try #require(try line(given)["id"])
            #expect(try await run("consent", "withdraw", String(id.suffix(8)), in: folder).exitCode == 0)

            let task = try line(try await run("tasks", "--json", in: folder))
            #expect((task["kind"], task["subject"], task["residentName"]) == ("callBack", "kimura-hana", nil))
            let number = String(try #require(task["id"]).suffix(8))
            _ = try await run("tasks", "assign", number, "--to", "Kenji", in: folder)
            let refused = try await run("user", "disable", "Kenji", in: folder)
            #expect(refused.exitCode != 0 && refused.errors.contains(number), "\(refused.errors)")
            try Data("# April\nKenji,Mori\n".utf8).write(to: folder.appending(path: "april.csv"))
            #expect(try await run("user", "disable", "--list", "april.csv", in: folder).output.contains("1 tasks"))

            let done = try await run(
                "tasks", "done", number, "--outcome", "telephoned", "--as", "Mori", "--json", in: folder)
            #expect(try line(done)["outcome"] == "telephoned")
            #expect(try await run("tasks", in: folder).output == "Nothing is open.\n")
            #expect(try await run("tasks", "--all", in: folder).output.contains("done: telephoned"))
        }
    }

    @Test("By voice a resident hears who looked, stops what the family is told, and empties the last words")
    func voice() async throws {
        try await withTown { folder in
            _ = try await mimamori(give + ["--purpose", "requests", "--by", "self", "--state", "state"], in: folder)
            let listed = try await run("consent", "list", "--purpose", "review", "--json", in: folder)
            #expect(listed.output.contains("木村花"))
            #expect(try await run("consent", "list", "--json", in: folder).output.contains("木村花") == false)
            try await Self.say(
                [
                    ("who looked at my data", "looked at your data on these days: today"),
                    ("don't tell my family any more", "Shall I stop telling"), ("yes", "your family is told nothing"),
                    ("is there a bus after four", "bus"), ("forget what i just said", "I have erased"),
                ], in: folder)
            let task = try line(try await run("tasks", "--json", in: folder))
            #expect((task["kind"], task["subject"]) == ("callBack", "kimura-hana"))
            #expect(try await !run("consent", "list", in: folder).output.contains("requests"))
            let files = ["mimamori.sqlite", "mimamori.sqlite-wal"].compactMap {
                try? Data(contentsOf: folder.appending(path: "state/\($0)"))
            }
            #expect(!files.isEmpty)
        }
    }

    @Test("Without a purpose no name, address or telephone number is shown; exports are refused, and say so")
    func names() async throws {
        try await withTown { folder in
            let found = try await run("people", "list", "--find", "木村花", "--json", in: folder)
            #expect(
                try found.objects.map { Set($0.keys) } == [
                    ["resident", "languages", "status", "household", "district"]
                ])
            for command in [
                ["list"], ["list", "--json"], ["show", "kimura-hana"], ["show", "kimura-hana", "--json"],
            ] {
                let shown = try await mimamori(["people"] + command + ["--state", "state"], in: folder)
                #expect(shown.output.contains("kimura-hana") && !shown.output.contains("木村"), "\(shown.output)")
            }
            for command in [["people", "export", "own.csv"], ["data", "export", "kimura-hana"]] {
                for (language, words) in [("en", "names and addresses"), ("ja", "名前や住所")] {
                    let refused = try await Outcome(
                        RunningProgram(
                            command + ["--state", "state"], in: folder, environment: ["MIMAMORI_LANGUAGE": language]))
                    #expect(refused.exitCode == 64 && refused.output.isEmpty && refused.errorLines.count == 1)
                    #expect(refused.errors.contains(words) && refused.errors.contains("--purpose"))
                }
            }
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "own.csv").path))
            #expect(try await run("access", in: folder).output == "Nobody has looked.\n")

            let listed = try await run("people", "list", "--purpose", "visit", in: folder)
            #expect(listed.output.contains("木村花"))
            let shown = try await run("people", "show", "kimura-hana", "--purpose", "visit", in: folder)
            #expect(shown.output.contains("木村花"))
            _ = try await run("people", "export", "own.csv", "--purpose", "visit", in: folder)
            _ = try await run("data", "export", "kimura-hana", "--purpose", "visit", in: folder)
            let looks = try await run("access", "--json", in: folder)
            #expect(
                try looks.objects.map { "\($0["what"] ?? "") \($0["resident"] ?? "everyone")" } == [
                    "people everyone", "people kimura-hana", "peopleExport everyone", "dataExport kimura-hana",
                ])
        }
    }

    @Test("Requests and the log are shown at once, and the resident hears of it")
    func helpAtOnce() async throws {
        try await withTown { folder in
            try await Self.say([("i fell and i cannot get up", "nobody has been told")], in: folder)
            #expect(try await run("requests", in: folder).output.contains("hana  help: a fall"))
            #expect(try await run("log", "--home", "hana", in: folder).output.contains("i fell"))
            let looks = try await run("access", "--json", in: folder)
            #expect(
                try looks.objects.map { "\($0["what"] ?? "") \($0["resident"] ?? "") \($0["purpose"] ?? "")" } == [
                    "requests kimura-hana open requests", "log kimura-hana reading the log",
                ])
            let named = try await run("requests", "--purpose", "to telephone", in: folder)
            #expect(named.output.contains("hana  木村花  help: a fall"))
            try await Self.say(
                [("who looked at my data", "looks after this service looked at your data on these days: today")],
                in: folder)
        }
    }

    @Test("The agreement is printed in both languages; a name on it is a look", arguments: ["ja", "en"])
    func agreement(locale: String) async throws {
        try await withTown { folder in
            let outcome = try await run(
                "print", "agreement", "--locale", locale, "--resident", "kimura-hana", "--output", "a.html", in: folder)
            #expect(outcome.exitCode == 0, "\(outcome.errors)")
            let page = try String(contentsOf: folder.appending(path: "a.html"), encoding: .utf8)
            #expect(page.contains("lang=\"\(locale)\"") && page.contains("木村"))
            #expect(page.contains("08:30～17:15"), "the hours of the office in town.yml")
            let looks = try await run("access", "--resident", "kimura-hana", "--json", in: folder)
            #expect(try line(looks)["what"] == "agreement")
        }
    }
}
