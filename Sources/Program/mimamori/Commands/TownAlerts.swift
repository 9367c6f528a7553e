import ArgumentParser
import CommandSupport
import DataFiles
import Foundation
import OpenData
import Rules
import Texts

extension TownCommand {
    struct Alerts: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(
                en: "List what becomes of the alerts (CAP 1.2) in a folder.", ja: "届いた知らせ（CAP 1.2）をどう扱うかを出します。"),
            discussion: Text(
                en: """
                    What only a person can judge is never on the air: it is listed as forStaff. With --json one object a line: \
                    file, fate (announced, withdrew, ignored, forStaff), reason.
                    """, ja: "人が決める知らせは、放送しません。forStaff と出します。--json なら一行に一つ：file、fate、reason。"))

        @Option(
            help: ArgumentHelp(
                en: "The folder of the alerts. (default: “alerts” of town.yml)", ja: "知らせの場所。（なければ town.yml の alerts）"))
        var alerts: String?

        @Option(
            help: ArgumentHelp(
                en: "The moment to judge by, as 2026-11-26T07:30. (default: now)",
                ja: "いつの時刻で調べるか。例：2026-11-26T07:30（なければ今）"))
        var now: String?

        @OptionGroup var output: JSONOption

        @Argument(help: ArgumentHelp(en: "A folder with town.yml.", ja: "town.yml のある場所。", valueName: "folder"))
        var folder: String

        func run() async throws {
            let files = try TownFiles(at: URL(filePath: folder))
            guard let url = alerts.map({ URL(filePath: $0) }) ?? files.alerts else {
                throw ValidationError(
                    Text(
                        en: "town.yml names no folder of alerts: name it with --alerts.",
                        ja: "town.yml に alerts がありません。--alerts で教えてください。"))
            }
            let time = try now.map { try InstantArgument.parse($0, timeZone: files.town.timeZone) } ?? Date()
            for finding in try await AlertFolder(at: url).report(for: files.town, at: time).findings {
                if output.json {
                    try Terminal.print(json: Line(finding))
                } else {
                    Terminal.show(
                        Text(verbatim: "\(finding.file): ") + finding.fate.text + Text(verbatim: ": ") + finding.reason)
                }
            }
        }

        /// One file as JSON: the keys are a contract with scripts.
        private struct Line: Encodable {
            var file: String
            var fate: String
            var reason: String

            init(_ finding: AlertReport.Finding) {
                (file, fate, reason) = (finding.file, finding.fate.rawValue, finding.reason.in(Terminal.language))
            }
        }
    }
}
