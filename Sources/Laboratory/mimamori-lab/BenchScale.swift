import ArgumentParser
import Audio
import CommandSupport
import Composition
import CSpeechShims
import DataFiles
import Device
import Foundation
import Grammar
import Laboratory
import Phrases
import Recognition
import Synthesis
import Texts

struct BenchScale: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scale",
        abstract: "Measure a large town: how long its grammar takes to compile and to decode, and how much memory.",
        discussion: """
            Invented clinics and families take the place of the town's. The sentences are synthesized, each about \
            another name; the list is then exchanged for another of the same length while the recognizer lives. The \
            figures of a debug build say nothing.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var town: TownOptions
    @OptionGroup var record: RecordOptions

    @Option(help: "How many clinics.")
    var clinics = 200

    @Option(help: "How many people that can be asked after.")
    var people = 300

    @Option(help: "How many sentences to decode.")
    var sentences = 100

    @Option(help: "How often the lists are exchanged for others.")
    var changes = 10

    func validate() throws {
        guard clinics > 0, people > 0, sentences > 0, changes > 0 else {
            throw ValidationError("--clinics, --people, --sentences and --changes must be above 0.")
        }
    }

    func run() async throws {
        let model = AcousticModel.english()
        let settings = try data.folder().voice(locale: data.locale).settings.asking
        let all = InventedNames.make(2 * (clinics + people))
        let names = [Array(all.prefix(clinics + people)), Array(all.suffix(clinics + people))]

        var (vocabulary, compilation) = try await compile(names[0], model)
        var watch = StopWatch()
        let recognizer = try PocketSphinxRecognizer(model: model, vocabulary: vocabulary)
        compilation.decoder = watch.lap()
        // As a device does when it is ready.
        memory_return_free()
        let first = try await hear(names[0], recognizer, settings)
        let resident = ProcessFootprint.residentMegabytes

        var milliseconds: [Double] = []
        var memory: [Double] = []
        for number in 1...changes {
            vocabulary = try await compile(names[number % 2], model).vocabulary
            _ = watch.lap()
            try await recognizer.use(vocabulary)
            milliseconds.append(watch.lap())
            memory.append(ProcessFootprint.residentMegabytes)
        }
        let last = try await hear(names[changes % 2], recognizer, settings)
        let files = try files(names[0])
        let network = files.grammar.network()
        try record.write(
            Record(
                command: record.command, clinics: clinics, people: people,
                sentencesWithoutCourtesies: files.grammar.sentenceCount(
                    collapsing: [], omitting: Grammar.courtesies),
                words: files.grammar.words.count, states: network.stateCount, arcs: network.arcs.count,
                compileMilliseconds: compilation, compileTotalMilliseconds: compilation.total, decoding: first,
                residentMegabytes: resident, changeMilliseconds: milliseconds,
                residentMegabytesAfterChanges: memory, decodingAfterChanges: last), to: "scale.json")
    }

    private func files(_ names: [String]) throws -> GrammarFiles {
        let folder = try data.folder()
        let others = try town.load(from: folder).slotLists(language: data.locale)
            .filter { !["clinic", "person"].contains($0.name) }
        return try folder.grammarFiles(locale: data.locale, slots: lists(names) + others)
    }

    private func compile(
        _ names: [String], _ model: AcousticModel
    ) async throws -> (vocabulary: Vocabulary, times: Compilation) {
        var times = Compilation()
        var watch = StopWatch()
        let files = try files(names)
        times.townAndGrammar = watch.lap()
        let pronunciations = try await data.files().pronunciations(of: files, by: model)
        times.pronunciations = watch.lap()
        let vocabulary = try Vocabulary(
            files.grammar, dictionary: pronunciations, expectations: [.anything, .yesOrNo])
        times.vocabulary = watch.lap()
        return (vocabulary, times)
    }

    private func lists(_ names: [String]) -> [SlotList] {
        [
            SlotList(
                name: "clinic",
                entries: names.prefix(clinics).map { .init(value: $0, phrases: ["\($0) clinic"]) }),
            SlotList(
                name: "person", entries: names.dropFirst(clinics).map { .init(value: $0, phrases: [$0]) }),
        ]
    }

    private func hear(
        _ names: [String], _ recognizer: PocketSphinxRecognizer, _ settings: VoiceSettings
    ) async throws -> Decoding {
        var decoding = Decoding()
        var (speech, processor) = (Duration.zero, 0.0)
        for number in 0..<sentences {
            let index = number * names.count / sentences
            let sentence = index < clinics ? "is \(names[index]) clinic open today" : "has \(names[index]) checked in"
            let sound = try await ESpeakVoice().synthesize(sentence, settings: settings)
                .resampled(to: AudioChunk.speechRate)
            let before = ProcessFootprint.processorSeconds
            let heard = try await recognizer.stream(sound)
            processor += ProcessFootprint.processorSeconds - before
            speech += sound.duration
            decoding.sentences += 1
            decoding.right += heard.intent?.slots.values.contains(names[index]) == true ? 1 : 0
        }
        decoding.realTimeFactorOfSpeech = processor / speech.seconds
        return decoding
    }

    private struct StopWatch {
        private var start = ContinuousClock.now

        /// Milliseconds since the last lap.
        mutating func lap() -> Double {
            let now = ContinuousClock.now
            defer { start = now }
            return (start.duration(to: now) / .milliseconds(1)).rounded3
        }
    }

    private struct Decoding: Encodable {
        var sentences = 0
        /// The name is the one said, streaming, whatever the confidence.
        var right = 0
        /// Processor seconds for a second of speech.
        var realTimeFactorOfSpeech = 0.0
    }

    private struct Compilation: Encodable {
        var townAndGrammar = 0.0
        var pronunciations = 0.0
        var vocabulary = 0.0
        var decoder = 0.0

        var total: Double { townAndGrammar + pronunciations + vocabulary + decoder }
    }

    private struct Record: Encodable {
        var command: String
        var clinics: Int
        var people: Int
        /// Every slot value counted; nil when there are more than can be counted.
        var sentencesWithoutCourtesies: Int?
        var words: Int
        var states: Int
        var arcs: Int
        var compileMilliseconds: Compilation
        var compileTotalMilliseconds: Double
        var decoding: Decoding
        var residentMegabytes: Double
        /// Until the new lists are in force, while the recognizer lives; its compilation before goes on beside it.
        var changeMilliseconds: [Double]
        var residentMegabytesAfterChanges: [Double]
        var decodingAfterChanges: Decoding
    }
}
