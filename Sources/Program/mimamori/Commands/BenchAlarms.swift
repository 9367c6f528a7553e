import ArgumentParser
import Audio
import DataFiles
import Device
import Evaluation
import Foundation
import Grammar
import Phrases
import Recognition
import Synthesis
import Texts

struct BenchAlarms: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alarms",
        abstract: Text(
            en: "Measure how often a speaker with a name answers what was not said to it, and misses what was.",
            ja: "呼ばれないのに答える回数と、聞きのがす回数を測ります。"),
        discussion: Text(
            en: """
                Recordings that belong to no grammar are shuffled to hours of a television that talks to nobody. Those \
                that do are said to the speaker behind its name, and so are sentences drawn from the grammar. Nobody has \
                recorded such names: they are said by voices of flite (Debian `flite`), so what is missed proves plumbing. \
                Every other recording belongs to --part development, on which settings may be chosen; the rest, and \
                another order, to --part record.
                """,
            ja: "関係のない録音をならべて、テレビの代わりにします。名前で呼ぶ文は、flite の声です。設定は --part development で決めます。記録は --part record でします。")
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

    @Option(help: ArgumentHelp(en: "Hours of television.", ja: "テレビの時間。"))
    var televisionHours = 1.0

    @Option(help: ArgumentHelp(en: "How many sentences the voices of flite say to it.", ja: "flite の声で話す文の数。"))
    var sentences = 60

    @Option(
        help: ArgumentHelp(
            en: "How the voices of flite must spell the name to say it, besides its own spelling; can be repeated.",
            ja: "flite に名前を言わせるつづり。いくつでも書けます。"))
    var saidAs: [String] = []

    @Option(
        help: ArgumentHelp(
            en: "Which half of the recordings, and which order: development or record.",
            ja: "録音のどちらの半分か：development か record。"))
    var part = Part.development

    @Option(
        help: ArgumentHelp(
            en: "Another number mixes the same recordings in another order. (default: the part's own)",
            ja: "数を変えると、同じ録音を別の順にまぜます。（なければ --part の順）"))
    var mixing: UInt32?

    @Option(
        help: ArgumentHelp(
            en: "How many false alarms an hour --save allows.", ja: "--save でゆるす、一時間の空振りの数。"))
    var mostAlarms = 0.1

    @Flag(
        help: ArgumentHelp(
            en: "Put the lowest threshold with so few alarms into the file beside the grammar.",
            ja: "空振りがその数で済む、いちばん低いしきい値を、言い方のそばに書きます。"))
    var save = false

    @Option(
        help: ArgumentHelp(
            en: "A WAV file of noise, for the television and behind the calls.", ja: "テレビと呼びかけの後ろの雑音の WAV。",
            valueName: "file"))
    var noise: String

    @Argument(
        help: ArgumentHelp(
            en: "The manifest of the recordings, as for `mimamori evaluate`.", ja: "録音の一覧。`mimamori evaluate` と同じ形です。"))
    var manifest: String

    private var address: Addressing { addressing.address ?? .name }

    func validate() throws {
        guard televisionHours > 0, sentences > 0 else {
            throw ValidationError(
                Text(
                    en: "--television-hours and --sentences must be above 0.",
                    ja: "--television-hours と --sentences は 0 より大きい数です。"))
        }
        guard address.isNamed else {
            throw ValidationError(
                Text(en: "--address must be name or nameFirst.", ja: "--address は name か nameFirst です。"))
        }
        guard !save || part == .development else {
            throw ValidationError(
                Text(
                    en: "--save chooses: it belongs to --part development.",
                    ja: "--save は、--part development のときに使います。"))
        }
        guard FliteVoice.isPresent else {
            throw CommandFailure(
                Text(
                    en: "There is no flite: apt-get install flite.", ja: "flite がありません。apt-get install flite で入れてください。")
            )
        }
    }

    func run() async throws {
        let folder = try data.folder()
        let town = try town.load(from: folder)
        guard let name = try addressing.name.load(from: folder, locale: data.locale, town: town) else {
            throw ValidationError(
                Text(en: "The speaker has no name: choose one with --name.", ja: "スピーカーに名前がありません。--name で名前を決めてください。"))
        }
        let noise = try WAVFile.decode(Data(readingToEnd: URL(fileArgument: noise))).resampled(
            to: AudioChunk.speechRate)
        let recordings = try Recordings(manifest, part)
        guard !recordings.others.isEmpty else {
            throw CommandFailure(
                Text(
                    en: "\(manifest) has no recordings outside the grammar in this part: a television needs some.",
                    ja: "\(manifest) に、言い方の外の録音を入れてください。テレビの代わりにします。"))
        }
        let files = try grammar.load(from: folder, locale: data.locale, town: town, name: name)
        let factory = try await RecognizerFactory(
            files, recognizer, in: data, expectations: [address.anything(in: files.grammar)])
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
            Terminal.note(
                Text(
                    en: "\(kind): \(sounds.count) calls, clean and in noise", ja: "\(kind)：\(sounds.count) 回、静かな所と騒がしい所"
                ))
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
            return Terminal.note(
                Text(
                    en: "No threshold keeps to \(mostAlarms) alarms an hour; nothing was changed.",
                    ja: "一時間に \(mostAlarms) 回で済むしきい値はありません。何も変えていません。"))
        }
        var models = try ConfidenceModels(at: url)
        models[profile, .anything]?[keyPath: place] = threshold
        if address == .name {
            models[profile, .anything]?.nameScoreThreshold = report.lowestNameScore(alarmsPerHour: mostAlarms)
        }
        try models.write(to: url)
        Terminal.note(
            Text(
                en:
                    "\(url.relativePath): \(profile.rawValue) answers its name (\(address.rawValue)) from \(threshold) on.",
                ja: "\(url.relativePath)：\(profile.rawValue) は、名前（\(address.rawValue)）に \(threshold) から答えます。"))
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
