import Audio
import DataFiles
import Grammar
import Laboratory
import Phrases
import Recognition
import Synthesis
import TestSupport
import Testing

/// Names that no dictionary has, in the whole grammar, through the real synthesizer and recognizer.
struct NameBenchmarkTests {
    @Test func namesOfATownAreHeardThoughNoDictionaryHasThem() async throws {
        let result = try await Self.result(of: 12)
        #expect(result.sentences == 12)
        #expect(result.right >= 11, "\(result.mistaken)")
    }

    @Test(.tags(.slow), .needsSlowTests)
    func twoHundredNamesOfATownAreHeardThoughNoDictionaryHasThem() async throws {
        // 98 % when this was written; 86 % of dictionary words (Benchmarks/names.json).
        let result = try await Self.result(of: 200)
        #expect(Double(result.right) / Double(result.sentences) >= 0.94, "\(result.mistaken)")
    }

    private static func result(of count: Int) async throws -> NameBenchmark.Result {
        let data = DataFolder(Checkout.root)
        let model = AcousticModel.english()
        let dictionary = try PronunciationDictionary(GrammarFile(at: model.dictionary))
        let names = InventedNames.make(count, unless: dictionary.contains)
        let list = SlotList(name: "clinic", entries: names.map { .init(value: $0, phrases: ["\($0) clinic"]) })
        let others = try data.town(at: nil).slotLists(language: "en").filter { $0.name != "clinic" }
        let files = try data.grammarFiles(locale: "en", slots: [list] + others)
        let map = try #require(try data.phoneMap(locale: "en"))
        let pronunciations = try await files.pronunciations(in: model.dictionary)
            .deriving(files.grammar.words, by: map.pronouncer)
        let benchmark = NameBenchmark(
            try PocketSphinxRecognizer(
                model: model, vocabulary: Vocabulary(files.grammar, dictionary: pronunciations)))
        var settings = try data.voice(locale: "en").settings
        settings.voice = "en-us+f2"
        var result = NameBenchmark.Result(names: "invented", voice: settings.voice)
        for name in names {
            let sound = try await ESpeakVoice().synthesize("is \(name) clinic open today", settings: settings)
            try await benchmark.hear(
                .init(intent: "isClinicOpen", slot: "clinic", value: name, sound: sound), adding: &result)
        }
        return result
    }
}
