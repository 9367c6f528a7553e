import ArgumentParser
import Audio
import CommandSupport
import Composition
import DataFiles
import Device
import Evaluation
import Foundation
import Grammar
import Laboratory
import Phrases
import Recognition
import Recording
import Synthesis
import Texts

struct BenchAlarms: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alarms",
        abstract: "Measure how often a speaker with a name answers what was not said to it, and misses what was.",
        discussion: """
            Recordings that belong to no grammar are shuffled to hours of a television that talks to nobody. Those \
            that do are said to the speaker behind its name, and so are sentences drawn from the grammar. Nobody has \
            recorded such names: they are said by voices of flite (Debian `flite`), so what is missed proves plumbing. \
            Every other recording belongs to --part development, on which settings may be chosen; the rest, and \
            another order, to --part record.
            """
    )

    enum Part: String, ExpressibleByArgument {
        case development, record

        /// Its recordings in the manifest are every second from here on, and its order is drawn from this seed.
        var number: Int { self == .development ? 0 : 1 }
    }

    @OptionGroup var data: DataOptions
    @OptionGroup var town: TownOptions
    @OptionGroup var grammar: GrammarOptions
    @OptionGroup var recognizer: RecognizerOptions
    @OptionGroup var addressing: AddressingOptions
    @OptionGroup var record: RecordOptions

    @Option(help: "Hours of television.")
    var televisionHours = 1.0

    @Option(help: "How many sentences the voices of flite say to it.")
    var sentences = 60

    @Option(
        help: "How the voices of flite must spell the name to say it, besides its own spelling; can be repeated.")
    var saidAs: [String] = []

    @Option(
        help: "Which half of the recordings, and which order: development or record.")
    var part = Part.development

    @Option(
        help: "Another number mixes the same recordings in another order. (default: the part's own)")
    var mixing: UInt32?

    @Option(
        help: "How many false alarms an hour --save allows.")
    var mostAlarms = 0.1

    @Flag(
        help: "Put the lowest threshold with so few alarms into the file beside the grammar.")
    var save = false

    @Option(
        help: ArgumentHelp("A WAV file of noise, for the television and behind the calls.", valueName: "file"))
    var noise: String

    @Argument(
        help: "The manifest of the recordings, as for `mimamori evaluate`.")
    var manifest: String

    private var address: Addressing { addressing.address ?? .name }

    func validate() throws {
        guard televisionHours > 0, sentences > 0 else {
            throw ValidationError("--television-hours and --sentences must be above 0.")
        }
        guard address.isNamed else {
            throw ValidationError("--address must be name or nameFirst.")
        }
        guard !save || part == .development else {
            throw ValidationError("--save chooses: it belongs to --part development.")
        }
        guard FliteVoice.isPresent else {
            throw CommandFailure(
                "There is no flite: apt-get install flite."
            )
        }
    }

    func run() async throws {
        let folder = try data.folder()
        let town = try town.load(from: folder)
        guard let name = try folder.speakerName(addressing.name.name, locale: data.locale, in: town) else {
            throw ValidationError("The speaker has no name: choose one with --name.")
        }
        let noise = try WAVFile.decode(Data(readingToEnd: URL(fileArgument: noise))).resampled(
            to: AudioChunk.speechRate)
        let recordings = try Recordings(manifest, part)
        guard !recordings.others.isEmpty else {
            throw CommandFailure(
                "\(manifest) has no recordings outside the grammar in this part: a television needs some.")
        }
        let files = try grammar.load(from: folder, locale: data.locale, town: town, name: name)
        let factory = try await RecognizerFactory(
            files, recognizer.choice, in: data.files(), expectations: [address.anything(in: files.grammar)])
        let benchmark = AlarmBenchmark(
            recognizer: try factory.make(), settings: ListeningSettings(), addressing: address)

        let callers = NameCallers(
            spellings: [name.description] + saidAs, settings: try folder.voice(locale: data.locale).settings)
        var sounds: [NameCallers.Kind: [AudioChunk]] = [:]
        if address == .nameFirst { sounds[.nameAlone] = try await callers.nameAlone() }
        sounds[.synthesized] = try await callers.saying(Self.sentences(sentences, of: files.grammar, part))
        sounds[.recorded] = try await callers.before(recordings.questions)
        let calls = try await hear(sounds, in: noise, with: benchmark)

        var television = Television(recordings: recordings.others, noise: noise, seed: mixing ?? UInt32(part.number))
        var quarter = 0
        var report: AlarmReport?
        try await benchmark.watch(&television, hours: televisionHours) { heard, time in
            let progress = Text(verbatim: String(format: "%.2f/%.2f h", time, televisionHours))
            Terminal.status(progress)
            let isOver = time >= televisionHours
            guard isOver || Int(time * 4) > quarter else { return }
            quarter = Int(time * 4)
            if !Terminal.isWatched { Terminal.note(progress) }
            let reports = reports(of: heard, in: time, calls: calls)
            report = reports[triggers[0].rawValue]
            let result = Record(
                command: record.command, name: name.description, recognizer: factory.name, part: part.rawValue,
                recordings: recordings.others.count,
                recordingMinutes: (recordings.others.reduce(0) { $0 + $1.duration.seconds } / 60).rounded3,
                utterances: heard.count, believed: heard.count { $0.outcome == .recognized }, triggers: reports,
                missed: calls.mapValues { calls in
                    calls.filter { !$0.contains(where: \.isMeantForSpeaker) }.map { $0.map(\.line) }
                })
            let file = address == .nameFirst ? "alarms-name-first.json" : "alarms.json"
            try isOver ? record.write(result, to: file) : record.save(result, to: file)
        }
        if save, let report {
            try write(report, of: factory, to: files.confidence)
        }
    }

    /// What is heard of each call, by its kind and whether it is in noise.
    private func hear(
        _ sounds: [NameCallers.Kind: [AudioChunk]], in noise: AudioChunk, with benchmark: AlarmBenchmark
    ) async throws -> [String: [[Hypothesis]]] {
        var calls: [String: [[Hypothesis]]] = [:]
        for kind in NameCallers.Kind.allCases {
            let (kind, sounds) = (kind.rawValue, sounds[kind] ?? [])
            guard !sounds.isEmpty else { continue }
            let mixer = NoiseMixer(noise: noise, name: "noise")
            for (number, sound) in sounds.enumerated() {
                let noisy = try mixer.mix(sound, file: "\(kind) \(number)", signalToNoise: Self.signalToNoise)
                calls["\(kind), clean", default: []].append(try await benchmark.hear(sound))
                calls["\(kind), \(Self.signalToNoise) dB", default: []].append(try await benchmark.hear(noisy))
                Terminal.status(Text(verbatim: "\(kind): \(number + 1)/\(sounds.count)"))
            }
            Terminal.note("\(kind): \(sounds.count) calls, clean and in noise")
        }
        return calls
    }

    private var triggers: [AlarmBenchmark.Trigger] {
        address == .nameFirst ? [.nameFirst, .name, .help] : [.name, .help]
    }

    private func reports(
        of heard: [Hypothesis], in hours: Double, calls: [String: [[Hypothesis]]]
    ) -> [String: AlarmReport] {
        var reports: [String: AlarmReport] = [:]
        for trigger in triggers {
            reports[trigger.rawValue] = AlarmReport(
                hours: hours, alarms: AlarmBenchmark.pulls(of: trigger, in: heard),
                calls: calls.filter { trigger.expects($0.key) }.mapValues { calls in
                    calls.map {
                        AlarmBenchmark.pulls(of: trigger, in: $0).max { $0.confidence < $1.confidence } ?? .nothing
                    }
                })
        }
        return reports
    }

    private func write(_ report: AlarmReport, of factory: RecognizerFactory, to url: URL) throws {
        let (profile, place): (RecognizerProfile, WritableKeyPath<ConfidenceModel, Double?>) =
            switch address {
            case .nameFirst: (factory.profileOfName, \.callThreshold)
            default: (factory.profile, \.namedThreshold)
            }
        guard let threshold = report.lowestThreshold(alarmsPerHour: mostAlarms) else {
            return Terminal.note("No threshold keeps to \(mostAlarms) alarms an hour; nothing was changed.")
        }
        var models = try ConfidenceModels(at: url)
        models[profile, .anything]?[keyPath: place] = threshold
        if address == .name {
            models[profile, .anything]?.nameScoreThreshold = report.lowestNameScore(alarmsPerHour: mostAlarms)
        }
        try models.write(to: url)
        Terminal.note(
            "\(url.relativePath): \(profile.rawValue) answers its name (\(address.rawValue)) from \(threshold) on.")
    }

    private static let signalToNoise = 12

    private struct Record: Encodable {
        var command: String
        var name: String
        var recognizer: String
        var part: String
        /// Of which the television is made, and how long they are together.
        var recordings: Int
        var recordingMinutes: Double
        /// What was heard in the hours of television, and what of it would be answered by a speaker without a name.
        var utterances: Int
        var believed: Int
        var triggers: [String: AlarmReport]
        /// What was heard of every call that went unanswered, by kind.
        var missed: [String: [[String]]]
    }
}

