import ALSA
import ArgumentParser
import Audio
import CommandSupport
import DataFiles
import Device
import Foundation
import Grammar
import Japanese
import Logging
import Recording
import ServiceLifecycle
import UnixSignals
import Texts

struct Record: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Text(
            en: "Collect labelled recordings for evaluate: shows sentences and records how people say them.",
            ja: "文を見せて、話す声を録音します。evaluate で使います。"),
        discussion: Text(
            en: """
                Each take is shown with its level and can be kept (k or Enter), said again (a) or skipped (s); q or Ctrl-C \
                ends. What was kept is on the disk at once, a take without a decision is not kept, and the next start goes on with what is still missing. Without \
                a keyboard every take is kept. Ask the people first, and keep the recordings as carefully as letters: a \
                voice tells who somebody is.
                """,
            ja: "録音の大きさを出します。k か Enter で残し、a でもう一度、s でとばし、q で終わります。次は、残りの文から続けます。先に本人に聞いてください。録音は手紙のように大事にしてください。"))

    @OptionGroup var data: DataOptions
    @OptionGroup var town: TownOptions
    @OptionGroup var grammar: GrammarOptions

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(en: "The folder for recordings and manifest.jsonl.", ja: "録音と manifest.jsonl の場所。"))
    var output: String

    @Option(
        help: ArgumentHelp(
            en: "A text file with a sentence on each line. (default: from the grammar)", ja: "一行に一つの文。（なければ、言い方から選びます）",
            valueName: "file"))
    var sentences: String?

    @Option(help: ArgumentHelp(en: "How many sentences to draw from the grammar.", ja: "選ぶ文の数。"))
    var count = 50

    @Option(
        help: ArgumentHelp(
            en: "Another number draws other sentences; the same one draws the same.", ja: "数を変えると、ほかの文になります。同じ数なら同じ文です。"
        ))
    var seed: UInt32 = 1

    @Option(
        help: ArgumentHelp(
            en: "Who speaks: evaluate gives the figures of each speaker. (default: not said)",
            ja: "話す人。evaluate は人ごとの値も出します。"))
    var speaker: String?

    @OptionGroup var listening: ListeningOptions

    func validate() throws {
        guard count > 0 else {
            throw ValidationError(Text(en: "--count must be above 0.", ja: "--count は 0 より大きい数です。"))
        }
    }

    func run() async throws {
        let data = try data.folder()
        let files = try grammar.load(from: data, locale: self.data.locale, town: town.load(from: data))
        let all = try prompts(from: files.grammar)
        let folder = try RecordingFolder(at: URL(filePath: output), group: speaker)
        let missing = all.remaining(
            after: folder.entries.filter { $0.group == speaker }.compactMap(\.text))
        introduce(all, missing)
        guard !missing.isEmpty else { return }
        try listening.requireMicrophone()

        let keys = KeyTerminal()
        defer { keys?.restore() }
        let inputs = DeviceInputs()
        keys?.forEachKey { inputs.read($0.isNewline ? "" : String($0)) }
        let session = RecordingSession(
            missing, settings: Endpointer.Settings(trailingSilence: listening.settings.trailingSilence),
            keepsEverything: keys == nil)
        let booth = BoothService(
            booth: RecordingBooth(session: session, folder: folder, hasKeyboard: keys != nil), inputs: inputs,
            printer: RecordingPrinter(hasKeyboard: keys != nil))
        let capture = CaptureService(
            microphone: listening.makeMicrophone(), inputs: inputs,
            observe: { event in
                if case .capture(.trouble(let error)) = event { Terminal.warn(Text(error)) }
            })
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    .init(
                        service: booth, successTerminationBehavior: .gracefullyShutdownGroup,
                        failureTerminationBehavior: .gracefullyShutdownGroup),
                    .init(service: capture),
                ],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: Logger(label: "mimamori")))
        try await group.run()
        Terminal.clearStatus()
        let kept = try RecordingFolder(at: URL(filePath: output)).entries.count
        Terminal.show(
            Text(
                en: "\(kept) recordings in \(folder.manifest.relativePath)",
                ja: "\(folder.manifest.relativePath) に録音が \(kept) あります"))
    }

    private func prompts(from grammar: Grammar) throws -> [PromptedSentence] {
        let parser = IntentParser(grammar)
        guard let sentences else {
            var generator = MersenneTwister(seed: seed)
            return grammar.randomSentences(count, using: &generator).map { words in
                PromptedSentence(text: RubyText.running(words).base, intent: parser.parse(words))
            }
        }
        let lines = try PromptFile.sentences(at: URL(fileArgument: sentences))
        return lines.map { PromptedSentence(text: $0, intent: parser.parse($0)) }
    }

    private func introduce(_ all: [PromptedSentence], _ missing: [PromptedSentence]) {
        if missing.count < all.count {
            let done = all.count - missing.count
            Terminal.show(
                Text(
                    en: "\(done) of \(all.count) sentences are recorded already.",
                    ja: "\(all.count) の文のうち、\(done) はもう録音してあります。"))
        }
        let outside = missing.count { $0.expected == .notRecognized }
        if outside > 0 {
            Terminal.note(
                Text(
                    en:
                        "\(outside) of \(missing.count) sentences are outside the grammar: evaluate will expect that they "
                        + "are not recognized.",
                    ja: "\(missing.count) の文のうち、\(outside) は、決まった言い方にない文です。"
                        + "evaluate は、聞きとらないことを正しいとします。"))
        }
    }
}

/// A booth among the services of a process.
private struct BoothService: Service {
    var booth: RecordingBooth
    var inputs: DeviceInputs
    var printer: RecordingPrinter

    func run() async throws {
        try await booth.run(inputs, report: printer.show)
    }
}
