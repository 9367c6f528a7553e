import ArgumentParser
import CommandSupport
import Composition
import Foundation
import Japanese
import Store
import Texts

struct DataCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data",
        abstract: Text(en: "Give a resident's data out, or remove them.", ja: "一人の記録を出します。または消します。"),
        subcommands: [Export.self, Erase.self, Erasures.self])
}

extension DataCommand {
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(en: "Print all that is held on one resident, as JSON.", ja: "一人の記録を、全部 JSON で出します。"),
            discussion: Text(
                en: """
                    One object: town, resident, livesAlone, tables (rows by table). What a home said and asked belongs to \
                    all who live there: it is among the tables only if the resident lives alone. Nothing of others is in \
                    it. It needs --purpose, and is a look at the resident's data.
                    """,
                ja: "ほかの人の記録は入りません。家の会話は、一人でくらす人のときだけ入ります。--purpose が要ります。"))

        @OptionGroup var options: StateOptions
        @OptionGroup var look: PurposeOption

        @Argument(help: ArgumentHelp(en: "The resident's id.", ja: "住民の id。"))
        var resident: String

        func run() async throws {
            let store = try options.open()
            let look = try await look.requiredLook(at: "dataExport", in: store, now: Date())
            guard let data = try await store.personalData(of: resident, look: look) else {
                throw CommandFailure(unknown: resident)
            }
            try Terminal.print(json: data)
        }
    }

    struct Erase: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(en: "Remove a resident's data, and keep that and why.", ja: "一人の記録を消して、わけを残します。"),
            discussion: Text(
                en: """
                    This cannot be undone. Copies made by `mimamori backup` still hold the data until you remove them; \
                    `mimamori restore` removes the resident again. Calls for help stay, without words. With --json: id, \
                    resident, at, by, byName (of a user), reason, removed (rows by table).
                    """,
                ja: "もとにはもどせません。写しの中の記録は残るので、写しも消してください。助けを呼んだことは、ことばを消して残します。"))

        @OptionGroup var options: StateOptions
        @OptionGroup var actor: ActorOption
        @OptionGroup var output: JSONOption

        @Option(help: ArgumentHelp(en: "Why: it is kept.", ja: "わけ。残ります。"))
        var reason: String

        @Argument(help: ArgumentHelp(en: "The resident's id.", ja: "住民の id。"))
        var resident: String

        func validate() throws {
            try MyNumber.refuse(in: reason)
            guard !reason.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty else {
                throw ValidationError(Text(en: "Say why with --reason.", ja: "わけを --reason で書いてください。"))
            }
        }

        func run() async throws {
            let store = try options.open()
            let reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
            let actor = try await actor.user(in: store)
            guard let erasure = try await store.erase(resident, reason: reason, by: actor, at: Date()) else {
                throw CommandFailure(unknown: resident)
            }
            if output.json {
                try Terminal.print(json: ErasureLine(erasure))
            } else {
                Terminal.show(erasure.line)
            }
        }
    }

    struct Erasures: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(en: "List whose data were removed, and why.", ja: "だれの記録を消したか、わけといっしょに出します。"))

        @OptionGroup var options: StateOptions
        @OptionGroup var output: JSONOption

        func run() async throws {
            for erasure in try await options.open().erasures() {
                if output.json {
                    try Terminal.print(json: ErasureLine(erasure))
                } else {
                    Terminal.show(erasure.line)
                }
            }
        }
    }
}

