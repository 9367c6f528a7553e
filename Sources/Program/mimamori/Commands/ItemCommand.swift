import ArgumentParser
import CommandSupport
import Composition
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
                without long vowels. Things that only have it in their names are listed if no other is known. With --json an \
                array of {"name", "category", "collected", "notice"}: empty if nothing is known, several if the name \
                is ambiguous.
                """,
            ja:
                "漢字、ひらがな、かたかな、全角、半角、のばす音のちがいを気にせずさがします。ほかになければ、名前の中にある物を出します。--json なら {\"name\", \"category\", \"collected\", \"notice\"} をならべます。わからなければ空です。"
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
        let found = try await matches(in: ItemFinder(files.data.targets))
        let matches = found.items.map { item in
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
        } else if !found.areWhole {
            Terminal.show(
                Text(
                    en: "“\(name)” itself is not known. These have it in their names:",
                    ja: "「\(name)」だけでは、わかりません。名前に入っているのは、次の物です。"))
        } else if Set(matches.map(\.category)).count > 1 {
            Terminal.show(Text(en: "Which is meant?", ja: "どれですか。"))
        }
        for match in matches {
            Terminal.show(match.text)
        }
    }

    /// By the data's own names and readings, and by how a dictionary reads the others if it is installed.
    private func matches(in finder: ItemFinder) async throws -> ItemFinder.Matches {
        guard let reader = try? DataFolder.locate(option: nil).nameReader() else { return finder.matches(name) }
        return try await finder.matches(name, reading: reader.readings)
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
