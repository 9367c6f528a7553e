import ArgumentParser
import Audio
import CommandSupport
import Composition
import DataFiles
import Device
import Evaluation
import Foundation
import Laboratory
import Recognition
import Recording
import Texts

struct BenchEndpointing: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "endpointing",
        abstract: "Measure how long a person waits after the last word, and how often one who pauses is cut off.",
        discussion: """
            Hears the recordings of a manifest that are in the grammar as a device does, once as they are and then \
            with a pause in the middle. A person is cut off when the speaker takes the part before the pause for the \
            whole. Only recordings that are understood without a pause count.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var town: TownOptions
    @OptionGroup var grammar: GrammarOptions
    @OptionGroup var recognizer: RecognizerOptions
    @OptionGroup var listening: ListeningOptions
    @OptionGroup var record: RecordOptions

    @Option(help: ArgumentHelp("Lengths of the pause, in seconds.", valueName: "0.5,1,…"))
    var pauses = "0.5,1,1.5,2,2.5"

    @Option(help: "Hear every n-th recording only.")
    var every = 1

    @Argument(help: "The manifest.")
    var manifest: String

    private var lengths: [Double] {
        pauses.split(separator: ",").compactMap { Double($0.trimmingCharacters(in: .whitespaces)) }
    }

    func validate() throws {
        guard every > 0 else {
            throw ValidationError("--every must be above 0.")
        }
        let count = pauses.split(separator: ",", omittingEmptySubsequences: false).count
        guard lengths.count == count, lengths.allSatisfy({ $0 > 0 }) else {
            throw ValidationError("--pauses is a list of seconds, for example 0.5,1.")
        }
    }

    func run() async throws {
        let recordings = try RecordingSet(at: URL(filePath: manifest))
        let folder = try data.folder()
        let files = try grammar.load(from: folder, locale: data.locale, town: town.load(from: folder))
        let factory = try await RecognizerFactory(files, recognizer.choice, in: data.files())
        let hearing = Hearing(
            recognizer: try factory.make(), settings: listening.settings)

        var report = Report(command: record.command, recognizer: factory.name)
        var speakers: [(entry: ManifestEntry, speech: HesitantSpeech)] = []
        let entries = recordings.manifest.entries.filter(\.isInGrammar)
        let chosen = entries.enumerated().filter { $0.offset % every == 0 }.map(\.element)
        let progress = EvaluationProgress(title: "without a pause", total: chosen.count)
        for entry in chosen {
            defer { progress.advance() }
            guard let speech = HesitantSpeech(try recordings.sound(of: entry)) else { continue }
            let heard = try await hearing.hear(speech.sound(pausing: .zero, margins: Self.margins))
            guard heard.count == 1, let only = heard.first, only.intent.map(entry.isMet) == true else { continue }
            report.waits.append(only.wait.seconds + only.recognition.seconds)
            speakers.append((entry, speech))
        }
        for length in lengths {
            var line = Line(pause: length, recordings: speakers.count)
            let progress = EvaluationProgress(title: "pauses of \(length) s", total: speakers.count)
            for (entry, speech) in speakers {
                let heard = try await hearing.hear(speech.sound(pausing: .seconds(length), margins: Self.margins))
                line.add(heard, of: entry)
                progress.advance()
            }
            report.pauses.append(line)
        }
        try record.write(report, to: "endpointing.json")
    }

    /// The quiet around each recording: longer than any silence that ends an utterance.
    private static let margins = Duration.seconds(4)

    private struct Line: Encodable {
        var pause: Double
        var recordings: Int
        /// Heard as one, with intent and slots right.
        var right = 0
        /// The part before the pause was answered by itself, and as the whole would have been.
        var early = 0
        /// The part before the pause was taken for something else.
        var cut = 0
        /// All that was not heard as it was meant.
        var mistakes: [Mistake] = []

        mutating func add(_ heard: [Hearing.Heard], of entry: ManifestEntry) {
            guard heard.first?.intent.map(entry.isMet) == true else {
                cut += heard.count > 1 ? 1 : 0
                mistakes.append(Mistake(file: entry.file, heard: heard.map(\.hypothesis)))
                return
            }
            if heard.count > 1 { early += 1 } else { right += 1 }
        }
    }

    private struct Mistake: Encodable {
        struct Part: Encodable {
            var words: String
            var confidence: Double
            var isBelieved: Bool
        }

        var file: String
        var heard: [Part]

        init(file: String, heard: [Hypothesis]) {
            self.file = file
            self.heard = heard.map {
                Part(words: $0.text, confidence: $0.confidence.rounded3, isBelieved: $0.outcome == .recognized)
            }
        }
    }

    private struct Report: Encodable {
        var command: String
        var recognizer: String
        /// From the last word to the words known, in seconds.
        var waits: [Double] = []
        var pauses: [Line] = []

        private enum CodingKeys: String, CodingKey {
            case command, recognizer, meanWait, longestWait, pauses
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(command, forKey: .command)
            try container.encode(recognizer, forKey: .recognizer)
            try container.encode((waits.reduce(0, +) / Double(max(waits.count, 1))).rounded3, forKey: .meanWait)
            try container.encode((waits.max() ?? 0).rounded3, forKey: .longestWait)
            try container.encode(pauses, forKey: .pauses)
        }
    }
}
