import ALSA
import Device
import DeviceLink
import Foundation
import Grammar

/// Shows what happens in a device, a line for each stage, on the terminal.
struct EventPrinter: Sendable {
    func show(_ event: DeviceEvent) {
        switch event {
        case .listening: Terminal.show("Listening.")
        case .called(.name): line("called", "by its name: it listens")
        case .called(.button): line("called", "by its button: it listens")
        case .passedOver: line("passed", "speech that did not name the speaker")
        case .speechBegan: break
        case .heard: break
        case .exchange(let exchange): show(exchange)
        case .alert(let text): line("alert", text)
        case .capture(.listening(let format)): Terminal.show("  microphone  \(format)")
        case .capture(.trouble(let error)): Terminal.note("mimamori: \(error)")
        case .trouble(let sentence): Terminal.note("mimamori: \(sentence)")
        }
    }

    private func show(_ exchange: Exchange) {
        let stages = exchange.stages
        switch exchange.outcome {
        case .silence: line("silence", "nobody answered")
        case .notRecognized where exchange.heard.isEmpty:
            line("heard", "speech, but no sentence that is known", stages.recognition)
        case .notRecognized:
            line("heard", "“\(exchange.heard)”? not sure (\(percent(exchange.confidence)))", stages.recognition)
        default:
            line("heard", "“\(exchange.heard)” (\(percent(exchange.confidence)))", stages.recognition)
        }
        if let name = exchange.intent {
            line("intent", Intent(name: name, slots: exchange.slots).description, stages.rules)
        }
        line("answer", exchange.reply, stages.synthesis)
    }

    private func line(_ stage: String, _ text: String, _ milliseconds: Double? = nil) {
        let time = milliseconds.map { String(format: "%6.1f ms", $0) } ?? "         "
        Terminal.show("  \(stage.padding(toLength: 7, withPad: " ", startingAt: 0)) \(time)  \(text)")
    }

    private func percent(_ share: Double) -> String {
        "\(Int((share * 100).rounded())) %"
    }
}
