import DataFiles
import Foundation
import TestSupport
import Testing

/// One wrong line in a list of pronunciations: it is found, and nothing else is lost by it.
@Suite struct WordListTests {
    private static let lists = [
        ("en", "sakura S AH KX UH R AH", 13, "Is sakura clinic open today?"),
        ("ja", "ううん UW UW NGG", 11, "今日《きょう》は何《なに》ごみですか？"),
    ]

    /// The shipped data with one line more, at the end of a locale's words.dict.
    private func data(with line: String, of locale: String, in folder: URL) throws -> (path: String, line: Int) {
        let data = folder.appending(path: "data")
        for kind in ["grammars/\(locale)", "voices/\(locale)", "towns/komorebi"] {
            let target = data.appending(path: kind)
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.copyContents(of: Checkout.root.appending(path: kind), to: target)
        }
        let file = data.appending(path: "grammars/\(locale)/words.dict")
        let word = line.prefix { $0 != " " }
        let lines = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false
        )
        .filter { !$0.hasPrefix("\(word) ") }
        try Data((lines.dropLast() + [line[...], ""]).joined(separator: "\n").utf8).write(to: file)
        return (file.path, lines.count)
    }

    @Test("doctor names the line with its column and the phones there are", arguments: lists)
    func isFoundByDoctor(locale: String, line: String, column: Int, sentence: String) async throws {
        try await withTemporaryFolder { folder in
            let place = try data(with: line, of: locale, in: folder)
            let outcome = try await mimamori(
                "doctor", "--state", "state", "--data", folder.appending(path: "data").path, "--locale", locale,
                in: folder)
            try expect(outcome, names: "\(place.path):\(place.line):\(column): ")
        }
    }

    @Test("grammar check names the line, also of a list beside a single grammar", arguments: lists)
    func isFoundByGrammarCheck(locale: String, line: String, column: Int, sentence: String) async throws {
        try await withTemporaryFolder { folder in
            try Data("#JSGF V1.0;\ngrammar x;\npublic <x> = \(line.prefix { $0 != " " });\n".utf8)
                .write(to: folder.appending(path: "x.jsgf"))
            for list in ["words.dict", "x.dict"] {
                try Data("# names\n\(line)\n".utf8).write(to: folder.appending(path: list))
                let outcome = try await mimamori(
                    "grammar", "check", "--locale", locale, "--grammar", "x.jsgf", in: folder)
                try expect(outcome, names: "\(list):2:\(column): ")
            }
        }
    }

    private func expect(_ outcome: Outcome, names place: String) throws {
        #expect(outcome.exitCode == 1)
        let message = try #require(outcome.output.split(separator: "\n").first { $0.contains(".dict") })
        #expect(message.contains(place), "\(message)")
        #expect(message.contains("AA AE AH AO AW"), "\(message)")
    }

    @Test("everything is heard all the same, and the line is in the log", arguments: lists)
    func isPassedOver(locale: String, line: String, column: Int, sentence: String) async throws {
        try await withTemporaryFolder { folder in
            let place = try data(with: line, of: locale, in: folder)
            let options = ["--locale", locale, "--data", folder.appending(path: "data").path]
            let voice = locale == "en" ? ["--voice", "en-us+f2"] : []
            _ = try await mimamori(["say", "-o", "a.wav", "--locale", locale] + voice + [sentence], in: folder)
            let outcome = try await mimamori(
                ["transcribe", "--profile", "light", "--json"] + options + ["a.wav"], in: folder)
            #expect(outcome.exitCode == 0)
            #expect(outcome.errorLines.count == 1)
            #expect(outcome.errors.contains("\(place.path):\(place.line):\(column): "), "\(outcome.errors)")
            let heard = try #require(try outcome.objects.first?["text"] as? String)
            #expect(heard.contains(locale == "en" ? "sakura clinic" : "ごみ"), "\(heard)")
        }
    }

    @Test(
        "a word that nobody can say leaves out its own sentences only",
        .enabled(if: Cards.arePresent, "needs the Debian package pocketsphinx-testdata"))
    func unpronouncedWord() async throws {
        try await withTemporaryFolder { folder in
            let cards = try String(contentsOf: URL(filePath: Cards.grammar), encoding: .utf8)
            let rule = "\npublic <other> = 桜《さくら》 | next 桜《さくら》 card;\n"
            try Data((cards + rule).utf8).write(to: folder.appending(path: "cards.gram"))
            let outcome = try await mimamori(
                "transcribe", "--profile", "light", "--json", "--grammar", "cards.gram", Cards.recording("001").path,
                in: folder)
            #expect(try outcome.objects.first?["text"] as? String == "ten of clubs")
            #expect(outcome.errors.contains("桜《さくら》"))
            #expect(outcome.errorLines.count == 1)
            // Where nothing is left, that is an error.
            try Data("#JSGF V1.0;\ngrammar x;\npublic <x> = 桜《さくら》;\n".utf8).write(to: folder.appending(path: "x.gram"))
            let none = try await mimamori(
                "transcribe", "--profile", "light", "--grammar", "x.gram", Cards.recording("001").path, in: folder)
            #expect(none.exitCode == 1)
            #expect(none.errors.contains("words.dict"))
        }
    }
}