extension Hypothesis {
    fileprivate var line: String { "\(text) (\(String(format: "%.3f", confidence)))" }
}

extension AlarmBenchmark.Trigger {
    /// Whether something said to the speaker should pull it.
    fileprivate func expects(_ kind: String) -> Bool {
        switch self {
        case .name: !kind.hasPrefix(NameCallers.Kind.nameAlone.rawValue)
        case .nameFirst: true
        case .help: false
        }
    }
}

extension BenchAlarms {
    /// The recordings of one part: questions of the grammar, and all else.
    private struct Recordings {
        var questions: [AudioChunk] = []
        var others: [AudioChunk] = []

        init(_ manifest: String, _ part: Part) throws {
            let set = try RecordingSet(at: URL(filePath: manifest))
            for index in stride(from: part.number, to: set.manifest.entries.count, by: 2) {
                let entry = set.manifest.entries[index]
                let sound = try set.sound(of: entry)
                if entry.isInGrammar {
                    questions.append(sound)
                } else {
                    others.append(sound)
                }
            }
        }
    }

    /// Sentences that name nobody, drawn for a part.
    private static func sentences(_ count: Int, of grammar: Grammar, _ part: Part) -> [String] {
        var generator = MersenneTwister(seed: UInt32(part.number))
        let parser = IntentParser(grammar)
        return grammar.randomSentences(count * 2, using: &generator)
            .filter { words in parser.parse(words).map { !$0.isAddressed } ?? false }
            .prefix(count).map { $0.joined(separator: " ") }
    }
}
