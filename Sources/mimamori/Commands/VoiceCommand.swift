import ArgumentParser
import DataFiles
import Foundation
import Japanese
import Phrases
import Rules
import Synthesis

struct VoiceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "voice", abstract: "Check what the speaker says.", subcommands: [Check.self])
}

extension VoiceCommand {
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prove that everything the speaker may say is said as it is read.",
            discussion: """
                Renders every phrase with every name of the town, and every date, time and number by itself. eSpeak NG's \
                own phonemes are the judge: an error is a sign that it would drop, spell or call a “Chinese letter”, a \
                particle or a long vowel that it says wrongly. Sentences that are hard to follow are warnings, with the \
                place in phrases.yml. Exits with 1 when there is an error.
                """)

        @OptionGroup var data: DataOptions
        @OptionGroup var town: TownOptions
        @OptionGroup var output: JSONOption

        @Option(help: ArgumentHelp("Dates are checked from this day on. (default: today)", valueName: "date"))
        var from: String?

        func run() async throws {
            let folder = try data.folder()
            let voice = try folder.voice(locale: data.locale)
            let files = try town.load(from: folder)
            let today = LocalTime(Date(), in: TimeZone(identifier: files.town.timeZone) ?? .gmt).date
            let repertoire = try Repertoire(
                of: files.town, households: files.households, in: voice.speech,
                today: from.map(Moment.day) ?? today)
            let mistakes = try await ESpeakProof.mistakes(in: repertoire.lines.map(\.text), settings: voice.settings)
            var report = Report(said: repertoire.lines.count, issues: voice.speech.issues.map(Issue.init))
            let origins = Dictionary(repertoire.lines.map { ($0.text, $0.origin) }) { first, _ in first }
            for (sentence, mistake) in mistakes {
                report.issues.append(Issue(origins[sentence] ?? "", sentence, mistake))
            }
            try show(report)
            if report.issues.contains(where: { $0.severity == .error }) { throw ExitCode.failure }
        }

        private func show(_ report: Report) throws {
            if output.json {
                try Terminal.print(json: report)
                return
            }
            for issue in report.issues {
                print("\(issue.place): \(issue.severity.rawValue): \(issue.message)")
            }
            let errors = report.issues.count { $0.severity == .error }
            print("\(report.said) sentences and facts: \(errors) errors, \(report.issues.count - errors) warnings")
        }
    }

    private struct Report: Encodable {
        var said: Int
        var issues: [Issue]
    }

    private struct Issue: Encodable {
        enum Severity: String, Encodable {
            case error, warning
        }

        var severity: Severity
        /// A place in phrases.yml, or the kind of fact.
        var place: String
        var message: String

        init(_ problem: PhraseBookError.Problem) {
            severity = .warning
            place = ([problem.file] + [problem.line, problem.column].compactMap { $0.map(String.init) })
                .joined(separator: ":")
            message = problem.message
        }

        init(_ origin: String, _ sentence: RubyText, _ mistake: String) {
            severity = .error
            place = origin
            let unread = Pronunciation(sentence).unread
            message =
                "“\(sentence.base)”: "
                + (unread.isEmpty ? mistake : "nobody says how “\(unread.joined())” is read: add its reading in kana")
        }
    }
}
