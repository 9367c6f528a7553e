import ArgumentParser
import DataFiles
import Foundation
import Grammar
import Recognition

struct GrammarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grammar", abstract: "Check and list what can be said.", subcommands: [Check.self, List.self])

    /// The grammar whose rules may be said around any question, and left out.
    fileprivate static let courtesies: Set<String> = ["courtesy"]
}

extension GrammarCommand {
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Find mistakes: words without pronunciation, unused rules, two meanings of one sentence.",
            discussion: "Prints file:line:column of each. Exits with 1 when there is an error; warnings do not count.")

        @OptionGroup var data: DataOptions
        @OptionGroup var town: TownOptions
        @OptionGroup var grammar: GrammarOptions
        @OptionGroup var output: JSONOption

        func run() async throws {
            let folder = try data.folder()
            let report: Report
            do {
                let files = try grammar.load(from: folder, locale: data.locale, town: town.load(from: folder))
                let dictionary = try await files.pronunciations(.english(), in: data)
                report = Report(
                    intents: files.grammar.publicRules.count,
                    sentences: files.grammar.sentenceCount(omitting: GrammarCommand.courtesies),
                    words: files.grammar.words.count, issues: files.grammar.check(pronounced: dictionary))
            } catch let error as GrammarError {
                report = Report(issues: error.issues)
            }
            try show(report)
            if report.issues.contains(where: { $0.severity == .error }) { throw ExitCode.failure }
        }

        private func show(_ report: Report) throws {
            if output.json {
                try Terminal.print(json: report)
                return
            }
            for issue in report.issues {
                print(issue)
            }
            let errors = report.issues.count { $0.severity == .error }
            let sentences = report.sentences.map(String.init) ?? "endlessly many"
            print(
                "\(report.intents) intents, \(sentences) sentences without slot values and courtesies, "
                    + "\(report.words) words: \(errors) errors, \(report.issues.count - errors) warnings")
        }
    }

    private struct Report: Encodable {
        var intents = 0
        /// Nil when loops make them endless.
        var sentences: Int?
        var words = 0
        var issues: [GrammarIssue]
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print every sentence, one a line, with slots as <name>.",
            discussion: "Courtesies around a question (“excuse me, could you tell me …”) are left out: see --courtesy.")

        @OptionGroup var data: DataOptions
        @OptionGroup var town: TownOptions
        @OptionGroup var grammar: GrammarOptions
        @OptionGroup var output: JSONOption

        @Flag(help: "Also with every courtesy, which makes millions.")
        var courtesy = false

        @Option(help: "At most this many sentences.")
        var limit = 100_000

        func validate() throws {
            guard limit > 0 else { throw ValidationError("--limit must be above 0.") }
        }

        func run() throws {
            let folder = try data.folder()
            let files = try grammar.load(from: folder, locale: data.locale, town: town.load(from: folder))
            let sentences = files.grammar.sentences(limit: limit, omitting: courtesy ? [] : GrammarCommand.courtesies)
            for sentence in sentences {
                if output.json {
                    try Terminal.print(json: Line(intent: sentence.intent, sentence: sentence.description))
                } else {
                    print(sentence)
                }
            }
            if sentences.count == limit {
                Terminal.note("mimamori: stopped after \(limit) sentences; --limit changes that")
            }
        }

        private struct Line: Encodable {
            var intent: String
            var sentence: String
        }
    }
}
