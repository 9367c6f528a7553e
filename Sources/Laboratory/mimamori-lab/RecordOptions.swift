import ArgumentParser
import Foundation

/// Where a measurement is recorded.
struct RecordOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "Write the record into this folder, too.")
    var output: String?

    /// The command as it was typed, without the program's path.
    var command: String {
        "mimamori-lab " + CommandLine.arguments.dropFirst().joined(separator: " ")
    }

    /// Prints the record, and writes it to `name` in the folder named.
    func write(_ record: some Encodable, to name: String) throws {
        print(String(decoding: try Self.json(record), as: UTF8.self), terminator: "")
        try save(record, to: name)
    }

    /// Writes the record to `name` in the folder named, and prints nothing: what there is of one that takes hours.
    func save(_ record: some Encodable, to name: String) throws {
        guard let output else { return }
        try Self.json(record).write(to: URL(filePath: output).appending(path: name), options: .atomic)
    }

    private static func json(_ record: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(record) + Data("\n".utf8)
    }
}
