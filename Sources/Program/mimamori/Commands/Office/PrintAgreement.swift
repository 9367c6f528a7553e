import ArgumentParser
import CommandSupport
import Composition
import DataFiles
import Foundation
import Paper
import Rules
import Store
import Texts

struct PrintAgreement: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agreement",
        abstract: Text(
            en: "The leaflet and the form on which a resident agrees, on two pages.", ja: "説明の紙と、同意の紙です。二枚になります。"),
        discussion: Text(
            en: """
                The hours are those of the office in town.yml. The version of the text stands at the foot of the page: name \
                it with mimamori consent give --text-version \(PaperAgreement.textVersion). With --resident the name is \
                printed, and that is kept as a look at the resident's data.
                """,
            ja: "時間は town.yml にある役場の時間です。紙の下に版があります。同意を書くとき --text-version で書いてください。"))

    @OptionGroup var data: DataOptions
    @OptionGroup var town: TownOptions

    @Option(
        help: ArgumentHelp(
            en: "The folder of the database, for --resident.", ja: "記録の場所。--resident のときに使います。"))
    var state: String?

    @Option(
        help: ArgumentHelp(
            en: "Whose name is printed: a resident's id or whole name. (default: a line to write on)",
            ja: "名前を入れる住民。id か、名前の全部。（なければ、書くところを作ります）"))
    var resident: String?

    @OptionGroup var look: PurposeOption

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(en: "Where to write it: a file ending in .html or .pdf.", ja: "書く場所：終わりは .html か .pdf。"))
    var output: String

    func validate() throws {
        try PrintCommand.checkOutput(output)
    }

    func run() async throws {
        let files = try town.load(from: data.folder())
        let language = Language(rawValue: data.locale) ?? .ja
        let name = try await name(in: files)
        try PrintCommand.write(PaperAgreement.html(files.town, resident: name, in: language), to: output)
    }

    private func name(in files: TownFiles) async throws -> LocalizedName? {
        guard let resident else { return nil }
        let store = try StateFolder.open(state, townID: files.town.id, warn: Terminal.warn)
        return try await store.residentName(
            resident,
            look: try await look.look(
                at: "agreement", in: store, now: Date(),
                otherwise: Text(en: "to print the agreement", ja: "同意の紙を作る")))
    }
}
