import ALSA
import ArgumentParser
import Audio
import CommandSupport
import Composition
import Device
import Foundation
import Grammar
import Recognition
import Texts

struct Listen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Text(en: "Show what is heard, without answering, until it is stopped.", ja: "聞こえたことばを出します。答えません。"),
        discussion: Text(
            en: "For trying a microphone and its place in the room: one line for each utterance.",
            ja: "マイクと置き場所を試すためのものです。一つの話が一行です。"))

    @OptionGroup var device: DeviceOptions
    @OptionGroup var output: JSONOption

    func run() async throws {
        try device.listening.requireMicrophone()
        let files = try await device.load()
        let inputs = DeviceInputs()
        let hearing = Hearing(
            recognizer: try files.recognizer(), settings: device.listening.settings)
        let capture = CaptureService(
            microphone: device.listening.makeMicrophone(), inputs: inputs,
            observe: { event in
                if case .capture(let state) = event { Terminal.note(state.text) }
            })
        Terminal.note(Text(en: "Listening. Ctrl-C ends it.", ja: "聞いています。Ctrl-C で終わります。"))
        async let captured: Void = capture.run()
        try await hearing.run(inputs, report: show)
        await captured
    }

    private func show(_ heard: Hearing.Heard) throws {
        if output.json {
            try Terminal.print(json: Line(heard))
        } else {
            let meaning = heard.intent.map { " → \($0)" } ?? ""
            Terminal.show(
                heard.hypothesis.outcome.text + Text(verbatim: " “\(heard.hypothesis.text)”\(meaning)"))
        }
    }

    private struct Line: Encodable {
        var outcome: Hypothesis.Outcome
        var text: String
        var intent: String?
        var slots: [String: String]
        var confidence: Double
        var speechSeconds: Double
        var decodeSeconds: Double

        init(_ heard: Hearing.Heard) {
            outcome = heard.hypothesis.outcome
            text = heard.hypothesis.text
            intent = heard.intent?.name
            slots = heard.intent?.slots ?? [:]
            confidence = heard.hypothesis.confidence.rounded3
            speechSeconds = heard.speech.seconds.rounded3
            decodeSeconds = heard.recognition.seconds.rounded3
        }
    }
}
