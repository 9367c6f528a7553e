import Foundation
import TestSupport
import Testing

/// The language of a command: one rule for what it hears, says and writes.
@Suite struct CommandLanguageTests {
    private func run(_ arguments: [String], _ environment: [String: String]) async throws -> Outcome {
        try await withTemporaryFolder { folder in
            // Nothing of this machine's own.
            let none = ["MIMAMORI_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"].map { ($0, "") }
            let program = try RunningProgram(
                arguments, in: folder, environment: Dictionary(uniqueKeysWithValues: none).merging(environment) { $1 })
            return try await Outcome(program)
        }
    }

    private static let japanese = ["LANG": "ja_JP.UTF-8"]
    private static let english = ["LANG": "en_US.UTF-8"]

    @Test(
        "--locale goes before MIMAMORI_LANGUAGE, that before the environment, and English is what is left",
        arguments: [
            ([], japanese, "もえるごみはいつ", true), ([], english, "もえるごみはいつ", false),
            ([], ["MIMAMORI_LANGUAGE": "ja"].merging(english) { $1 }, "もえるごみはいつ", true),
            ([], ["LC_ALL": "C"].merging(japanese) { $1 }, "what is collected tomorrow", true),
            ([], ["LC_MESSAGES": "ja_JP"].merging(english) { $1 }, "もえるごみはいつ", true),
            (["--locale", "en"], ["MIMAMORI_LANGUAGE": "ja"], "what is collected tomorrow", true),
            (["--locale=ja"], ["MIMAMORI_LANGUAGE": "en"], "もえるごみはいつ", true),
            ([], ["LANG": "fr_FR.UTF-8"], "what is collected tomorrow", true),
            ([], [:], "what is collected tomorrow", true),
            ([], ["MIMAMORI_LANGUAGE": "fr"], "what is collected tomorrow", true),
        ] as [([String], [String: String], String, Bool)])
    func choice(options: [String], environment: [String: String], sentence: String, isUnderstood: Bool) async throws {
        let outcome = try await run(["parse", "--json"] + options + [sentence], environment)
        #expect(try outcome.objects.first?["outcome"] as? String == (isUnderstood ? "recognized" : "notRecognized"))
        #expect(outcome.errors.isEmpty)
    }

    @Test(
        "every command that speaks a language does so",
        arguments: [
            ("ask 明日は何ごみですか", "ください。"), ("grammar list --limit 1", "《"),
            ("voice list", "わかりません。"), ("pronounce ううん", "UW UW NG"),
            ("ask --help", "（なければ ja"), ("say --help", "（なければ ja"), ("run --help", "（なければ ja"),
            ("listen --help", "（なければ ja"), ("transcribe --help", "（なければ ja"),
            ("doctor --help", "（なければ ja"), ("record --help", "（なければ ja"),
        ])
    func commands(command: String, said: String) async throws {
        let outcome = try await run(command.split(separator: " ").map(String.init), Self.japanese)
        #expect(outcome.output.contains(said), "\(outcome.output.prefix(500))\(outcome.errors)")
    }

    @Test(
        "a language that there is none of is refused with those there are, before anything is done",
        arguments: [
            "ask hello", "parse hello", "say hello", "transcribe a.wav", "listen", "run", "doctor",
            "grammar check", "grammar list", "voice list", "voice check", "pronounce a",
            "record --output a",
        ])
    func unknownLanguage(command: String) async throws {
        let outcome = try await run(command.split(separator: " ").map(String.init) + ["--locale", "fr"], Self.japanese)
        #expect(outcome.exitCode == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("mimamori: ことば「fr」："), "\(outcome.errors)")
        #expect(outcome.errors.contains("en、ja"))
    }

    /// Nothing that ArgumentParser wrote itself is left in the help of a group or in what is wrong with a command.
    @Test(arguments: ["", "town", "grammar", "voice"])
    func helpOfGroupsIsInOneLanguage(group: String) async throws {
        let arguments = group.split(separator: " ").map(String.init) + ["--help"]
        let (ja, en) = (try await run(arguments, Self.japanese), try await run(arguments, Self.english))
        #expect(ja.exitCode == 0 && en.exitCode == 0)
        for line in ja.output.split(separator: "\n") {
            let words = line.replacing(/<[^>]*>|[-\/.\w]*[-\/._][-\/.\w]*/, with: "").split(separator: " ")
            #expect(words.count { $0.allSatisfy(\.isASCII) } < 4, "\(line)")
        }
        #expect(!en.output.contains { ("ぁ"..."ー").contains($0) })
    }

    @Test(arguments: [
        ("parse", "「<words>」が足りません。"), ("frobnicate", "「frobnicate」は使えません。"), ("parse a b", "「b」は使えません。"),
        ("parse --frob x", "「--frob」はありません。"), ("parse x --locale", "「--locale <locale>」の後ろに、値がありません。"),
        ("grammar list --limit x", "「x」は「--limit <limit>」に使えません"), ("listen --address x", "選べる語：'name'"),
        ("parse a b c", "使えないものが 2 つあります：'b', 'c'"),
    ])
    func aCommandThatIsWrongIsSaidInJapanese(command: String, complaint: String) async throws {
        let outcome = try await run(command.split(separator: " ").map(String.init), Self.japanese)
        #expect(outcome.exitCode == 64)
        #expect(outcome.errors.contains(complaint), "\(outcome.errors)")
        #expect(outcome.errorLines.count == 1)
    }
}
