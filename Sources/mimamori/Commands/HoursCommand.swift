import ArgumentParser
import DataFiles
import Foundation
import OpenData
import Rules
import Texts

struct HoursCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hours", abstract: "List when a place is open, from its opening_hours.",
        discussion: """
            With --json one array: [["2026-12-03T08:30", "2026-12-03T12:00"], …]. Exits with 2 when a part of the value \
            is not understood, and names it. What looks like a mistake is told on standard error, with a repair.
            """)

    @Option(help: ArgumentHelp("The holidays, in the format of syukujitsu.csv. (default: the law's rule)"))
    var holidays: String?

    @Option(help: "From when on, as 2026-12-01T00:00 or 2026-12-01.", transform: Moment.time)
    var from: LocalTime

    @Option(help: "Until when.", transform: Moment.time)
    var to: LocalTime

    @OptionGroup var output: JSONOption

    @Argument(help: ArgumentHelp("As OpenStreetMap writes it: Mo-Fr 08:30-12:00; PH off.", valueName: "opening_hours"))
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
