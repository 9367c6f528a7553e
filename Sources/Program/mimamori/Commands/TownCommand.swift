import ArgumentParser
import CommandSupport
import DataFiles
import Foundation
import OpenData
import Rules
import Texts

struct TownCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "town",
        abstract: Text(en: "Check, import and compare the data of a town.", ja: "町のデータを調べ、とりこみ、くらべます。"),
        subcommands: [Check.self, Readings.self, Import.self, Versions.self, Diff.self, Rollback.self, Alerts.self])
}

extension TownCommand {
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(
                en: "Find what is wrong in a town's files: contradictions, missing and expired data.",
                ja: "町のデータのまちがい、足りない所、古い所をさがします。"),
            discussion: Text(
                en: """
                    Prints file:line of each, errors first. Exits with 1 when there is an error: such a town is not \
                    published. Warnings do not count. With --json one object a line: severity, file, line, message.
                    """,
                ja: "ファイルと行を、まちがいから順に出します。まちがいがあれば 1 で終わり、その町は出せません。注意は数えません。--json なら一行に一つ：severity、file、line、message。"
            ))

        @Option(
            help: ArgumentHelp(
                en: "The day to judge by, as 2026-12-01. (default: today)", ja: "いつの日で調べるか。例：2026-12-01（なければ今日）"),
            transform: Moment.day)
        var on: CalendarDate?

        @OptionGroup var output: JSONOption

        @Argument(
            help: ArgumentHelp(
                en: "A folder with town.yml, or one in the format of 5374.", ja: "town.yml のある場所か、5374 の形のデータ。",
                valueName: "folder"))
        var folder: String

        func run() throws {
            let issues = try TownCheck(at: URL(filePath: folder)).issues(on: on)
            for issue in issues {
                if output.json {
                    try Terminal.print(json: Line(issue))
                } else {
                    Terminal.show(issue.text)
                }
            }
            let errors = issues.count { $0.severity == .error }
            if !output.json {
                let warnings = issues.count - errors
                Terminal.show(
                    Text(en: "\(errors) errors, \(warnings) warnings", ja: "まちがい \(errors)、注意 \(warnings)"))
            }
            if errors > 0 { throw ExitCode.failure }
        }

        /// One finding as JSON: the keys are a contract with scripts.
        private struct Line: Encodable {
            var severity: DataIssue.Severity
            var file: String
            var line: Int?
            var message: String

            init(_ issue: DataIssue) {
                (severity, file, line, message) = (
                    issue.severity, issue.file, issue.line, issue.message.in(Terminal.language)
                )
            }
        }
    }
}
