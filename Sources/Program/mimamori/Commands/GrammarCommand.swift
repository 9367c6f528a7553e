import ArgumentParser
import CommandSupport
import Composition
import DataFiles
import Foundation
import Grammar
import Recognition
import Texts

struct GrammarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grammar", abstract: Text(en: "Check and list what can be said.", ja: "聞きとれる言い方を調べ、ならべます。"),
        subcommands: [Check.self, List.self])

    /// What has so many values that a list of sentences shows its name instead.
    static let values: Set<String> = [Grammar.townLists, "days", "times"]
}

extension GrammarCommand {
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                Text(
                    en:
                        "Find mistakes: words without pronunciation, unused rules, two meanings of one sentence or sound.",
                    ja: "言い方のまちがいをさがします。読みのないことば、余った決まり、二つの意味です。"),
            discussion: Text(
                en: """
                    Prints file:line:column of each, then the sentences of different intents that sound most alike: the \
                    nearest pair of every two intents, with their distance in phones; then the words that sound most like \
                    the speaker's name. Exits with 1 when there is an error; sentences that sound the same are one, \
                    warnings do not count.
                    """, ja: "ファイル、行、字の場所を出します。次に、意味がちがうのに音が近い文を出します。名前に近いことばも出します。まちがいがあれば 1 で終わります。"))

        @OptionGroup var data: DataOptions
        @OptionGroup var town: TownOptions
        @OptionGroup var grammar: GrammarOptions
        @OptionGroup var name: NameOption
        @OptionGroup var output: JSONOption

        @Option(help: ArgumentHelp(en: "List at most this many pairs that sound alike.", ja: "音の近い文を、この数まで出します。"))
        var pairs = 10

        func validate() throws {
            guard pairs >= 0 else {
                throw ValidationError(Text(en: "--pairs must not be below 0.", ja: "--pairs は 0 以上の数です。"))
            }
        }

        func run() async throws {
            let folder = try data.folder()
            let report: Report
            do {
                let town = try town.load(from: folder)
                let name = try folder.speakerName(name.name, locale: data.locale, in: town)
                let files = try grammar.load(from: folder, locale: data.locale, town: town, name: name)
                var issues: [GrammarIssue] = []
                let dictionary = try await data.files().pronunciations(of: files, by: .english()) {
                    issues.append($0)
                }
                let confusions = files.grammar.confusions(
                    pronounced: dictionary, omitting: Grammar.courtesies, count: pairs)
                report = try Report(
                    intents: files.grammar.publicRules.count,
                    sentences: files.grammar.sentenceCount(
                        collapsing: GrammarCommand.values, omitting: Grammar.courtesies),
                    words: files.grammar.words.count,
                    issues: issues + files.grammar.check(pronounced: dictionary) + files.grammar.issues(of: confusions)
                        + staleConfidence(of: files),
                    confusions: confusions, name: try await check(name, files))
            } catch let error as GrammarError {
                report = Report(issues: error.issues)
            }
            try show(report)
            if report.issues.contains(where: { $0.severity == .error }) { throw ExitCode.failure }
        }

        /// A warning for each profile whose confidence was learnt with another grammar.
        private func staleConfidence(of files: GrammarFiles) throws -> [GrammarIssue] {
            guard FileManager.default.fileExists(atPath: files.confidence.path) else { return [] }
            let stale = try ConfidenceModels(at: files.confidence).stale(for: files.fingerprint)
            return stale.map(\.rawValue).sorted().map {
                GrammarIssue(
                    .warning, file: files.confidence.relativePath, line: 1, column: 1,
                    Text(
                        en:
                            "the grammar has changed since the profile \($0) was learnt: run make -C Benchmarks confidence",
                        ja: "\($0) を学んだ後で、言い方が変わりました。make -C Benchmarks confidence で学び直してください"))
            }
        }

        private func description(of name: NameCheck) -> Text {
            let neighbors = name.neighbors.map { "\($0.word) (\(String(format: "%.2f", $0.distance)))" }
            let verdict =
                switch name.problem {
                case nil: Text(verbatim: "")
                case .noPronunciation:
                    Text(
                        en: "; warning: nobody knows how it sounds: add it to words.dict",
                        ja: "。注意：読み方がわかりません。words.dict に書いてください")
                case .tooShort:
                    Text(
                        en: "; warning: it is short, and will be heard in other talk",
                        ja: "。注意：短いので、ほかの話の中でも聞こえます")
                case .soundsLikeAWord:
                    Text(en: "; warning: it will be heard in other talk", ja: "。注意：ほかの話の中でも聞こえます")
                }
            return Text(
                en: "name “\(name.name)”: \(name.phoneCount) phones, sounds most like "
                    + neighbors.joined(separator: ", "),
                ja: "名前「\(name.name)」：音 \(name.phoneCount)、似ている音 " + neighbors.joined(separator: "、")) + verdict
        }

        /// - Returns: nil where the grammar listens for no name.
        private func check(_ name: SpeakerName?, _ files: GrammarFiles) async throws -> NameCheck? {
            guard let name, files.grammar.words.isSuperset(of: name.words) else { return nil }
            let dictionary = try PronunciationDictionary(GrammarFile(at: AcousticModel.english().dictionary))
                .merging(await data.files().pronunciations(of: files, by: .english(), words: Set(name.words)))
            return NameCheck(name, pronounced: dictionary)
        }

        private func show(_ report: Report) throws {
            if output.json {
                try Terminal.print(json: report)
                return
            }
            for issue in report.issues {
                Terminal.show(issue.text)
            }
            for confusion in report.confusions {
                let distance = String(format: "%4.2f", confusion.distance)
                let pair = [confusion.first, confusion.second].map { "“\($0.text)” (\($0.intent))" }
                Terminal.show(
                    Text(
                        en: "\(distance) phones: \(pair[0]) and \(pair[1])",
                        ja: "音のちがい \(distance)：\(pair[0]) と \(pair[1])"))
            }
            if let name = report.name { Terminal.show(description(of: name)) }
            let errors = report.issues.count { $0.severity == .error }
            let sentences = report.sentences.map { Text(verbatim: "\($0)") } ?? Text(en: "endlessly many", ja: "数えきれない")
            let warnings = report.issues.count - errors
            Terminal.show(
                Text(
                    en: "\(report.intents) intents, \(sentences.en) sentences without slot values and courtesies, "
                        + "\(report.words) words: \(errors) errors, \(warnings) warnings",
                    ja: "意味 \(report.intents)、文 \(sentences.ja)、ことば \(report.words)。"
                        + "まちがい \(errors)、注意 \(warnings)"))
        }
    }

    private struct Report: Encodable {
        var intents = 0
        /// Nil when loops make them endless.
        var sentences: Int? = 0
        var words = 0
        var issues: [GrammarIssue]
        /// The nearest first.
        var confusions: [Confusion] = []
        /// Nil where no name is listened for.
        var name: NameCheck?
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(
                en: "Print every sentence, one a line, with slots as <name>.", ja: "聞きとれる文を、一行に一つ出します。名前の所は <name> です。"),
            discussion: Text(
                en: "Courtesies around a question (“excuse me, could you tell me …”) are left out: see --courtesy.",
                ja: "「すみませんが」などは入れません。入れるときは --courtesy です。"))

        @OptionGroup var data: DataOptions
        @OptionGroup var town: TownOptions
        @OptionGroup var grammar: GrammarOptions
        @OptionGroup var output: JSONOption

        @Flag(
            help: ArgumentHelp(en: "Also with every courtesy, which makes millions.", ja: "「すみませんが」なども入れます。とても多くなります。"))
        var courtesy = false

        @Option(
            help: ArgumentHelp(
                en: "Only the sentences of this intent.", ja: "この意味の文だけを出します。"))
        var intent: String?

        @Option(help: ArgumentHelp(en: "At most this many sentences.", ja: "文の数の上限。"))
        var limit = 100_000

        func validate() throws {
            guard limit > 0 else {
                throw ValidationError(Text(en: "--limit must be above 0.", ja: "--limit は 0 より大きい数です。"))
            }
        }

        func run() throws {
            let folder = try data.folder()
            let files = try grammar.load(from: folder, locale: data.locale, town: town.load(from: folder))
            let sentences = files.grammar.sentences(
                limit: limit, of: intent.map { [$0] }, collapsing: GrammarCommand.values,
                omitting: courtesy ? [] : Grammar.courtesies)
            for sentence in sentences {
                if output.json {
                    try Terminal.print(json: Line(intent: sentence.intent, sentence: sentence.description))
                } else {
                    Terminal.show(verbatim: "\(sentence)")
                }
            }
            if sentences.count == limit {
                Terminal.warn(
                    Text(
                        en: "stopped after \(limit) sentences; --limit changes that",
                        ja: "文を \(limit) で止めました。数は --limit で変えられます"))
            }
        }

        private struct Line: Encodable {
            var intent: String
            var sentence: String
        }
    }
}
