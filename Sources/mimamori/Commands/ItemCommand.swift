import ArgumentParser
import DataFiles
import Foundation
import OpenData
import Synthesis
import Texts

struct ItemCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "item", abstract: Text(en: "Find the category of a thing to throw away.", ja: "品物の分別をさがします。"),
        discussion: Text(
            en: """
                It is found by its name however that is written: in kanji, hiragana or katakana, full or half width, with or \
                without long vowels. With --json an array of {"name", "category", "collected", "notice"}: empty where \
                nothing is known, several where the name is ambiguous.
                """,
            ja:
                "漢字、ひらがな、かたかな、全角、半角、のばす音のちがいを気にせずさがします。--json なら {\"name\", \"category\", \"collected\", \"notice\"} をならべます。わからなければ空です。"
        ))

    @Option(
        help: ArgumentHelp(
            en: "A town's folder, or one in the format of 5374.", ja: "町のデータか、5374 の形のデータ。", valueName: "folder"))
    var data: String

    @OptionGroup var output: JSONOption

    @Argument(help: ArgumentHelp(en: "What it is called.", ja: "品物の名前。"))
    var name: String

    func run() async throws {
        let files = try GarbageFiles(at: URL(filePath: data))
        let matches = try await items(in: files).map { item in
            Match(
                name: item.name, category: item.label, collected: files.data.labels.contains(item.label),
                notice: item.notice)
        }
        if output.json {
            try Terminal.print(json: matches)
            return
        }
        if matches.isEmpty {
            Terminal.show(
                Text(
                    en: "“\(name)” is not known: please telephone the town office.",
                    ja: "「\(name)」は、わかりません。役場に電話してください。"))
        }
        if Set(matches.map(\.category)).count > 1 {
            Terminal.show(Text(en: "Which is meant?", ja: "どれですか。"))
        }
        for match in matches {
            Terminal.show(match.text)
        }
    }

    /// Where the data's own names and readings do not have it, by how a dictionary reads the names.
    private func items(in files: GarbageFiles) async throws -> [ItemFinder.Item] {
        let items = ItemFinder(files.data.targets).items(named: name)
        guard items.isEmpty, !files.unreadNames.isEmpty, let reader = try? DataFolder.locate(option: nil).nameReader()
        else { return items }
        let readings = try await reader.readings(of: files.unreadNames)
        return ItemFinder(files.targets(reading: readings)).items(named: name)
    }

    /// One thing as JSON: the keys are a contract with scripts.
    private struct Match: Encodable {
        var name: String
        var category: String
        /// Whether any district has days for the category.
        var collected: Bool
        var notice: String

        var text: Text {
            Text(verbatim: "\(name): \(category)")
                + (collected ? Text(verbatim: "") : Text(en: " (not collected)", ja: "（町では集めません）"))
                + (notice.isEmpty ? Text(verbatim: "") : Text(en: ". \(notice)", ja: "。\(notice)"))
        }
    }
}