struct RetentionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention",
        abstract: Text(en: "Remove what has been kept long enough.", ja: "長く置いた記録を消します。"), subcommands: [Run.self])

    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(en: "Remove old data, and say what was removed.", ja: "古い記録を消して、何を消したか出します。"),
            discussion: Text(
                en: """
                    docs/data.md says what is removed when. The service may go on. Residents who moved or died that long ago \
                    become a task for staff (mimamori tasks). With --json: dryRun, textBefore, eventsBefore, \
                    accessesBefore, removed (rows by table), toErase (residents).
                    """, ja: "動かしたままで消せます。何日で消すかは、変えられます。転出や死亡から長くたった人は、仕事の一覧（mimamori tasks）に出ます。"))

        @OptionGroup var options: StateOptions
        @OptionGroup var output: JSONOption

        @Flag(help: ArgumentHelp(en: "Only count.", ja: "数えるだけで、消しません。"))
        var dryRun = false

        @Option(help: ArgumentHelp(en: "Days that words are kept.", ja: "ことばを置く日数。"))
        var textDays = RetentionPolicy().textDays

        @Option(help: ArgumentHelp(en: "Days that all else is kept.", ja: "ほかのものを置く日数。"))
        var eventDays = RetentionPolicy().eventDays

        @Option(help: ArgumentHelp(en: "Days that it is kept who looked at whose data.", ja: "だれが見たかの記録を置く日数。"))
        var accessDays = RetentionPolicy().accessDays

        func validate() throws {
            guard (1...36_500).contains(textDays), (textDays...36_500).contains(eventDays),
                (eventDays...36_500).contains(accessDays)
            else {
                throw ValidationError(
                    Text(
                        en: "--text-days must be at least 1, --event-days at least as many, and --access-days, too.",
                        ja: "--text-days は 1 から、--event-days はそれより長く、--access-days はもっと長くしてください。"))
            }
        }

        func run() async throws {
            let report = try await options.open().retain(
                RetentionPolicy(textDays: textDays, eventDays: eventDays, accessDays: accessDays), at: Date(),
                dryRun: dryRun)
            if output.json { return try Terminal.print(json: RetentionLine(report, dryRun: dryRun)) }
            for (table, count) in report.removed.sorted(by: { $0.key < $1.key }) {
                Terminal.show(Text(verbatim: "\(table)  \(count)"))
            }
            if !report.toErase.isEmpty {
                let list = report.toErase.joined(separator: ", ")
                Terminal.show(
                    Text(en: "To be erased, see mimamori tasks: \(list)", ja: "消す時期の人（mimamori tasks）：\(list)"))
            }
            if dryRun { Terminal.show(Text(en: "Nothing was removed.", ja: "まだ消していません。")) }
        }
    }
}

private struct RetentionLine: Encodable {
    var dryRun: Bool
    var textBefore: String
    var eventsBefore: String
    var accessesBefore: String
    var removed: [String: Int]
    var toErase: [String]

    init(_ report: RetentionReport, dryRun: Bool) {
        self.dryRun = dryRun
        (removed, toErase) = (report.removed, report.toErase)
        (textBefore, eventsBefore) = (report.textBefore.formatted(.iso8601), report.eventsBefore.formatted(.iso8601))
        accessesBefore = report.accessesBefore.formatted(.iso8601)
    }
}

private struct ErasureLine: Encodable {
    var id: String
    var resident: String
    var at: String
    var by: String
    var byName: String?
    var reason: String
    var removed: [String: Int]

    init(_ erasure: Erasure) {
        (id, resident, at) = (erasure.id, erasure.resident, erasure.at.formatted(.iso8601))
        (by, byName, reason, removed) = (erasure.by, erasure.byName, erasure.reason, erasure.removed)
    }
}

extension Erasure {
    fileprivate var line: Text {
        let (rows, who) = (removed.values.reduce(0, +), byName ?? by)
        return Text(
            en: "\(at.formatted(.iso8601))  \(resident)  \(rows) rows removed by \(who): \(reason)",
            ja: "\(at.formatted(.iso8601))  \(resident)  \(rows) 件を消しました（\(who)）：\(reason)")
    }
}

extension CommandFailure {
    fileprivate init(unknown resident: String) {
        self.init(
            Text(
                en: "there is no resident “\(resident)”: see mimamori people list",
                ja: "住民「\(resident)」はいません。mimamori people list で見てください"))
    }
}
