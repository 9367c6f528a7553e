import ArgumentParser
import Audio
import CommandSupport
import Composition
import DataFiles
import Device
import Evaluation
import Foundation
import Laboratory
import Recognition
import Recording
import Texts

struct Evaluate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure how well recordings are understood, and how often something else is.",
        discussion: """
            The manifest has a JSON object on each line: {"file": "a.wav", "intent": "…", "slots": {…}}, or \
            {"file": "b.wav", "outcome": "notRecognized"} for speech outside the grammar; "text" (the words) and \
            "group" (a speaker, a room) are optional. Files are relative to the manifest. With --noise, everything is \
            heard again at each signal-to-noise ratio. A recording that cannot be used is reported, counted and left \
            out; the exit code is then 1. The figures of a debug build say nothing about speed.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var town: TownOptions
    @OptionGroup var grammar: GrammarOptions
    @OptionGroup var recognizer: RecognizerOptions
    @OptionGroup var output: JSONOption

    @Option(help: ArgumentHelp("A WAV file of noise to mix in.", valueName: "file"))
    var noise: String?

    @Option(help: ArgumentHelp("Signal-to-noise ratios in dB.", valueName: "6,9,…"))
    var snr: String?

    @Flag(
        help: "Stream each recording in chunks of 20 ms, as from a microphone, instead of in one piece.")
    var streaming = false

    @Flag(
        help: "Hear what may be said after a question that expects yes or no, and nothing else.")
    var afterQuestion = false

    @Option(
        help: "Recognizers that share the work; what is streamed depends on their number.")
    var jobs = 1

    @Option(help: ArgumentHelp("Also write a page with plots.", valueName: "file"))
    var html: String?

    @Option(
        help: ArgumentHelp("Also write what was heard in each recording, a JSON object a line.", valueName: "file"))
    var trials: String?

    @Argument(help: "The manifest; - is standard input.")
    var manifest: String

    private var ratios: [Int] {
        (snr ?? "").split(separator: ",").compactMap { Int($0.trimmingCharacters(in: .whitespaces)) }
    }

    func validate() throws {
        guard (1...64).contains(jobs) else {
            throw ValidationError("--jobs must be between 1 and 64.")
        }
        guard (noise == nil) == (snr == nil) else {
            throw ValidationError("--noise and --snr belong together.")
        }
        guard let snr else { return }
        let isList = ratios.count == snr.split(separator: ",", omittingEmptySubsequences: false).count
        guard isList, Set(ratios).count == ratios.count, ratios.allSatisfy({ (-60...60).contains($0) }) else {
            throw ValidationError("--snr is a list of whole numbers of dB, for example 6,9,12.")
        }
    }

    func run() async throws {
        let recordings = try RecordingSet(at: URL(fileArgument: manifest))
        let mixer = try noise.map { try NoiseMixer(at: URL(fileArgument: $0)) }
        let folder = try data.folder()
        let files = try grammar.load(from: folder, locale: data.locale, town: town.load(from: folder))
        let published = try files.publishedFigures()
        let expectation: Expectation = afterQuestion ? .yesOrNo : .anything
        let factory = try await RecognizerFactory(
            files, recognizer.choice, in: data.files(), expectations: [expectation])
        let mode: EvaluationReport.Mode = streaming ? .streaming : .whole
        let evaluator = Evaluator(
            recognizers: try (0..<jobs).map { _ in try factory.make() }, mode: mode, expecting: expectation)

        let log = try trials.map { try TrialLog(at: URL(filePath: $0)) }
        var failures: [EvaluationReport.Failure] = []
        var conditions: [ConditionReport] = []
        for condition in [.clean] + ratios.map(Condition.noise) {
            let (report, trials, failed) = await pass(condition, over: recordings, mixer, evaluator)
            conditions.append(report)
            try log?.write(trials, in: condition)
            // What cannot be read is told once, not at every ratio again.
            let new = failed.filter { !failures.contains($0) }
            for failure in new { Terminal.warn(Text(verbatim: "\(failure.file): \(failure.reason)")) }
            failures += new
        }
        let report = EvaluationReport(
            command: "mimamori-lab " + CommandLine.arguments.dropFirst().joined(separator: " "), manifest: manifest,
            grammar: grammar.grammar ?? data.locale, recognizer: factory.name, mode: mode, jobs: jobs,
            recordings: recordings.manifest.entries.count, failures: failures, conditions: conditions,
            peakMegabytes: ProcessFootprint.peakMegabytes, published: published)
        try show(report)
        if !failures.isEmpty { throw ExitCode.failure }
    }

    /// Hears everything under one condition.
    private func pass(
        _ condition: Condition, over recordings: RecordingSet, _ mixer: NoiseMixer?, _ evaluator: Evaluator
    ) async -> (ConditionReport, [Trial], [EvaluationReport.Failure]) {
        let entries = recordings.manifest.entries
        let progress = EvaluationProgress(title: "\(condition)", total: entries.count)
        let start = ProcessFootprint.processorSeconds
        let results = await evaluator.evaluate(entries) { entry in
            let sound = try recordings.sound(of: entry)
            guard let mixer, let ratio = condition.signalToNoise else { return sound }
            return try mixer.mix(sound, file: URL(filePath: entry.file).lastPathComponent, signalToNoise: ratio)
        } progress: { _ in
            progress.advance()
        }
        let trials = results.compactMap { try? $0.get() }
        let report = ConditionReport(
            condition, trials: trials, processorSeconds: ProcessFootprint.processorSeconds - start)
        let (right, accepted) = (report.intentAccuracy, report.falseAcceptRate)
        Terminal.note(
            "\(condition): \(right.count) of \(right.of) right, \(accepted.count) of \(accepted.of) falsely accepted")
        let failures = zip(entries, results).compactMap { entry, result -> EvaluationReport.Failure? in
            guard case .failure(let error) = result else { return nil }
            return EvaluationReport.Failure(file: entry.file, reason: error.explanation.in(Terminal.language))
        }
        return (report, trials, failures)
    }

    private func show(_ report: EvaluationReport) throws {
        if let html {
            do {
                try Data(report.html().utf8).write(to: URL(filePath: html))
            } catch {
                throw CommandFailure(notWritten: html, error)
            }
        }
        if output.json {
            try Terminal.print(json: report)
        } else {
            Terminal.show(page: report.text())
        }
    }
}
