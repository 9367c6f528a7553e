import ArgumentParser
import DataFiles
import Foundation
import Paper
import Rules
import Texts

struct PrintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print", abstract: "Put a town's data on A4 paper, in large type with readings.",
        discussion: """
            For residents without a speaker: their district's garbage calendar, the clinics' hours, or the list of \
            telephone numbers (roster). A file ending in .html can be printed from any browser; .pdf needs the program \
            chromium.
            """)

    enum Sheet: String, ExpressibleByArgument, CaseIterable {
        case calendar, clinics, roster
    }

    @OptionGroup var data: DataOptions
    @OptionGroup var town: TownOptions

    @Option(help: "The district, by its identifier or name.")
    var district: String

    @Option(help: "The first day, as 2026-12-01. (default: today)", transform: Moment.day)
    var from: CalendarDate?

    @Option(help: "How many months of the calendar.")
    var months = 3

    @Option(name: .shortAndLong, help: "Where to write it: a file ending in .html or .pdf.")
    var output: String

    @Argument(help: "What to print: calendar, clinics or roster.")
    var sheet: Sheet

    func validate() throws {
        guard (1...36).contains(months) else {
            throw ValidationError(Text(en: "--months must be between 1 and 36.", ja: "--months は 1 から 36 までです。"))
        }
        guard output.hasSuffix(".html") || output.hasSuffix(".pdf") else {
            throw ValidationError(
                Text(en: "--output must end in .html or .pdf.", ja: "--output の終わりは .html か .pdf です。"))
        }
    }

    func run() throws {
        let files = try town.load(from: data.folder())
        let district = try files.district(district)
        let zone = TimeZone(identifier: files.town.timeZone) ?? .gmt
        let first = from ?? LocalTime(Date(), in: zone).date
        let html =
            switch sheet {
            case .calendar: PaperCalendar.html(files.town, district: district, from: first, months: months)
            case .clinics: PaperSheets.clinics(files.town, from: first)
            case .roster: PaperSheets.telephones(files.town, district: district)
            }
        let file = URL(filePath: output)
        if output.hasSuffix(".pdf") {
            try PDFPrinter.locate().print(html, to: file)
        } else {
            try Data(html.utf8).write(to: file)
        }
    }
}
