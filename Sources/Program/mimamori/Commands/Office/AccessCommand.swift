import ArgumentParser
import CommandSupport
import Foundation
import Rules
import Store
import Texts

struct AccessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access",
        abstract: Text(en: "Who looked at whose data, and why.", ja: "だれが、だれの情報を、何のために見たかを出します。"),
        subcommands: [List.self], defaultSubcommand: List.self)
}

extension AccessCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(en: "List the looks, the oldest first.", ja: "見た記録を、古いものから出します。"),
            discussion: Text(
                en: """
                    With --json one object a line: number, at, actor, actorName, section, role, purpose, resident, what, \
                    and with --purpose residentName. A resident hears the roles and days of the last 30 days by asking \
                    the speaker: who looked at my data?
                    """, ja: "--json なら一行に一つです。住民は「だれが私の情報を見ましたか」と聞けます。"))

        @OptionGroup var options: StateOptions
        @OptionGroup var look: PurposeOption

        @Option(help: ArgumentHelp(en: "Only this resident, by id.", ja: "この住民だけ。id を書きます。"))
        var resident: String?

        @OptionGroup var output: JSONOption

        func run() async throws {
            let store = try options.open()
            let records = try await store.accesses(
                of: resident, look: try await look.look(at: "accesses", in: store, now: Date()))
            if output.json { return try records.forEach { try Terminal.print(json: AccessLine($0)) } }
            for record in records { Terminal.show(record.line(in: store.timeZone)) }
            if records.isEmpty {
                Terminal.show(Text(en: "Nobody has looked.", ja: "だれも見ていません。"))
            } else {
                look.noteHiddenNames()
            }
        }
    }
}

/// One look as JSON: the keys are a contract with scripts.
private struct AccessLine: Encodable {
    var number: Int64
    var at: String
    var actor: String
    var actorName: String?
    var section: String
    var role: String
    var purpose: String
    var resident: String?
    var residentName: String?
    var what: String

    init(_ record: AccessRecord) {
        number = record.number
        at = record.at.formatted(.iso8601)
        actor = record.actor
        actorName = record.actorName
        section = record.section
        role = record.role.rawValue
        purpose = record.purpose
        resident = record.resident
        residentName = record.residentName
        what = record.what
    }
}

extension AccessRecord {
    fileprivate func line(in zone: TimeZone) -> Text {
        let who = [actorName ?? actor, section].filter { !$0.isEmpty }.joined(separator: " ")
        let whose =
            resident.map { Text(verbatim: [$0, residentName].compactMap(\.self).joined(separator: " ")) }
            ?? Text(en: "everyone", ja: "みんな")
        return Text(verbatim: "\(at.text(in: zone))  \(who)  ") + word + Text(verbatim: "  ") + whose
            + Text(verbatim: "  \(what)  \(purpose)")
    }

    private var word: Text {
        switch role {
        case .staff: Text(en: "staff", ja: "職員")
        case .operator: Text(en: "operator", ja: "機械の係")
        case .volunteer: Text(en: "volunteer", ja: "見守りの人")
        case .auditor: Text(en: "auditor", ja: "確認の係")
        case .family: Text(en: "family", ja: "家族など")
        }
    }
}
