import ArgumentParser
import Audio
import DataFiles
import Device
import Evaluation
import Foundation
import Recognition
import Texts

struct Evaluate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Text(
            en: "Measure how well recordings are understood, and how often something else is.",
            ja: "録音をどれだけ正しく聞きとるかを測ります。"),
        discussion: Text(
            en: """
                The manifest has a JSON object on each line: {"file": "a.wav", "intent": "…", "slots": {…}}, or \
                {"file": "b.wav", "outcome": "notRecognized"} for speech outside the grammar; "text" (the words) and \
                "group" (a speaker, a room) are optional. Files are relative to the manifest. With --noise, everything is \
                heard again at each signal-to-noise ratio. A recording that cannot be used is reported, counted and left \
                out; the exit code is then 1. The figures of a debug build say nothing about speed.
                """,
            ja:
                "一行に {\"file\": \"a.wav\", \"intent\": \"…\", \"slots\": {…}} を書きます。言い方にない話は {\"file\": \"b.wav\", \"outcome\": \"notRecognized\"} です。--noise なら、雑音をまぜてもう一度聞きます。読めない録音があれば 1 で終わります。"
        ))

    @OptionGroup var data: DataOptions
    @OptionGroup var town: TownOptions
    @OptionGroup var grammar: GrammarOptions
    @OptionGroup var recognizer: RecognizerOptions
    @OptionGroup var output: JSONOption

    @Option(help: ArgumentHelp(en: "A WAV file of noise to mix in.", ja: "まぜる雑音の WAV。", valueName: "file"))
    var noise: String?

    @Option(help: ArgumentHelp(en: "Signal-to-noise ratios in dB.", ja: "声と雑音の比（dB）。", valueName: "6,9,…"))
    var snr: String?

    @Flag(
        help: ArgumentHelp(
            en: "Stream each recording in chunks of 20 ms, as from a microphone, instead of in one piece.",
            ja: "録音を、マイクのように 20 ms ずつ聞きます。"))
    var streaming = false

    @Flag(
        help: ArgumentHelp(
            en: "Hear what may be said after a question that expects yes or no, and nothing else.",
            ja: "「はい」か「いいえ」を聞く場面として聞きます。"))
    var afterQuestion = false

    @Option(
        help: ArgumentHelp(
            en: "Recognizers that share the work; what is streamed depends on their number.",
            ja: "同時に聞く数。--streaming では、結果が少し変わります。"))
    var jobs = 1

    @Option(help: ArgumentHelp(en: "Also write a page with plots.", ja: "図のあるページも書きます。", valueName: "file"))
    var html: String?

    @Option(
        help: ArgumentHelp(
            en: "Also write what was heard in each recording, a JSON object a line.", ja: "聞いたことばも書きます。一行に一つです。",
            valueName: "file"))
    var trials: String?

    @Argument(help: ArgumentHelp(en: "The manifest; - is standard input.", ja: "録音の一覧。- なら、パイプから読みます。"))
    var manifest: String

    private var ratios: [Int] {
        (snr ?? "").split(separator: ",").compactMap { Int($0.trimmingCharacters(in: .whitespaces)) }
    }

    func validate() throws {
        guard (1...64).contains(jobs) else {
            throw ValidationError(Text(en: "--jobs must be between 1 and 64.", ja: "--jobs は 1 から 64 までです。"))
        }
        guard (noise == nil) == (snr == nil) else {
            throw ValidationError(Text(en: "--noise and --snr belong together.", ja: "--noise と --snr は、いっしょに使います。"))
        }
        guard let snr else { return }
        let isList = ratios.count == snr.split(separator: ",", omittingEmptySubsequences: false).count
        guard isList, Set(ratios).count == ratios.count, ratios.allSatisfy({ (-60...60).contains($0) }) else {
            throw ValidationError(
                Text(
                    en: "--snr is a list of whole numbers of dB, for example 6,9,12.",
                    ja: "--snr には dB の整数をならべます。たとえば 6,9,12 です。"))
        }
    }

    func run() async throws {
        let recordings = try RecordingSet(at: URL(fileArgument: manifest))
        let mixer = try noise.map { try NoiseMixer(at: URL(fileArgument: $0)) }
        let folder = try data.folder()
        let files = try grammar.load(from: folder, locale: data.locale, town: town.load(from: folder))
        let published = try files.publishedFigures()
        let expectation: Expectation = afterQuestion ? .yesOrNo : .anything
        let factory = try await RecognizerFactory(files, recognizer, in: data, expectations: [expectation])
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
            command: "mimamori " + CommandLine.arguments.dropFirst().joined(separator: " "), manifest: manifest,
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
            Text(
                en:
                    "\(condition): \(right.count) of \(right.of) right, \(accepted.count) of \(accepted.of) falsely accepted",
                ja: "\(condition)：正しく聞いた文は \(right.of) のうち \(right.count)。"
                    + "まちがって受けた文は \(accepted.of) のうち \(accepted.count)"))
        let failures = zip(entries, results).compactMap { entry, result -> EvaluationReport.Failure? in
            guard case .failure(let error) = result else { return nil }
            return EvaluationReport.Failure(file: entry.file, reason: error.explanation.in(Terminal.language))
        }
        return (report, trials, failures)
    }

    private func show(_ report: EvaluationReport) throws {
        if let html {
            do {
                try Data(report.html(in: Terminal.language).utf8).write(to: URL(filePath: html))
            } catch {
                throw CommandFailure(notWritten: html, error)
            }
        }
        if output.json {
            try Terminal.print(json: report)
        } else {
            Terminal.show(verbatim: report.text(in: Terminal.language))
        }
    }
}
