import ArgumentParser
import CommandSupport
import DataFiles
import Foundation
import Paper
import Rules
import Texts

struct PrintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: Text(
            en: "Put a town's data on A4 paper, in large type with readings.", ja: "町のデータを、大きな字と読みで A4 の紙にします。"),
        discussion: Text(
            en: """
                For residents without a speaker: their district's garbage calendar, the clinics' hours, or the list of \
                telephone numbers (roster). For those with one: the agreement. A file ending in .html can be printed from \
                any browser; .pdf needs the program chromium.
                """,
            ja: "ごみの予定表、医院の時間、電話番号（roster）、同意の紙（agreement）があります。.html はそのまま印刷できます。.pdf には chromium が要ります。"),
        subcommands: [PrintSheet.self, PrintAgreement.self], defaultSubcommand: PrintSheet.self)

    /// - Parameter file: Ends in `.html` or `.pdf`.
    static func write(_ html: String, to file: String) throws {
        let url = URL(filePath: file)
        if file.hasSuffix(".pdf") {
            try PDFPrinter.locate().print(html, to: url)
        } else {
            try Data(html.utf8).write(to: url)
        }
    }

    static func checkOutput(_ file: String) throws {
        guard file.hasSuffix(".html") || file.hasSuffix(".pdf") else {
            throw ValidationError(
                Text(en: "--output must end in .html or .pdf.", ja: "--output の終わりは .html か .pdf です。"))
        }
    }
}

struct PrintSheet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sheet",
        abstract: Text(
            en: "The garbage calendar, the clinics' hours or the telephone numbers.", ja: "ごみの予定表、医院の時間、電話番号です。"))

    enum Sheet: String, ExpressibleByArgument, CaseIterable {
        case calendar, clinics, roster
    }

    @OptionGroup var data: DataOptions
    @OptionGroup var town: TownOptions

    @Option(help: ArgumentHelp(en: "The district, by its identifier or name.", ja: "地区の id か名前。"))
    var district: String

    @Option(
        help: ArgumentHelp(en: "The first day, as 2026-12-01. (default: today)", ja: "初めの日。例：2026-12-01（なければ今日）"),
        transform: Moment.day)
    var from: CalendarDate?

    @Option(help: ArgumentHelp(en: "How many months of the calendar.", ja: "予定表の月の数。"))
    var months = 3

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(en: "Where to write it: a file ending in .html or .pdf.", ja: "書く場所：終わりは .html か .pdf。"))
    var output: String

    @Option(help: ArgumentHelp(en: "The language: ja, with readings, or en.", ja: "ことば：ja（読みつき）か en。"))
    var language = Language.ja

    @Argument(
        help: ArgumentHelp(en: "What to print: calendar, clinics or roster.", ja: "印刷するもの：calendar、clinics、roster。"))
    var sheet: Sheet

    func validate() throws {
        guard (1...36).contains(months) else {
            throw ValidationError(Text(en: "--months must be between 1 and 36.", ja: "--months は 1 から 36 までです。"))
        }
        try PrintCommand.checkOutput(output)
    }

    func run() throws {
        let files = try town.load(from: data.folder())
        let district = try files.district(district)
        let zone = TimeZone(identifier: files.town.timeZone) ?? .gmt
        let first = from ?? LocalTime(Date(), in: zone).date
        let html =
            switch sheet {
            case .calendar:
                PaperCalendar.html(files.town, district: district, from: first, months: months, in: language)
            case .clinics: PaperSheets.clinics(files.town, from: first, in: language)
            case .roster: PaperSheets.telephones(files.town, district: district, in: language)
            }
        try PrintCommand.write(html, to: output)
    }
}
