import Audio
import Device
import Evaluation
import Foundation

/// Shows a recording session: prompts and takes as lines, the level as one that moves.
struct RecordingPrinter: Sendable {
    /// Whether somebody is asked for decisions.
    var hasKeyboard: Bool

    func show(_ event: RecordingBooth.Event) {
        switch event {
        case .session(let event): show(event)
        case .saved(let entry): Terminal.show("  kept as \(entry.file)")
        case .notSaved(let error): Terminal.note("mimamori: \(error) Then press k to keep the take.")
        }
    }

    private func show(_ event: RecordingSession.Event) {
        switch event {
        case .prompt(let sentence, let number, let count):
            Terminal.status("")
            Terminal.show("\(number) of \(count). Please say: “\(sentence.text)”")
        case .level(let level):
            let share = (level - LevelMeter.silence) / -LevelMeter.silence
            let bar = String(repeating: "#", count: Int((share * 40).rounded()))
            Terminal.status("  \(Int(level.rounded())) dB \(bar)")
        case .began, .save, .finished:
            Terminal.status("")
        case .review(let take):
            Terminal.status("")
            Terminal.show("  \(description(of: take))")
            if hasKeyboard { Terminal.show("  k or Enter keeps it, a says it again, s skips the sentence, q ends") }
        }
    }

    private func description(of take: Take) -> String {
        let level = take.level
        var parts = [
            "\(take.sound.duration.seconds.rounded3) s", "level \(Int(level.rms.rounded())) dB",
            "peak \(Int(level.peak.rounded())) dB",
        ]
        if level.clippedSamples > 0 {
            parts.append("clipped in \(level.clippedSamples) samples: speak from further away, or turn it down")
        } else if level.peak < Self.faintPeak {
            parts.append("faint: come closer, or turn the microphone up")
        }
        if take.isCutOff { parts.append("cut off because it went on for too long") }
        return parts.joined(separator: ", ")
    }

    /// In dBFS: below it, speech at arm's length is nearly lost in the noise of a cheap microphone.
    private static let faintPeak = -30.0
}
