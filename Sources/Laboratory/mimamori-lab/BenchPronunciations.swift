import ArgumentParser
import CommandSupport
import Composition
import DataFiles
import Foundation
import Grammar
import Recognition
import Synthesis
import Texts

struct BenchPronunciations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pronunciations",
        abstract: "Measure pronunciations derived from spelling against the model's own dictionary.",
        discussion: """
            The words are those of the dictionary that are most frequent by the unigrams of the model's language model. \
            The table grammars/<locale>/phones.map was written with words 5001 to 20000 in view and with no other.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var record: RecordOptions

    @Option(help: "How many of the most frequent words.")
    var words = 5000

    @Option(help: "How many of the most frequent words to leave out first.")
    var skipping = 0

    func run() async throws {
        guard let map = try data.folder().phoneMap(locale: data.locale) else {
            throw ValidationError("grammars/\(data.locale) has no phones.map: nothing is derived in this locale.")
        }
        let model = AcousticModel.english()
        let dictionary = try PronunciationDictionary(GrammarFile(at: model.dictionary))
        // Signs such as </s> and [NOISE] are no words.
        let frequent = try WordFrequencies(model.languageModel).words
            .filter { $0.first?.isLetter == true && dictionary.contains($0) }.dropFirst(skipping).prefix(words)
        let derived = try await map.pronouncer.pronunciations(of: Set(frequent))
        var rate = PhoneErrorRate()
        var wrong: [String: Comparison] = [:]
        for word in frequent {
            // Every word here is English: the Japanese reading, which comes second, is none of its own.
            let said = derived[word]?.first ?? ""
            let references = dictionary.pronunciations(of: word)
            rate.add(said, references: references)
            if wrong.count < 40, !references.contains(said) {
                wrong[word] = Comparison(derived: said, dictionary: references)
            }
        }
        try record.write(
            Record(
                command: record.command, dictionary: model.dictionary.lastPathComponent,
                frequencies: model.languageModel.lastPathComponent, phoneErrorRate: rate.rate,
                exactWordShare: Double(rate.exactWords) / Double(max(rate.words, 1)), counts: rate,
                mostFrequentErrors: wrong),
            to: "pronunciations.json")
    }

    private struct Record: Encodable {
        var command: String
        var dictionary: String
        var frequencies: String
        var phoneErrorRate: Double
        var exactWordShare: Double
        var counts: PhoneErrorRate
        var mostFrequentErrors: [String: Comparison]
    }

    private struct Comparison: Encodable {
        var derived: String
        var dictionary: [String]
    }
}
