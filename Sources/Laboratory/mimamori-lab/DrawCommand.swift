import ArgumentParser
import CommandSupport
import DataFiles
import Evaluation
import Foundation
import Grammar
import Japanese
import Recording
import Texts

struct DrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw",
        abstract: "Draw sentences at random, every intent in turn, with the values of slots.",
        discussion: """
            Prints a JSON object a line: the text, its reading (how each word sounds, with spaces between \
            words), the text with its readings as `mimamori say` takes it, the intent and its slots. For \
            whoever lets them be said and measures what is understood.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var town: TownOptions
    @OptionGroup var grammar: GrammarOptions

    @Option(help: "How many.")
    var count = 200

    @Option(
        help: "Another number draws other sentences; the same one draws the same.")
    var seed: UInt32 = 1

    func validate() throws {
        guard count > 0 else {
            throw ValidationError("--count must be above 0.")
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
