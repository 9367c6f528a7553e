import ArgumentParser
import CommandSupport
import DataFiles
import Japanese
import Phrases
import Synthesis
import Texts

struct VoiceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "voice",
        abstract: Text(en: "Check and list what the speaker says.", ja: "スピーカーが話すことばを、調べ、ならべます。"),
        subcommands: [VoiceCheck.self, VoiceList.self])
}

struct VoiceCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: Text(
            en: "Prove that everything the speaker may say is said as it is read.", ja: "スピーカーが話すことばの読みを、すべて確かめます。"),
        discussion: Text(
            en: """
                Renders every phrase with every name of the town, and every date, time and number by itself. eSpeak NG's own \
                phonemes are the judge: an error is a sign that it would drop, spell or call a “Chinese letter”, or a \
                particle or long vowel that it says wrongly. Sentences that are hard to follow are warnings, with their place \
                in phrases.yml. Exits with 1 when there is an error.
                """, ja: "すべての文、名前、日、時刻、数を話してみます。eSpeak NG の音とくらべ、ちがえばまちがいです。むずかしい文は注意です。まちがいがあれば 1 で終わります。"))

    @OptionGroup var repertoire: RepertoireOptions
    @OptionGroup var output: JSONOption

    func run() async throws {
        let (voice, repertoire) = try repertoire.load()
        let mistakes = try await ESpeakProof.mistakes(in: repertoire.lines.map(\.text), settings: voice.settings)
        let origins = Dictionary(repertoire.lines.map { ($0.text, $0.origin) }) { first, _ in first }
        let report = Report(
            said: repertoire.lines.count,
            issues: voice.speech.issues.map(Issue.init)
                + mistakes.map { Issue(origins[$0.sentence] ?? "", $0.sentence, $0.mistake) })
        try show(report)
        if report.issues.contains(where: { $0.severity == .error }) { throw ExitCode.failure }
    }

    private func show(_ report: Report) throws {
        if output.json {
            try Terminal.print(json: report)
            return
        }
        for issue in report.issues {
            Terminal.show(
                Text(verbatim: "\(issue.place): ") + issue.severity.text + Text(verbatim: ": ") + issue.message)
        }
        let errors = report.issues.count { $0.severity == .error }
        let warnings = report.issues.count - errors
        Terminal.show(
            Text(
                en: "\(report.said) sentences and facts: \(errors) errors, \(warnings) warnings",
                ja: "\(report.said) の文を見ました。まちがい \(errors)、注意 \(warnings)"))
    }
}

private struct Report: Encodable {
    var said: Int
    var issues: [Issue]
}

private struct Issue: Encodable {
    enum Severity: String, Encodable {
        case error, warning

        var text: Text {
            switch self {
            case .error: Text(en: "error", ja: "まちがい")
            case .warning: Text(en: "warning", ja: "注意")
            }
        }
    }

    var severity: Severity
    /// A place in phrases.yml, or the key of a phrase, or the kind of fact.
    var place: String
    var message: Text

    init(_ problem: PhraseBookError.Problem) {
        severity = .warning
        place = problem.place
        message = problem.message
    }

    init(_ origin: String, _ sentence: RubyText, _ mistake: Text) {
        severity = .error
        place = origin
        message = Text(en: "“\(sentence.base)”: ", ja: "「\(sentence.base)」：") + mistake
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(severity, forKey: .severity)
        try container.encode(place, forKey: .place)
        try container.encode(message.in(Terminal.language), forKey: .message)
    }

    private enum CodingKeys: CodingKey {
        case severity, place, message
    }
}
