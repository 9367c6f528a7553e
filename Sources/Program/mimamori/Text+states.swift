import ALSA
import OpenData
import Recognition
import Texts

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
