import ArgumentParser
import CommandSupport
import Composition
import DataFiles
import Foundation
import Japanese
import Laboratory
import Phrases
import Synthesis
import Texts

struct PaceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pace",
        abstract: "Measure how fast Japanese phrases are said, on their sound.",
        discussion: """
            Says each phrase once and counts its morae a second, pauses left out. Exits with 1 when the mean is not \
            within a tenth of five, the pace that listeners over eighty follow best.
            """)

    @OptionGroup var repertoire: RepertoireOptions
    @OptionGroup var output: JSONOption

    @Flag(
        help: "Measure eSpeak NG even where Open JTalk is installed.")
    var espeak = false

    @Option(
        help: ArgumentHelp("Keep the sounds in this folder, and a list of them.", valueName: "folder"))
    var sounds: String?

    static let pace = 5.0
    static let tolerance = 0.1

    func run() async throws {
        let (files, repertoire) = try repertoire.load()
        guard files.settings.language == "ja" else {
            throw ValidationError("Only Japanese is counted in morae.")
        }
        let installation = espeak ? nil : try self.repertoire.data.folder().openJTalk(files.settings)
        let voice: any Voice = installation.map(OpenJTalkVoice.init) ?? ESpeakVoice()
        var result = Result(voice: installation == nil ? files.settings.voice : files.settings.openJTalk?.voice ?? "")
        let folder = try sounds.map { try SoundFolder(at: URL(filePath: $0)) }
        for line in repertoire.phrases {
            let sound = try await voice.synthesize(line.text, settings: files.settings)
            let timing = SpeechTiming(sound)
            result.paces.append(Double(Pronunciation(line.text).morae.count) / timing.speech)
            result.pauses += timing.pauses
            try folder?.add(sound, of: line.text)
        }
        let summary = result.summary
        if output.json {
            try Terminal.print(json: summary)
        } else {
            Terminal.show(summary.text)
        }
        if abs(summary.meanPace / Self.pace - 1) > Self.tolerance { throw ExitCode.failure }
    }
}

private struct Result {
    var voice: String
    var paces: [Double] = []
    var pauses: [Double] = []

    var summary: Summary {
        let (paces, pauses) = (paces.sorted(), pauses.sorted())
        let right = paces.count { abs($0 / PaceCommand.pace - 1) <= PaceCommand.tolerance }
        return Summary(
            voice: voice, phrases: paces.count,
            meanPace: (paces.reduce(0, +) / Double(max(paces.count, 1))).rounded3,
            slowest: (paces.first ?? 0).rounded3, fastest: (paces.last ?? 0).rounded3,
            withinTenth: (Double(right) / Double(max(paces.count, 1))).rounded3,
            shortestPause: (pauses.first ?? 0).rounded3,
            medianPause: (pauses.isEmpty ? 0 : pauses[pauses.count / 2]).rounded3,
            longestPause: (pauses.last ?? 0).rounded3)
    }
}

/// Paces in morae a second, pauses in seconds: the keys are a contract with scripts.
private struct Summary: Encodable {
    var voice: String
    var phrases: Int
    var meanPace: Double
    var slowest: Double
    var fastest: Double
    /// The share of phrases within a tenth of the pace wanted.
    var withinTenth: Double
    var shortestPause: Double
    var medianPause: Double
    var longestPause: Double

    var text: Text {
        let share = Int((withinTenth * 100).rounded())
        return Text(
            verbatim:
                "\(voice): \(phrases) phrases, \(meanPace) morae a second (\(slowest)…\(fastest), \(share) % within a tenth of "
                + "\(PaceCommand.pace)), pauses of \(shortestPause)…\(longestPause) s, median \(medianPause) s")
    }
}
