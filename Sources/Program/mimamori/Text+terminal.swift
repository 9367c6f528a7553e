import ALSA
public import ArgumentParser
import Device
import OpenData
import Recognition
public import Texts

extension ArgumentHelp {
    init(en: String, ja: String, valueName: String? = nil) {
        self.init(stringLiteral: Text(en: en, ja: ja).in(Terminal.language))
        self.valueName = valueName
    }
}

extension CommandConfiguration {
    init(
        commandName: String? = nil, abstract: Text, discussion: Text = Text(verbatim: ""),
        version: String = "", subcommands: [any ParsableCommand.Type] = [],
        defaultSubcommand: (any ParsableCommand.Type)? = nil
    ) {
        self.init(
            commandName: commandName, abstract: abstract.in(Terminal.language),
            discussion: discussion.in(Terminal.language), version: version, subcommands: subcommands,
            defaultSubcommand: defaultSubcommand)
    }
}

extension ValidationError {
    init(_ text: Text) {
        self.init(text.in(Terminal.language))
    }
}

extension Hypothesis.Outcome {
    var text: Text {
        switch self {
        case .recognized: Text(en: "recognized", ja: "聞きとれました")
        case .notRecognized: Text(en: "notRecognized", ja: "聞きとれません")
        case .noSpeech: Text(en: "noSpeech", ja: "だれも話していません")
        }
    }
}

extension CaptureEvent {
    var text: Text {
        switch self {
        case .listening(let format): Text(en: "microphone: \(format)", ja: "マイク：\(format)")
        case .trouble(let error): Text(error)
        }
    }
}

extension AlertReport.Finding.Fate {
    var text: Text {
        switch self {
        case .announced: Text(en: "announced", ja: "放送")
        case .withdrew: Text(en: "withdrew", ja: "取り消し")
        case .ignored: Text(en: "ignored", ja: "関係なし")
        case .forStaff: Text(en: "forStaff", ja: "職員が見る")
        }
    }
}

extension Language: ExpressibleByArgument {}
