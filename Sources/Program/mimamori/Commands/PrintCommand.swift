import ArgumentParser
import CommandSupport
import DataFiles
import Foundation
import Paper
import Rules
import Texts

struct PrintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: Text(
            en: "Put a town's data on A4 paper, in large type with readings.", ja: "町のデータを、大きな字と読みで A4 の紙にします。"),
        discussion: Text(
            en: """
                For residents without a speaker: their district's garbage calendar, the clinics' hours, or the list of \
                telephone numbers (roster). A file ending in .html can be printed from any browser; .pdf needs the program \
                chromium.
                """, ja: "スピーカーのない家のためのものです。ごみの予定表、医院の時間、電話番号（roster）があります。.html はそのまま印刷できます。.pdf には chromium が要ります。"))

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
            case .calendar:
                PaperCalendar.html(files.town, district: district, from: first, months: months, in: language)
            case .clinics: PaperSheets.clinics(files.town, from: first, in: language)
            case .roster: PaperSheets.telephones(files.town, district: district, in: language)
            }
        let file = URL(filePath: output)
        if output.hasSuffix(".pdf") {
            try PDFPrinter.locate().print(html, to: file)
        } else {
            try Data(html.utf8).write(to: file)
        }
    }
}
