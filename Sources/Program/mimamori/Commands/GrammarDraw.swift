import ArgumentParser
import DataFiles
import Evaluation
import Foundation
import Grammar
import Japanese
import Texts

extension GrammarCommand {
    struct Draw: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(
                en: "Draw sentences at random, every intent in turn, with the values of slots.",
                ja: "聞きとれる文を、くじ引きで選びます。"),
            discussion: Text(
                en: """
                    Prints a JSON object a line: the text, its reading (how each word sounds, with spaces between \
                    words), the text with its readings as `mimamori say` takes it, the intent and its slots. For \
                    whoever lets them be said and measures what is understood.
                    """,
                ja: "一行に一つの JSON で、文と読みと意味を出します。声に出して、聞きとりを測るためです。"))

        @OptionGroup var data: DataOptions
        @OptionGroup var town: TownOptions
        @OptionGroup var grammar: GrammarOptions

        @Option(help: ArgumentHelp(en: "How many.", ja: "文の数。"))
        var count = 200

        @Option(
            help: ArgumentHelp(
                en: "Another number draws other sentences; the same one draws the same.", ja: "同じ数なら、同じ文を選びます。"))
        var seed: UInt32 = 1

        func validate() throws {
            guard count > 0 else {
                throw ValidationError(Text(en: "--count must be above 0.", ja: "--count は 0 より大きい数です。"))
            }
        }

        func run() throws {
            let folder = try data.folder()
            let files = try grammar.load(from: folder, locale: data.locale, town: town.load(from: folder))
            let parser = IntentParser(files.grammar)
            var generator = MersenneTwister(seed: seed)
            for words in files.grammar.randomSentences(count, using: &generator) {
                guard let intent = parser.parse(words) else { continue }
                try Terminal.print(json: Sentence(words, meaning: intent))
            }
        }
    }

    /// The keys are a contract with scripts.
    private struct Sentence: Encodable {
        var text: String
        var reading: String
        var notation: String
        var intent: String
        var slots: [String: String]

        init(_ words: [String], meaning: Intent) {
            let readable = words.compactMap { try? RubyText($0) }
            let running = RubyText.running(words)
            text = running.base
            notation = running.notation
            reading = readable.map(\.spokenReading).joined(separator: " ")
            intent = meaning.name
            slots = meaning.slots
        }
    }
}
