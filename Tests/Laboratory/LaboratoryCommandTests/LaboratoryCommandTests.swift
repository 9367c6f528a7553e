import Foundation
import TestSupport
import Testing

/// The laboratory's commands as Benchmarks/Makefile uses them.
@Suite struct LaboratoryCommandTests {
    @Test(
        "Every command has help in English, whatever the language of the system",
        arguments: [
            "evaluate", "bench", "bench alarms", "bench names", "bench scale", "confidence", "pace", "draw",
        ])
    func help(command: String) async throws {
        try await withTemporaryFolder { folder in
            let help = try await Outcome(
                RunningProgram(
                    command.split(separator: " ").map(String.init) + ["--help"], of: .laboratory, in: folder,
                    environment: ["MIMAMORI_LANGUAGE": "ja"]))
            #expect(help.exitCode == 0)
            #expect(help.output.contains("USAGE: mimamori-lab \(command) "))
            #expect(!help.output.contains { ("ぁ"..."ー").contains($0) })
        }
    }

    @Test(
        "Bad input is one clear line",
        arguments: [
            ("evaluate nothere.jsonl", "nothere.jsonl: the file cannot be read"),
            ("evaluate a.jsonl --jobs 0", "--jobs"),
            ("evaluate a.jsonl --snr 6", "--noise and --snr belong together"),
            ("evaluate a.jsonl --noise n.wav --snr 6,x", "whole numbers of dB"),
            ("bench alarms --noise /nowhere.wav a.jsonl", "/nowhere.wav: no such file or directory"),
            ("confidence --profile light /nowhere.jsonl", "/nowhere.jsonl"),
            ("frobnicate", "frobnicate"),
        ])
    func badInput(command: String, complaint: String) async throws {
        let outcome = try await laboratory(command.split(separator: " ").map(String.init))
        #expect(outcome.exitCode != 0)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errorLines.count == 1)
        #expect(outcome.errors.hasPrefix("mimamori-lab: "))
        #expect(outcome.errors.contains(complaint))
    }

    @Test func sentencesAreDrawnWithWhatTheyMeanAndHowTheySound() async throws {
        let outcome = try await laboratory("draw", "--locale", "ja", "--count", "72")
        let again = try await laboratory("draw", "--locale", "ja", "--count", "72")
        let objects = try outcome.objects
        #expect(objects.count == 72)
        #expect(outcome.output == again.output)
        #expect(objects.contains { ($0["slots"] as? [String: String])?["category"] != nil })
        let isKana = { (letter: Character) in letter == " " || letter == "ー" || ("ぁ"..."ヶ").contains(letter) }
        #expect(objects.allSatisfy { ($0["reading"] as? String)?.allSatisfy(isKana) == true })
    }
}
