import Audio
import CommandSupport
import Device
import Foundation
import Recording
import Texts

/// Shows a recording session: prompts and takes as lines, the level as one that moves.
struct RecordingPrinter: Sendable {
    /// Whether somebody is asked for decisions.
    var hasKeyboard: Bool

    func show(_ event: RecordingBooth.Event) {
        switch event {
        case .session(let event): show(event)
        case .saved(let entry): Terminal.show(Text(en: "  kept as \(entry.file)", ja: "  \(entry.file) に入れました"))
        case .notSaved(let error):
            Terminal.warn(
                Text(error) + Text(en: " Then press k to keep the take.", ja: "直したら k を押してください。"))
        }
    }

    private func show(_ event: RecordingSession.Event) {
        switch event {
        case .prompt(let sentence, let number, let count):
            Terminal.clearStatus()
            Terminal.show(
                Text(
                    en: "\(number) of \(count). Please say: “\(sentence.text)”",
                    ja: "\(count) のうち \(number)。言ってください：「\(sentence.text)」"))
        case .level(let level):
            let share = (level - LevelMeter.silence) / -LevelMeter.silence
            let bar = String(repeating: "#", count: Int((share * 40).rounded()))
            Terminal.status(Text(verbatim: "  \(Int(level.rounded())) dB \(bar)"))
        case .began, .save, .finished:
            Terminal.clearStatus()
        case .review(let take):
            Terminal.clearStatus()
            Terminal.show(Text(verbatim: "  ") + description(of: take))
            if hasKeyboard {
                Terminal.show(
                    Text(
                        en: "  k or Enter keeps it, a says it again, s skips the sentence, q ends",
                        ja: "  k か Enter：残す　a：もう一度言う　s：この文をとばす　q：終わる"))
            }
        }
    }

    private func description(of take: Take) -> Text {
        let (level, seconds) = (take.level, take.sound.duration.seconds.rounded3)
        let (rms, peak) = (Int(level.rms.rounded()), Int(level.peak.rounded()))
        var text = Text(
            en: "\(seconds) s, level \(rms) dB, peak \(peak) dB", ja: "\(seconds) 秒、音の大きさ \(rms) dB、最大 \(peak) dB")
        if level.clippedSamples > 0 {
            text =
                text
                + Text(
                    en: ", clipped in \(level.clippedSamples) samples: speak from further away, or turn it down",
                    ja: "。音が大きすぎます。マイクからはなれてください")
        } else if level.peak < Self.faintPeak {
            text =
                text
                + Text(en: ", faint: come closer, or turn the microphone up", ja: "。音が小さすぎます。マイクに近づいてください")
        }
        return take.isCutOff
            ? text + Text(en: ", cut off because it went on for too long", ja: "。長すぎるので、後ろを切りました") : text
    }

    /// In dBFS: below it, speech at arm's length is nearly lost in the noise of a cheap microphone.
    private static let faintPeak = -30.0
}
