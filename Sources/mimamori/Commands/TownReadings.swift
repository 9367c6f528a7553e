import ArgumentParser
import DataFiles
import Foundation
import Synthesis
import Texts

extension TownCommand {
    struct Readings: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Have a dictionary read the things that the data gives no reading of.",
            discussion: """
                Lists name and reading, or adds them with --save to target.ja-Hrkt.csv, a question mark behind each: \
                about one in fifty is wrong. Check them, and take the marks away. Needs Open JTalk: see mimamori doctor.
                """)

        @OptionGroup var data: DataOptions

        @Flag(help: "Add the readings to target.ja-Hrkt.csv beside target.csv.")
        var save = false

        @Argument(help: ArgumentHelp("A folder with town.yml, or one in the format of 5374.", valueName: "folder"))
        var folder: String

        func run() async throws {
            let files = try GarbageFiles(at: URL(filePath: folder))
            guard let reader = try data.folder().nameReader() else {
                throw ValidationError(
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
