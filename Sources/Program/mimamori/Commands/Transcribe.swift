import ArgumentParser
import Audio
import CommandSupport
import Composition
import DataFiles
import Foundation
import Grammar
import Recognition
import Texts

struct Transcribe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Text(en: "Recognize speech in WAV files.", ja: "WAV の声を聞きとります。"),
        discussion: Text(
            en: """
                Each file is one utterance, of any sample rate, width and number of channels. A line is printed for each as
                soon as it is done. A file that cannot be read is reported and passed over; the exit code is then 1.
                """, ja: "一つのファイルが一つの話です。終わったものから一行ずつ出します。読めないファイルはとばし、1 で終わります。"))

    @OptionGroup var data: DataOptions
    @OptionGroup var town: TownOptions
    @OptionGroup var grammar: GrammarOptions
    @OptionGroup var recognizer: RecognizerOptions
    @OptionGroup var output: JSONOption

    @Argument(help: ArgumentHelp(en: "WAV files; - is standard input.", ja: "WAV のファイル。- なら、パイプから読みます。"))
    var files: [String]

    func run() async throws {
        let folder = try data.folder()
        let factory = try await RecognizerFactory(
            grammar.load(from: folder, locale: data.locale, town: town.load(from: folder)), recognizer.choice,
            in: data.files())
        let recognizer = try factory.make()
        var failures = 0
        for file in files {
            do {
                try report(await transcribe(file, recognizer))
            } catch {
                failures += 1
                Terminal.warn(Text(verbatim: "\(file): ") + error.explanation)
            }
        }
        if failures > 0 { throw ExitCode.failure }
    }

    private func transcribe(_ file: String, _ recognizer: any Recognizer) async throws -> Transcript {
        let sound = try WAVFile.decode(Data(readingToEnd: URL(fileArgument: file)))
        let speech = try sound.resampled(to: AudioChunk.speechRate)
        let start = ContinuousClock.now
        let hypothesis = try await recognizer.hear(speech)
        return Transcript(
            file: file, outcome: hypothesis.outcome, text: hypothesis.text,
            intent: hypothesis.outcome == .recognized ? hypothesis.intent : nil, confidence: hypothesis.confidence,
            audio: sound.duration, decoding: start.duration(to: .now))
    }

    private func report(_ transcript: Transcript) throws {
        if output.json {
            try Terminal.print(json: transcript)
        } else {
            let meaning = transcript.intent.map { " → \($0.description)" } ?? ""
            let words = transcript.text.isEmpty ? "" : " “\(transcript.text)”"
            Terminal.show(
                Text(verbatim: "\(transcript.file): ") + transcript.outcome.text + Text(verbatim: words + meaning))
        }
    }
}

/// The JSON of one recognized file: the keys are a contract with scripts.
private struct Transcript: Encodable {
    var file: String
    var outcome: Hypothesis.Outcome
    var text: String
    var intent: Intent?
    var confidence: Double
    var audio: Duration
    var decoding: Duration

    enum CodingKeys: String, CodingKey {
        case file, outcome, text, intent, slots, confidence, audioSeconds, decodeSeconds
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(file, forKey: .file)
        try container.encode(outcome, forKey: .outcome)
        try container.encode(text, forKey: .text)
        try container.encode(intent?.name, forKey: .intent)
        try container.encode(intent?.slots ?? [:], forKey: .slots)
        try container.encode(confidence.rounded3, forKey: .confidence)
        try container.encode(audio.seconds.rounded3, forKey: .audioSeconds)
        try container.encode(decoding.seconds.rounded3, forKey: .decodeSeconds)
    }
}
