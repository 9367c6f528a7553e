import ArgumentParser
import CommandSupport
import DataFiles
import Foundation
import OpenData
import Rules
import Texts

struct HoursCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hours",
        abstract: Text(en: "List when a place is open, from its opening_hours.", ja: "opening_hours から、開いている時間を出します。"),
        discussion: Text(
            en: """
                With --json one array: [["2026-12-03T08:30", "2026-12-03T12:00"], …]. Exits with 2 when a part of the value \
                is not understood, and names it. What looks like a mistake is told on standard error, with a repair.
                """,
            ja:
                "--json なら [[\"2026-12-03T08:30\", \"2026-12-03T12:00\"], …] です。わからない所があれば、それを言って 2 で終わります。まちがいらしい所には、直し方も言います。"
        ))

    @Option(
        help: ArgumentHelp(
            en: "The holidays, in the format of syukujitsu.csv. (default: the law's rule)",
            ja: "祝日。syukujitsu.csv の形。（なければ法律の決まり）"))
    var holidays: String?

    @Option(
        help: ArgumentHelp(
            en: "From when on, as 2026-12-01T00:00 or 2026-12-01.", ja: "いつから。例：2026-12-01T00:00 か 2026-12-01"),
        transform: Moment.time)
    var from: LocalTime

    @Option(help: ArgumentHelp(en: "Until when.", ja: "いつまで。"), transform: Moment.time)
    var to: LocalTime

    @OptionGroup var output: JSONOption

    @Argument(
        help: ArgumentHelp(
            en: "As OpenStreetMap writes it: Mo-Fr 08:30-12:00; PH off.",
            ja: "OpenStreetMap の書き方：Mo-Fr 08:30-12:00; PH off", valueName: "opening_hours"))
    var value: String

    func validate() throws {
        guard from <= to else {
            throw ValidationError(Text(en: "--to must not be before --from.", ja: "--to は --from と同じか、後の日です。"))
        }
    }

    func run() throws {
        let calendar = try holidays.map { try HolidayFile(at: URL(filePath: $0)).calendar } ?? HolidayCalendar()
        for finding in OpeningHoursLint(holidays: calendar, from: from.date).findings(value) {
            Terminal.warn(finding.text)
        }
        let hours: OpeningHours
        do {
            hours = try OpeningHoursParser.parse(value)
        } catch {
            throw ExitCode(2)
        }
        let intervals = hours.intervals(from: from, to: to, holidays: calendar)
            .map { [$0.lowerBound.description, $0.upperBound.description] }
        if output.json {
            try Terminal.print(json: intervals)
        } else {
            for interval in intervals {
                Terminal.show(verbatim: interval.joined(separator: " – "))
            }
        }
    }
}
