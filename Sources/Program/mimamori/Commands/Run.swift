import ALSA
import ArgumentParser
import Audio
import DataFiles
import Device
import Foundation
import Grammar
import Logging
import OpenData
import Phrases
import Recognition
import Rules
import ServiceLifecycle
import Store
import Synchronization
import Synthesis
import UnixSignals
import Texts

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Text(en: "Start the rules service and one speaker in this process.", ja: "答える係とスピーカーを動かします。"),
        discussion: Text(
            en: """
                With a microphone it listens until it is stopped (Ctrl-C). Without one it holds a demonstration: sample \
                questions are spoken in real time into a pipe that libasound reads as its microphone. A question can \
                also be typed; a demonstration reads standard input to its end. With a microphone it answers those who \
                name it, as --address says.
                """, ja: "マイクがあれば、Ctrl-C まで聞きます。マイクがなければ、例の質問を声で流して、ようすをお見せします。字で聞くこともできます。だれに答えるかは --address で決めます。"))

    @OptionGroup var device: DeviceOptions

    @Option(
        help: ArgumentHelp(
            en: "The loudspeaker: a name that `mimamori devices` lists.", ja: "スピーカー：`mimamori devices` の名前。"))
    var loudspeaker = "default"

    @Option(
        help: ArgumentHelp(
            en: "Write each reply to a WAV file in this folder instead of playing it.", ja: "返事を鳴らさずに、ここに WAV で書きます。"))
    var replies: String?

    @Option(
        help: ArgumentHelp(
            en: "The folder of the database. (default: STATE_DIRECTORY, or ~/.local/state/mimamori; a demonstration "
                + "keeps none)",
            ja: "記録の場所。（なければ STATE_DIRECTORY か ~/.local/state/mimamori。ようすをお見せするときは残しません）"))
    var state: String?

    @Option(
        help: ArgumentHelp(
            en: "The folder into which alerts (CAP 1.2) are dropped. (default: “alerts” of town.yml)",
            ja: "知らせ（CAP 1.2）を置く場所。（なければ town.yml の alerts）"))
    var alerts: String?

    @Flag(
        help: ArgumentHelp(en: "Hold the demonstration even where there is a microphone.", ja: "マイクがあっても、ようすをお見せします。"))
    var demo = false

    func run() async throws {
        let start = ContinuousClock.now
        let isDemonstration = demo || !device.listening.canListen()
        let files =
            isDemonstration
            ? try await device.load()
            : try await device.load(addressed: .name, keepingIn: StateFolder.locate(option: state))
        for issue in files.town.issues {
            Terminal.warn(issue.text)
        }
        if isDemonstration {
            try await DemonstrationShow(
                files: files, listening: device.listening.settings, loudspeaker: loudspeaker,
                replies: replies.map { URL(filePath: $0) }, state: state.map { URL(filePath: $0) }, isChosen: demo
            ).run()
        } else {
            try await listen(files, since: start)
        }
    }

    private func listen(_ files: DeviceFiles, since start: ContinuousClock.Instant) async throws {
        let state = StateFolder.locate(option: state)
        let store = try Store.open(in: state, warn: Terminal.warn)
        let rules = LocalRulesClient(
            store: store, town: files.town.town, households: files.town.households,
            reader: { try TownBundle(files: $0).reading().town }, alerts: alertSource(files.town))
        let output: any SpeechOutput =
            if let replies {
                try ReplyFolder(at: URL(filePath: replies))
            } else {
                LoudspeakerOutput(Loudspeaker(device: loudspeaker))
            }
        let inputs = DeviceInputs()
        let logger = Logger(label: "mimamori")
        let parts = files.parts(
            rules: rules, output: output, listening: device.listening.settings, logger: logger,
            observe: EventPrinter().show)
        let capture = CaptureService(
            microphone: device.listening.makeMicrophone(), inputs: inputs, observe: parts.observe)
        introduce(files)
        if Terminal.isInteractive { Terminal.forEachLine(inputs.read) }
        let time = start.duration(to: .now).formatted(.units(allowed: [.milliseconds]))
        Terminal.note(Text(en: "Ready after \(time).", ja: "用意ができました（\(time)）。"))
        var services: [any Service] = [
            AlertWatch(inputs), VocabularyWatch(inputs, logger: logger, changed: words(of: files, store)),
            ButtonSignal(inputs),
        ]
        if let button = device.addressing.button {
            services.append(Button(device: URL(filePath: button), inputs: inputs, observe: parts.observe))
        }
        // Stopped in reverse: the microphone first, with which the speaker's inputs end.
        let group = ServiceGroup(
            services: services + [Speaker(parts, inputs: inputs), capture],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        try await group.run()
    }

    /// What can be heard of the version in force, whenever another one has come into force.
    private func words(of files: DeviceFiles, _ store: Store) -> @Sendable () async throws -> [Vocabulary] {
        let known = Mutex<Store.TownVersion.ID?>(nil)
        return {
            guard let version = try await store.townInForce(files.town.town.id),
                known.withLock({ $0 != version })
            else { return [] }
            known.withLock { $0 = version }
            let town = try TownBundle(files: await store.townFiles(of: version)).reading().town
            return try await files.vocabularies(of: town)
        }
    }

    /// What lies in the folder of the alerts. What only staff can judge is told on standard error, once.
    private func alertSource(_ town: TownFiles) -> LocalRulesClient.AlertSource {
        guard let url = alerts.map({ URL(filePath: $0) }) ?? town.alerts else { return { _, _ in [] } }
        let folder = AlertFolder(at: url)
        let told = Told()
        return { town, time in
            let report = try await folder.report(for: town, at: time)
            for finding in told.new(report.findings.filter { $0.fate == .forStaff }) {
                Terminal.warn(
                    Text(
                        en: "an alert is not on the air, look at it: \(finding.file): ",
                        ja: "放送しない知らせがあります。見てください。\(finding.file)：") + finding.reason)
            }
            return report.alerts
        }
    }

    /// What staff have been told of.
    private final class Told: Sendable {
        private let findings = Mutex<[AlertReport.Finding]>([])

        func new(_ all: [AlertReport.Finding]) -> [AlertReport.Finding] {
            findings.withLock { known in
                defer { known = all }
                return all.filter { !known.contains($0) }
            }
        }
    }

    private func introduce(_ files: DeviceFiles) {
        let name = files.town.name(language: device.data.locale)
        Terminal.show(
            Text(en: "\(name), household \(files.household.id). ", ja: "\(name)、家 \(files.household.id)。")
                + invitation(files))
    }

    private func invitation(_ files: DeviceFiles) -> Text {
        let name = files.usual.name?.description.capitalized ?? ""
        return switch files.addressing {
        case .name:
            Text(
                en: "Say “\(name), what can I say?”, or type: what can I say?",
                ja: "「\(name)、何が聞けますか」と言ってください。字でも聞けます。")
        case .nameFirst:
            Text(
                en: "Say “\(name)” and wait for the sound, or type: what can I say?",
                ja: "「\(name)」と言って、音を待ってください。字でも聞けます。")
        case .button:
            Text(en: "Press the button and ask, or type: what can I say?", ja: "ボタンを押して聞いてください。字でも聞けます。")
        case .always:
            Text(en: "Say or type, for example: what can I say?", ja: "声でも字でも聞けます。たとえば：何が聞けますか")
        }
    }
}
