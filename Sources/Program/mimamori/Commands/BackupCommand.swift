import ArgumentParser
import CommandSupport
import Composition
import Foundation
import Store
import Texts

/// The folder of the database, whichever towns it holds.
struct StateOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            en: "The folder of the database. (default: STATE_DIRECTORY, or ~/.local/state/mimamori)",
            ja: "記録の場所。（なければ STATE_DIRECTORY か ~/.local/state/mimamori）"))
    var state: String?

    var folder: URL { StateFolder.locate(option: state) }
}

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: Text(en: "Copy the database into a file, and prove the copy.", ja: "記録の写しを作って、正しいかたしかめます。"),
        discussion: Text(
            en: """
                The service may go on. The copy holds every town, and names of people: keep it as safe as the database. \
                Secrets are not in it; they are named. With --json: file, bytes, epoch, rows, secretsLeftOut.
                """,
            ja: "動かしたままで作れます。写しには人の名前も入っています。大事にしまってください。かぎは入りません。"))

    @OptionGroup var state: StateOption
    @OptionGroup var output: JSONOption

    @Argument(help: ArgumentHelp(en: "The file to write. It must not be there yet.", ja: "写しの名前。新しい名前にしてください。"))
    var file: String

    func run() async throws {
        let report = try DatabaseBackup.make(of: state.folder, to: URL(filePath: file))
        if output.json {
            try Terminal.print(json: BackupLine(report, file: file))
        } else {
            Terminal.show(
                Text(
                    en: "\(file): \(report.rows.values.reduce(0, +)) rows, checked",
                    ja: "\(file)：\(report.rows.values.reduce(0, +)) 件。たしかめました"))
            for secret in report.secrets {
                Terminal.show(Text(en: "not in the copy: \(secret)", ja: "写しに入れていません：\(secret)"))
            }
        }
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: Text(en: "Put a copy in the place of the database.", ja: "記録を、写しにもどします。"),
        discussion: Text(
            en: """
                The copy is proved first. What was there is kept in a file beside it. Residents whose data were removed \
                since the copy was made are removed again. Devices see a new epoch, and send again what they have kept. \
                With --json: file, bytes, epoch, rows, secretsLeftOut, replaced, erasedAgain.
                """,
            ja: "先に写しをたしかめます。今のものは、そばに残します。写しの後で消した人は、もう一度消します。"))

    @OptionGroup var state: StateOption
    @OptionGroup var output: JSONOption

    @Flag(help: ArgumentHelp(en: "Replace the database that is there.", ja: "今ある記録と入れかえます。"))
    var replace = false

    @Argument(help: ArgumentHelp(en: "A file of mimamori backup.", ja: "mimamori backup で作った写し。"))
    var file: String

    func run() async throws {
        let report = try DatabaseBackup.restore(
            URL(filePath: file), to: state.folder, replace: replace, at: Date())
        if output.json {
            try Terminal.print(json: BackupLine(report, file: file))
            return
        }
        Terminal.show(
            Text(
                en: "restored \(report.rows.values.reduce(0, +)) rows, checked",
                ja: "\(report.rows.values.reduce(0, +)) 件にもどしました。たしかめました"))
        if let replaced = report.replaced {
            Terminal.show(
                Text(
                    en: "what was there is in \(replaced.path): remove it once it is not needed",
                    ja: "前のものは \(replaced.path) にあります。いらなくなったら消してください"))
        }
        for resident in report.erasedAgain {
            Terminal.show(Text(en: "removed again: \(resident)", ja: "もう一度消しました：\(resident)"))
        }
    }
}

/// The keys are a contract with scripts.
private struct BackupLine: Encodable {
    var file: String
    var bytes: Int
    var epoch: String
    var rows: [String: Int]
    var secretsLeftOut: [String]
    var replaced: String?
    var erasedAgain: [String]

    init(_ report: DatabaseBackup.Report, file: String) {
        self.file = file
        (bytes, epoch, rows, secretsLeftOut) = (report.bytes, report.epoch, report.rows, report.secrets)
        (replaced, erasedAgain) = (report.replaced?.path, report.erasedAgain)
    }
}
