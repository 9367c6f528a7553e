import ArgumentParser
import CommandSupport
import DataFiles
import Foundation
import OpenData
import Rules
import Texts

struct CollectionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collection",
        abstract: Text(en: "List the days on which each category of garbage is collected.", ja: "ごみを集める日を、分別ごとに出します。"),
        discussion: Text(
            en: "With --json one object: category to its days, {\"燃やせるごみ\": [\"2026-12-03\", …], …}.",
            ja: "--json なら、分別と日を一つにまとめます：{\"燃やせるごみ\": [\"2026-12-03\", …], …}。"))

    @Option(
        help: ArgumentHelp(
            en: "A town's folder, or one in the format of 5374.", ja: "町のデータか、5374 の形のデータ。", valueName: "folder"))
    var data: String

    @Option(
        help: ArgumentHelp(
            en: "The district, as area_days.csv writes it, or the town's id or name for it.",
            ja: "地区。area_days.csv の名前か、町の id か名前。"))
    var district: String

    @Option(help: ArgumentHelp(en: "The first day, as 2026-12-01.", ja: "初めの日。例：2026-12-01"), transform: Moment.day)
    var from: CalendarDate

    @Option(help: ArgumentHelp(en: "The last day.", ja: "終わりの日。"), transform: Moment.day)
    var to: CalendarDate

    @OptionGroup var output: JSONOption

    @Flag(
        help: ArgumentHelp(
            en: "Print an iCalendar file (RFC 5545) instead, for a family to subscribe to.",
            ja: "家族が使える予定表（iCalendar）で出します。"))
    var ics = false

    func validate() throws {
        guard from <= to else {
            throw ValidationError(Text(en: "--to must not be before --from.", ja: "--to は --from と同じか、後の日です。"))
        }
        guard from.distance(to: to) <= Self.longestWindow else {
            throw ValidationError(
                Text(
                    en: "--from and --to must lie within \(Self.longestWindow / 366) years.",
                    ja: "--from から --to までは \(Self.longestWindow / 366) 年以内です。"))
        }
    }

    private static let longestWindow = 366 * 20

    func run() throws {
        let files = try GarbageFiles(at: URL(filePath: data))
        let calendar = try files.calendar(of: district)
        let days = files.data.labels.map { label in
            (label: label, days: (from...to).filter { calendar.collects(label, on: $0) })
        }
        if let last = calendar.validTo, last < to {
            Terminal.warn(
                Text(
                    en: "the data ends on \(last); later days are not known yet",
                    ja: "データは \(last) までです。その後の日は、まだわかりません"))
        }
        if ics {
            let text = ICalendarWriter.write(
                name: district, days: days.map { ($0.label, $0.days) }, id: "\(district).mimamori",
                stamp: files.data.supplement.source?.date ?? from)
            Terminal.write(text, to: .standardOutput)
        } else if output.json {
            try Terminal.print(
                json: Dictionary(days.map { ($0.label, $0.days) }, uniquingKeysWith: { first, _ in first }))
        } else {
            for (label, days) in days {
                let list =
                    days.isEmpty
                    ? Text(en: "none", ja: "ありません") : Text(verbatim: days.map(\.description).joined(separator: " "))
                Terminal.show(Text(verbatim: "\(label): ") + list)
            }
        }
    }
}
