import ALSA
import CommandSupport
import Device
import DeviceLink
import Foundation
import Grammar
import Texts

/// Shows what happens in a device, a line for each stage, on the terminal.
struct EventPrinter: Sendable {
    func show(_ event: DeviceEvent) {
        switch event {
        case .listening: Terminal.show(Text(en: "Listening.", ja: "聞いています。"))
        case .called(.name): line(.called, Text(en: "by its name: it listens", ja: "名前で呼ばれました。聞いています"))
        case .called(.button): line(.called, Text(en: "by its button: it listens", ja: "ボタンで呼ばれました。聞いています"))
        case .passedOver:
            line(.passed, Text(en: "speech that did not name the speaker", ja: "スピーカーを呼ばない話でした"))
        case .speechBegan: break
        case .heard: break
        case .exchange(let exchange): show(exchange)
        case .alert(let text): line(.alert, Text(verbatim: text))
        case .capture(.listening(let format)):
            Terminal.show(Text(en: "  microphone  \(format)", ja: "  マイク  \(format)"))
        case .capture(.trouble(let error)): Terminal.warn(Text(error))
        case .trouble(let sentence): Terminal.warn(sentence)
        }
    }

    /// What a second voice asks, above what is heard of it.
    func showQuestion(_ question: String, number: Int, of count: Int) {
        Terminal.show(verbatim: "")
        line(.asked, Text(en: "“\(question)”", ja: "「\(question)」"), time: "\(number)/\(count)")
    }

    private func show(_ exchange: Exchange) {
        let stages = exchange.stages
        switch exchange.outcome {
        case .silence: line(.silence, Text(en: "nobody answered", ja: "返事がありませんでした"))
        case .notRecognized where exchange.heard.isEmpty:
            line(
                .heard, Text(en: "speech, but no sentence that is known", ja: "知らない文でした"), stages.recognition)
        case .notRecognized:
            let share = percent(exchange.confidence)
            line(
                .heard,
                Text(en: "“\(exchange.heard)”? not sure (\(share))", ja: "「\(exchange.heard)」でしょうか（\(share)）"),
                stages.recognition)
        default:
            let share = percent(exchange.confidence)
            line(
                .heard, Text(en: "“\(exchange.heard)” (\(share))", ja: "「\(exchange.heard)」（\(share)）"),
                stages.recognition)
        }
        if let name = exchange.intent {
            line(
                .intent, Text(verbatim: Intent(name: name, slots: exchange.slots).description), stages.rules)
        }
        line(.answer, Text(verbatim: exchange.reply), stages.synthesis)
    }

    /// What stands before a line.
    private enum Stage: CaseIterable {
        case asked, heard, intent, answer, called, passed, silence, alert

        var text: Text {
            switch self {
            case .asked: Text(en: "asked", ja: "聞かれた")
            case .heard: Text(en: "heard", ja: "聞いた")
            case .intent: Text(en: "intent", ja: "意味")
            case .answer: Text(en: "answer", ja: "答えた")
            case .called: Text(en: "called", ja: "呼ばれた")
            case .passed: Text(en: "passed", ja: "別の話")
            case .silence: Text(en: "silence", ja: "返事なし")
            case .alert: Text(en: "alert", ja: "知らせ")
            }
        }

        static func columns(in language: Language) -> Int {
            allCases.map { $0.text.in(language).columns }.max() ?? 0
        }
    }

    private func line(_ stage: Stage, _ text: Text, _ milliseconds: Double? = nil) {
        line(stage, text, time: milliseconds.map { String(format: "%.1f ms", $0) } ?? "")
    }

    private func line(_ stage: Stage, _ text: Text, time: String) {
        let time = String(repeating: " ", count: max(0, 9 - time.count)) + time
        let label = stage.text.in(Terminal.language).padded(to: Stage.columns(in: Terminal.language))
        Terminal.show(Text(verbatim: "  \(label) \(time)  ") + text)
    }

    private func percent(_ share: Double) -> String {
        "\(Int((share * 100).rounded())) %"
    }
}
