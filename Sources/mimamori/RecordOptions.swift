import ArgumentParser
import Foundation

/// Where a measurement is recorded.
struct RecordOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: ArgumentHelp(en: "Write the record into this folder, too.", ja: "記録をここにも書きます。"))
    var output: String?

    /// The command as it was typed, without the program's path.
    var command: String {
        "mimamori " + CommandLine.arguments.dropFirst().joined(separator: " ")
    }

    /// Prints the record, and writes it to `name` in the folder named.
    func write(_ record: some Encodable, to name: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let json = try encoder.encode(record) + Data("\n".utf8)
        print(String(decoding: json, as: UTF8.self), terminator: "")
        if let output {
            try json.write(to: URL(filePath: output).appending(path: name))
        }
    }
}
