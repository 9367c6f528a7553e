import ArgumentParser
import CommandSupport
import Composition
import DataFiles
import Foundation
import Synthesis
import Texts

extension TownCommand {
    struct Readings: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(
                en: "Have a dictionary read the things that the data gives no reading of.", ja: "読みのない品目を、辞書で調べます。"),
            discussion: Text(
                en: """
                    Lists name and reading, or adds them with --save to target.ja-Hrkt.csv, a question mark behind each: \
                    about one in fifty is wrong. Check them, and take the marks away. Needs Open JTalk: see mimamori doctor.
                    """,
                ja:
                    "名前と読みを出します。--save なら、読みに「？」をつけて target.ja-Hrkt.csv に入れます。五十に一つはまちがいです。調べて「？」を消してください。Open JTalk が要ります。"
            ))

        @OptionGroup var data: DataOptions

        @Flag(
            help: ArgumentHelp(
                en: "Add the readings to target.ja-Hrkt.csv beside target.csv.", ja: "読みを target.ja-Hrkt.csv に入れます。"))
        var save = false

        @Argument(
            help: ArgumentHelp(
                en: "A folder with town.yml, or one in the format of 5374.", ja: "town.yml のある場所か、5374 の形のデータ。",
                valueName: "folder"))
        var folder: String

        func run() async throws {
            let files = try GarbageFiles(at: URL(filePath: folder))
            guard let reader = try data.folder().nameReader() else {
                throw CommandFailure(
                    Text(en: "Open JTalk is not installed: ", ja: "Open JTalk がありません。") + OpenJTalkVoice.remedy)
            }
            let names = files.unreadNames
            let readings = try await reader.readings(of: names)
            if save {
                let file = try files.add(unchecked: readings)
                Terminal.show(
                    Text(
                        en: "\(readings.count) of \(names.count) readings were added to \(file.path): check them.",
                        ja: "\(names.count) のうち \(readings.count) の読みを \(file.path) に入れました。正しいか見てください。"))
            } else {
                for name in names { Terminal.show(verbatim: "\(name),\(readings[name].map { "\($0)？" } ?? "")") }
            }
        }
    }
}
