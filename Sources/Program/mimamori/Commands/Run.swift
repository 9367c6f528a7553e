import ALSA
import ArgumentParser
import CommandSupport
import Composition
import DataFiles
import Device
import Foundation
import Grammar
import Logging
import OpenData
import Rules
import ServiceLifecycle
import Store
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
        let store = try StateFolder.open(state, town: files.town.key, warn: Terminal.warn)
        let rules = try files.town.rulesInForce(
            in: store, alerts: alerts.map { URL(filePath: $0) }, warn: Terminal.warn)
        let output: any SpeechOutput =
            if let replies {
                try ReplyFolder(at: URL(filePath: replies))
            } else {
                LoudspeakerOutput(Loudspeaker(device: loudspeaker))
            }
        let inputs = DeviceInputs()
        let logger = Logger(label: "mimamori")
        let parts = try files.parts(
            rules: rules, output: output, listening: device.listening.settings, logger: logger,
            observe: EventPrinter().show)
        let capture = CaptureService(
            microphone: device.listening.makeMicrophone(), inputs: inputs, observe: parts.observe)
        introduce(files)
        if Terminal.isInteractive { Terminal.forEachLine(inputs.read) }
        let time = start.duration(to: .now).formatted(.units(allowed: [.milliseconds]))
        Terminal.note(Text(en: "Ready after \(time).", ja: "用意ができました（\(time)）。"))
        var services: [any Service] = [
            AlertWatch(inputs), VocabularyWatch(inputs, logger: logger, changed: files.vocabulariesInForce(in: store)),
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
